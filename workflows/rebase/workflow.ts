import { setHandler } from '@temporalio/workflow';
import { handingIn } from '../../domain/attachments/attachment.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { RebaseInput, RebaseTerms } from '../../domain/pipelines/rebase/start.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { RebaseDecisionAct } from '../../domain/pipelines/rebase/acts.js';
import type { StageOf } from '../../domain/pipelines/pipelines.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Ask } from '../engine/ask.js';
import { Desk } from '../engine/desk.js';
import { Interruption, nextUnlessEnded } from '../engine/interruption.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { caseRebased } from '../messages/rebase.js';
import { announceOpening } from '../engine/opening.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { readings } from '../engine/turn.js';
import { REBASE } from '../../domain/refusals/pipelines/rebase.js';

const { openRebase } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * I-73: HR asks, the general manager agrees: a case that is undecided goes by another policy version from now on and is
 * evaluated again under it. What was found before stays in its records; so do the choices that it began with.
 */
export async function rebase(input: RebaseInput): Promise<void> {
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const terms = await openRebase(input);
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const desk = new Desk({
    about: { caseId: input.caseId },
    policyVersion: () => terms.policyVersion,
    hears: [caseInterrupted],
  });
  const ends = new Interruption(terms.personId, ['left']);
  stage = 'gm-decision';
  const { refused } = await desk.opens(asked(input, terms), [decisionAsk(input, terms)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  for (;;) {
    const happening = await nextUnlessEnded(desk, ends);
    if (happening === undefined) {
      await desk.finish(
        closed(input, { stage: 'cancelled', outcome: ends.happened?.why ?? 'left', reason: ends.happened?.note ?? '' }),
      );
      return;
    }
    if (happening.kind !== 'rebase.gm-decision') continue;
    const { act } = happening;
    const again = act.decision === 'approve' ? await openRebase(input) : terms;
    if ('refusal' in again) {
      desk.refuse(again.refusal); // it was decided meanwhile
      continue;
    }
    if (!(await desk.tried(() => desk.commit(decided(input, terms, act), [])))) continue;
    stage = act.decision === 'approve' ? 'rebased' : 'rejected';
    if (act.decision === 'approve') await tellWorkflows([terms.carriedBy], caseRebased, { caseId: input.aboutId });
    await desk.drain();
    return;
  }
}

const decisionAsk = ({ caseId }: RebaseInput, { personId, stepWorkdays }: RebaseTerms): Ask<'rebase.gm-decision'> => ({
  key: 'gm-decision',
  kind: 'rebase.gm-decision',
  to: { roles: ['gm'] },
  excluded: [personId],
  caseId,
  due: { workdays: stepWorkdays },
  check: ({ decision, reason }) =>
    decision === 'reject' && reason === undefined ? refuse(REBASE.REASON_MISSING) : undefined,
});

const asked = (input: RebaseInput, terms: RebaseTerms): StepRecord => {
  const { caseId, aboutId, toVersion, reason, openedBy, files } = input;
  const { personId, choices, policyVersion } = terms;
  return {
    openedBy,
    cases: [
      {
        caseId,
        stage: 'gm-decision',
        reason,
        opens: { kind: 'rebase', personId, aboutId, exclusive: `rebase:${aboutId}`, openedBy, choices },
        detail: { from: policyVersion, to: toVersion },
      },
    ],
    decisions: [{ caseId, clause: 'I-73', kind: 'rebase', outcome: 'asked', reason, round: 1 }],
    ...handingIn(caseId, 'evidence', files),
  };
};

const closed = (
  { caseId }: RebaseInput,
  how: {
    readonly stage: Exclude<StageOf<'rebase'>, 'gm-decision'>;
    readonly outcome?: string;
    readonly reason?: string;
  },
): StepRecord => ({
  cases: [{ caseId, ...how, outcome: how.outcome ?? how.stage, released: true, closed: true }],
  documents: [caseFile(caseId)],
});

/** HR and the person hear it either way. */
function decided(input: RebaseInput, terms: RebaseTerms, { decision, reason }: RebaseDecisionAct): StepRecord {
  const { caseId, aboutId, toVersion, openedBy } = input;
  const approved = decision === 'approve';
  const why = reason === undefined ? {} : { reason };
  const row = { clause: 'I-73', kind: 'rebase', outcome: approved ? 'approved' : 'rejected', ...why } as const;
  const inTheCase: DecisionRecord = {
    ...row,
    caseId: aboutId,
    outcome: 'rebased',
    round: terms.round,
    detail: { rebase: caseId, from: terms.policyVersion, to: toVersion },
  };
  const zh = approved ? `经总经理同意改按制度版本 ${toVersion} 重新评定` : `总经理未同意改按制度版本 ${toVersion}`;
  const en = approved
    ? `goes by policy version ${toVersion} from now on and is evaluated again`
    : `does not go by policy version ${toVersion}`;
  return {
    ...closed(input, { stage: approved ? 'rebased' : 'rejected', ...why }),
    decisions: [{ ...row, caseId, round: 1 }, ...(approved ? [inTheCase] : [])],
    ...(approved ? { rebased: { caseId: aboutId, policyVersion: toVersion } } : {}),
    messages: [
      {
        to: [openedBy, terms.personId],
        clause: 'I-73',
        caseId,
        subject: text(`案件 ${aboutId} 更换制度版本`, `Policy version of case ${aboutId}`),
        body: text(
          `案件 ${aboutId} ${zh}（I-73）${reason === undefined ? '' : `：${reason}`}。`,
          `Case ${aboutId} ${en} (I-73)${reason === undefined ? '' : `: ${reason}`}.`,
        ),
      },
    ],
  };
}
