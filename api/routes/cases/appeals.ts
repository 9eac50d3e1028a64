import * as z from 'zod';
import { listAppeals, readAppealFacts } from '../../../db/appeals/appeals.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { fileIds } from '../../../domain/vocabulary/file-schemas.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import type { AppealInput } from '../../../domain/pipelines/appeal/start.js';
import { admitAppeal, appealableDecisions } from '../../../domain/pipelines/appeal/appeal.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { decisionWords } from '../../../domain/pipelines/decisions.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema, findSeen } from '../../views/cases/case-detail.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier, instant } from '../../views/schemas.js';
import { CASE } from '../../../domain/refusals/cases.js';

export interface AppealDeps extends OpeningDeps {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}
const params = z.strictObject({ caseId: identifier });

const appealsSchema = z
  .strictObject({
    decisions: z.array(
      z.strictObject({
        decision: z.string().meta({ examples: ['gm', 'first-review', 'evaluation'] }),
        clause: z.string(),
        outcome: z.string(),
        text: textSchema,
        round: z.int(),
        noticedOn: civilDate.meta({ description: '告知之日 · the day on which the person could first read it' }),
        until: civilDate.meta({ description: '申诉截止日（含） · the last day on which an appeal counts' }),
        mayAppeal: z.boolean().meta({ description: '当事人今天可否申诉 · whether its person may appeal today' }),
      }),
    ),
    appeals: z.array(
      z.strictObject({
        id: z.string(),
        decision: z.string(),
        grounds: z.string(),
        evidence: z.string().nullable(),
        reader: z.string().nullable(),
        stage: z.string(),
        outcome: z.string().nullable(),
        reason: z.string().nullable(),
        openedAt: instant,
        closedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Appeals' });

/** I-74: against which decisions of a case an appeal is open, what was appealed against, and the appeal itself. */
export function createAppealRoutes(deps: AppealDeps): Route[] {
  const { db, library, calendar, now } = deps;
  const factsOf = async (caseId: string) => {
    const facts = await readAppealFacts(db, caseId);
    if (facts === undefined) throw new RefusalError(refuse(CASE.NOT_FOUND));
    const workdays = library.byVersion(facts.policyVersion).levelPromotion.appealWorkdays.value;
    return { facts, workdays };
  };
  return [
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/appeals',
      tag: 'cases',
      summary: text('可申诉的决定与已提出的申诉', 'What may be appealed against, and the appeals made'),
      access: reads('appeals'),
      params,
      answer: { status: 200, schema: appealsSchema, description: text('决定与申诉', 'decisions and appeals') },
      handle: async ({ actor, params: { caseId } }) => {
        const { view } = await findSeen(db, actor, caseId);
        if (view === 'below') throw new RefusalError(refuse(CASE.NOT_FOUND));
        const { facts, workdays } = await factsOf(caseId);
        const today = todayIn('Asia/Shanghai', now().getTime());
        const { personId } = facts;
        const decisions = appealableDecisions(facts, calendar, workdays).map((one) => ({
          decision: one.decision,
          clause: one.clause,
          outcome: one.outcome,
          round: one.round,
          noticedOn: one.noticedOn,
          until: one.until,
          text: decisionWords(one.decision, one.outcome),
          mayAppeal:
            'decision' in admitAppeal(facts, { personId, decision: one.decision, today }, { calendar, workdays }),
        }));
        const appeals = (await listAppeals(db, caseId, view === 'all')).map((one) => ({
          ...one,
          openedAt: one.openedAt.toISOString(),
          closedAt: one.closedAt?.toISOString() ?? null,
        }));
        return { body: { decisions, appeals }, about: [personId] };
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{caseId}/appeals',
      tag: 'cases',
      repeat: 'stored',
      clause: 'I-74',
      summary: text('提出申诉', 'Appeal against a decision'),
      description: text(
        '当事人本人在告知后五个工作日内提出；由未参与本案的人受理（I-74）。不给 decision 时针对最近一次告知的决定。',
        'By the person himself within five workdays of the notice; somebody who took no part reads it (I-74). Without decision: against the latest that was told.',
      ),
      access: writes('appeals'),
      params,
      body: z.strictObject({
        decision: lineText(1, 40)
          .exactOptional()
          .meta({ description: '取自 GET 的 decisions · one of the decisions of the GET' }),
        grounds: reason.meta({ description: '申诉理由 · why it is wrong' }),
        evidence: reason.exactOptional().meta({ description: '依据及其存放处 · what proves it, and where it lies' }),
        files: fileIds.exactOptional().meta({ description: '证明文件 · files that prove it, uploaded before' }),
      }),
      answer: { status: 201, schema: caseDetailSchema, description: text('申诉案件', 'the case of the appeal') },
      handle: async (call) => {
        const { caseId: aboutId } = call.params;
        const { personId } = call.actor;
        const { grounds, decision = null, evidence = null, files } = call.body;
        await findSeen(db, call.actor, aboutId);
        const { facts, workdays } = await factsOf(aboutId);
        const today = todayIn('Asia/Shanghai', now().getTime());
        if (!call.repeated) {
          const admitted = admitAppeal(facts, { personId, decision, today }, { calendar, workdays });
          if ('refusal' in admitted) throw new RefusalError(admitted.refusal);
        }
        await checkFiles(deps, call, call.body);
        const id = await openByWorkflow(deps, call, {
          series: 'SS',
          type: WORKFLOWS.appeal,
          input: (caseId): AppealInput => ({
            caseId,
            aboutId,
            personId,
            decision,
            grounds,
            evidence,
            ...(files === undefined ? {} : { files }),
          }),
        });
        return { body: await caseDetail(db, call.actor, id), location: `/v1/cases/${id}` };
      },
    }),
  ];
}
