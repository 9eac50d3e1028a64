import type { NewFile } from './recipe.js';

/** The folders of a new pipeline, the same name in every room: people who are lent to another department. */
export const PIPELINE_FILES: readonly NewFile[] = [
  {
    file: 'domain/pipelines/secondment/acts.ts',
    does: 'what is handed in, by task kind',
    text: `/** §10: the head on lending somebody to another department. */
export interface SecondmentAgreementAct {
  readonly agreed: boolean;
}

/** Which form belongs to which task. */
export interface SecondmentActByKind {
  readonly 'secondment.agreement': SecondmentAgreementAct;
}
`,
  },
  {
    file: 'domain/pipelines/secondment/schemas.ts',
    does: 'the schemas of it',
    text: `import { z } from 'zod';
import type { ActSchemas } from '../act-atoms.js';
import type { SecondmentActByKind } from './acts.js';

/** The forms of a secondment (§10), with their limits. */
export const SECONDMENT_SCHEMAS: ActSchemas<SecondmentActByKind> = {
  'secondment.agreement': z.strictObject({ agreed: z.boolean() }),
};
`,
  },
  {
    file: 'domain/pipelines/secondment/catalogue.ts',
    does: 'stages, tasks, decisions, papers: §, words, whom each is told',
    text: `import { decided, decisions, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_ONCE, atOnce } from '../../sight/telling.js';
import type { SecondmentActByKind } from './acts.js';

/** A secondment (§10). */

const STAGES = stages({
  lending: { clause: '10', title: text('待同意借调', 'Lending'), to: ['lent', 'not-lent'], tells: AT_ONCE },
  lent: { clause: '10', title: text('已借调', 'lent'), end: 'well', to: [], tells: AT_ONCE },
  'not-lent': { clause: '10', title: text('未借调', 'not lent'), end: 'otherwise', to: [], tells: AT_ONCE },
});

const TASKS: Readonly<Record<keyof SecondmentActByKind, Task<keyof typeof STAGES>>> = {
  'secondment.agreement': {
    clause: '10',
    title: text('同意借调', 'Agree to a secondment'),
    tells: AT_ONCE,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const SECONDMENT = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'secondment:lent': decided('同意借调', 'lent', atOnce),
    'secondment:not-lent': decided('不同意借调', 'not lent', atOnce),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
`,
  },
  {
    file: 'domain/pipelines/secondment/start.ts',
    does: 'what starts it, and what it takes with it',
    text: `import type { CaseTerms } from '../../cases/case-terms.js';

/** What HR starts a secondment with (§10). */
export interface SecondmentInput {
  readonly caseId: string;
  readonly personId: string;
  readonly openedBy: string;
}

/** What it takes with it at its start (I-73), and whose head is asked. */
export interface SecondmentTerms extends CaseTerms {
  readonly headId: string;
}
`,
  },
  {
    file: 'domain/pipelines/secondment/activities.ts',
    does: 'what it asks of the records',
    text: `import type { OpenedWith } from '../../cases/opened-with.js';
import type { SecondmentInput, SecondmentTerms } from './start.js';

/** What a secondment (§10) asks of the records; the instant is epoch milliseconds. */
export interface SecondmentActivities {
  /** May this person be lent, and who is asked? Only reads. */
  openSecondment(input: SecondmentInput & { readonly at: number }): Promise<OpenedWith<SecondmentTerms>>;
}
`,
  },
  {
    file: 'domain/refusals/pipelines/secondment.ts',
    does: 'what is refused, declared once: code, status, §, words',
    text: `import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about secondments (§10). */
export const SECONDMENT = declare('SECONDMENT', {
  NOBODY: {
    status: 422,
    clause: '10',
    words: ({ personId }: { personId: string }) =>
      text(
        \`\${personId} 查无此人、已离职或没有直属上级。请核对工号。\`,
        \`\${personId} is not known, has left or has no superior. Check the employee number.\`,
      ),
  },
});
`,
  },
  {
    file: 'workflows/secondment/workflow.ts',
    does: 'the workflow, and what grows beside it by the same names: state, asks, checks, apply, transitions',
    text: `import { setHandler } from '@temporalio/workflow';
import { caseFile } from '../../domain/documents/case-file.js';
import type { SecondmentActivities } from '../../domain/pipelines/secondment/activities.js';
import type { SecondmentInput, SecondmentTerms } from '../../domain/pipelines/secondment/start.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Ask } from '../engine/ask.js';
import { Desk } from '../engine/desk.js';
import { announceOpening } from '../engine/opening.js';
import { now, readings } from '../engine/turn.js';
import { getStage } from '../messages/cases.js';

const { openSecondment } = readings<SecondmentActivities>({ startToCloseTimeout: '1 minute' });

/** §10: HR asks, the head lends or does not. */
export async function secondment(input: SecondmentInput): Promise<void> {
  const { caseId } = input;
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const terms = await openSecondment({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const desk = new Desk({ about: { caseId }, policyVersion: () => terms.policyVersion });
  stage = 'lending';
  const { refused } = await desk.opens(secondmentOpened(input, terms), [agreementAsk(input, terms)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  for (;;) {
    const happening = await desk.next();
    if (happening?.kind !== 'secondment.agreement') continue;
    stage = happening.act.agreed ? 'lent' : 'not-lent';
    if (await desk.tried(() => desk.finish(secondmentEnded(caseId, happening.act.agreed)))) return;
  }
}

const agreementAsk = (
  { caseId, personId }: SecondmentInput,
  { headId, stepWorkdays }: SecondmentTerms,
): Ask<'secondment.agreement'> => ({
  key: 'agreement',
  kind: 'secondment.agreement',
  to: { people: [headId], escalateTo: ['hr'] },
  excluded: [personId],
  caseId,
  due: { workdays: stepWorkdays },
  check: () => undefined,
});

const secondmentOpened = (
  { caseId, personId, openedBy }: SecondmentInput,
  { choices }: SecondmentTerms,
): StepRecord => ({
  openedBy,
  cases: [{ caseId, stage: 'lending', released: true, opens: { kind: 'secondment', personId, openedBy, choices } }],
});

/** What the head's answer leaves in the records. */
export const secondmentEnded = (caseId: string, agreed: boolean): StepRecord => {
  const outcome = agreed ? 'lent' : 'not-lent';
  return {
    decisions: [{ caseId, clause: '10', kind: 'secondment', outcome, round: 1 }],
    cases: [{ caseId, stage: outcome, outcome, closed: true }],
    documents: [caseFile(caseId)],
  };
};
`,
  },
  {
    file: 'activities/secondment/open.ts',
    does: 'carries out what it asks',
    text: `import { findEmployment } from '../../db/people/employment.js';
import type { SecondmentActivities } from '../../domain/pipelines/secondment/activities.js';
import { SECONDMENT } from '../../domain/refusals/pipelines/secondment.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';

/** §10: somebody who is there, whose superior is asked. */
export const createOpenSecondment =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): SecondmentActivities['openSecondment'] =>
  async ({ personId, at }) => {
    const person = await findEmployment(db, personId, todayIn('Asia/Shanghai', at));
    const headId = person?.superiorId ?? null;
    if (person === undefined || person.status === 'left' || headId === null)
      return { refusal: refuse(SECONDMENT.NOBODY, { personId }) };
    const { policyVersion, choices, stepWorkdays } = await caseTerms({ db, library }, at);
    return { policyVersion, choices, stepWorkdays, headId };
  };
`,
  },
  {
    file: 'api/routes/people/secondments.ts',
    does: 'the address that opens it, where somebody does by hand',
    text: `import * as z from 'zod';
import type { SecondmentInput } from '../../../domain/pipelines/secondment/start.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { openByWorkflow, type OpeningDeps } from '../../http/opening.js';
import { route, writes, type Route } from '../../http/route.js';
import { caseDetail, caseDetailSchema } from '../../views/case-detail.js';
import { identifier } from '../../views/schemas.js';

/** §10: HR asks for somebody to be lent to another department. */
export const createSecondmentRoutes = (deps: OpeningDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/people/{personId}/secondment',
    tag: 'people',
    repeat: 'stored',
    clause: '10',
    summary: text('发起借调', 'Ask for a secondment'),
    description: text('直属上级同意后借调。', 'The superior agrees, and the person is lent.'),
    access: writes('secondment'),
    params: z.strictObject({ personId: identifier }),
    answer: { status: 201, schema: caseDetailSchema, description: text('借调案件', 'the case') },
    handle: async (call) => {
      const { personId } = call.params;
      const id = await openByWorkflow(deps, call, {
        series: 'JD',
        type: WORKFLOWS.secondment,
        input: (caseId): SecondmentInput => ({ caseId, personId, openedBy: call.actor.personId }),
      });
      return { body: await caseDetail(deps.db, call.actor, id), location: \`/v1/cases/\${id}\` };
    },
  }),
];
`,
  },
  {
    file: 'test/workflows/people/secondment.test.ts',
    does: 'tests: agreed, refused, twice, out of turn; whole cases are played by `cli/play`',
    text: `import { expect, test } from '@jest/globals';
import { secondmentEnded } from '../../../workflows/secondment/workflow.js';

test('§10: a secondment goes from lending to lent or not-lent by the head’s act secondment.agreement', () => {
  const before = { stage: 'lending', kind: 'secondment.agreement' };
  expect(secondmentEnded('JD-1', true).cases?.[0]).toMatchObject({ stage: 'lent' });
  expect(secondmentEnded('JD-1', false).cases?.[0]).toMatchObject({ stage: 'not-lent' });
  expect(before).toMatchObject({ stage: 'lending' });
});
`,
  },
];
