import { ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow';
import { handingIn } from '../../domain/attachments/attachment.js';
import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import type {
  FirstReviewAct,
  GmDecisionAct,
  RulingAct,
  SubmissionAct,
} from '../../domain/pipelines/level-promotion/acts.js';
import type { SpecialStart } from '../../domain/pipelines/level-promotion/start.js';
import type { ComposedPanel } from '../../domain/pipelines/defense/activities.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import { detail, refuse } from '../../domain/vocabulary/refusal.js';
import type { Happening } from '../engine/happening.js';
import { WORKFLOWS, type SessionInput } from '../messages/cases.js';
import { rebased, reviewReopened } from './from-outside.js';
import { batched, decided } from './deciding.js';
import { withoutLeavers } from './leavers.js';
import { applyLaunch, paid, unpaidAtRelease } from './paying.js';
import { released, toRelease } from './releasing.js';
import type { CycleState } from './state.js';
import { moveClosingDate, undone, reviewed, ruled, submitted, type Outcome, type Transition } from './transitions.js';
import { now, readings, today } from '../engine/turn.js';
import { CASE, GM } from '../../domain/refusals/cases.js';
import { REVIEW } from '../../domain/refusals/pipelines/level-promotion.js';

const { reevaluate, findMovedFacts, admitSpecial, composePanel, composeClosings } = readings<PipelineActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});
const { startClosings } = proxyActivities<PipelineActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { maximumInterval: '30 seconds' },
});

/** Applies one human act of the cycle (§8.5); asks the records where the workflow's own state does not tell. */
export async function apply(state: CycleState, happening: Happening): Promise<Outcome> {
  switch (happening.kind) {
    case 'cycle.launch':
      return applyLaunch(state, happening.act, happening.actor.personId);
    case 'cycle.close-ratings':
      return happening.act.do === 'undo' ? undone(state) : moveClosingDate(state, happening.act.closingDate ?? today());
    case 'cycle.ruling':
      return applyRulings(state, happening.act);
    case 'cycle.submission':
      return applySubmission(state, happening.act);
    case 'cycle.first-review':
      return applyFirstReview(state, happening.act);
    case 'cycle.appoint-panel':
      return applyPanel(state, happening.act);
    case 'cycle.gm-submission':
      return batched(state, happening.act);
    case 'cycle.gm-decision':
      return applyDecision(state, happening.act, today());
    case 'cycle.release':
      return applyRelease(state);
    default:
      throw new Error(`the cycle asks for no ${happening.kind}`);
  }
}

/** Counts up what was asked of the engine, so that each evaluation has a name of its own. */
const nextEvaluation = (state: CycleState): CycleState => ({
  ...state,
  counts: { ...state.counts, evaluations: state.counts.evaluations + 1 },
});

const evaluationOf = (
  state: CycleState,
): { readonly cycleId: string; readonly workflowId: string; readonly seq: number } => ({
  cycleId: state.cycleId,
  workflowId: state.cycleId,
  seq: state.counts.evaluations,
});

async function applyRulings(before: CycleState, act: RulingAct): Promise<Outcome> {
  const state = nextEvaluation(before);
  const cases = act.rulings.map((ruling) => ({ caseId: ruling.caseId, ruling }));
  return ruled(state, act.rulings, await reevaluate({ ...evaluationOf(state), cases }));
}

async function applySubmission(state: CycleState, act: SubmissionAct): Promise<Outcome> {
  const rows = [...act.submitted, ...act.leftOut, ...(act.special ?? [])];
  const gone = await withoutLeavers(
    state,
    rows.map(({ caseId }) => caseId),
  );
  if (gone !== undefined) return gone;
  if (act.special === undefined || act.special.length === 0) return submitted(state, act, []);
  const answer = await admitSpecial({ cycleId: state.cycleId, special: act.special });
  return 'refusal' in answer ? answer : submitted(state, act, answer.admitted);
}

/** I-73: one case under another policy version: evaluated again, and back to where that leads. */
export async function applyRebase(before: CycleState, caseId: string): Promise<Transition> {
  const state = nextEvaluation(before);
  return rebased(state, caseId, await reevaluate({ ...evaluationOf(state), cases: [{ caseId }] }));
}

/** I-26: the head's application is a submission; HR's proposal waits for his. */
export async function applySpecial(
  state: CycleState,
  { caseId }: Candidate,
  special: SpecialStart,
): Promise<Transition> {
  const { to, reason, evidence, byHead, files } = special;
  const application = { caseId, to, reason, evidence };
  const proofs = handingIn(caseId, 'evidence', files);
  if (byHead) {
    const answer = await admitSpecial({ cycleId: state.cycleId, special: [application] });
    if ('admitted' in answer) {
      const next = submitted(state, { submitted: [], leftOut: [], special: [application] }, answer.admitted);
      return { ...next, record: { ...next.record, ...proofs } };
    }
  }
  const decision = { caseId, reason, clause: '8.4.1.1', kind: 'submission', outcome: 'proposed', round: 1 } as const;
  const decisions = [{ ...decision, detail: { target: to, evidence } }];
  return { state, record: { decisions, ...proofs } };
}

/** I-15: whose facts have moved since the first review goes back to it, before anybody decides on old ones. */
async function applyDecision(state: CycleState, act: GmDecisionAct, today: string): Promise<Outcome> {
  const gone = await withoutLeavers(
    state,
    act.decisions.map(({ caseId }) => caseId),
  );
  if (gone !== undefined) return gone;
  const deciding = act.decisions.filter(({ decision }) => decision !== 'return').map(({ caseId }) => caseId);
  const moved = deciding.length === 0 ? [] : await findMovedFacts({ cycleId: state.cycleId, caseIds: deciding });
  if (moved.length === 0) return paid(state, decided(state, act, today));
  return {
    refusal: {
      ...refuse(GM.FACTS_MOVED, { count: moved.length }),
      details: moved.map((caseId) => detail(CASE.FACTS_MOVED, { caseId })),
    },
    instead: reviewReopened(state, moved),
  };
}

/** I-15: who passes is frozen with the facts of this moment; whoever rests on older ones is evaluated again first. */
async function applyFirstReview(before: CycleState, act: FirstReviewAct): Promise<Outcome> {
  const gone = await withoutLeavers(
    before,
    act.decisions.map(({ caseId }) => caseId),
  );
  if (gone !== undefined) return gone;
  const passing = act.decisions.filter(({ decision }) => decision === 'pass').map(({ caseId }) => caseId);
  const moved = passing.length === 0 ? [] : await findMovedFacts({ cycleId: before.cycleId, caseIds: passing });
  if (moved.length > 0) {
    return {
      refusal: {
        ...refuse(REVIEW.FACTS_MOVED, { count: moved.length }),
        details: moved.map((caseId) => detail(CASE.FACTS_MOVED, { caseId })),
      },
    };
  }
  const again = act.decisions.filter(({ decision }) => decision === 'reevaluate').map(({ caseId }) => ({ caseId }));
  if (again.length === 0) return reviewed(before, act.decisions, []);
  const state = nextEvaluation(before);
  return reviewed(state, act.decisions, await reevaluate({ ...evaluationOf(state), cases: again }));
}

/** 8.5.4: one session, a workflow of its own; its scorers as the records allow. */
async function applyPanel(state: CycleState, act: AppointPanelAct): Promise<Outcome> {
  const panel = await composePanel({
    groupId: state.cycleId,
    panel: act,
    clause: '8.5.4',
    heardFor: 'level',
    choices: state.terms.choices,
    at: now(),
  });
  if ('refusal' in panel) return panel;
  const number = state.counts.sessions + 1;
  const input = sessionInput(state, act, `${state.cycleId}-D${number}`, panel);
  const { sessionId, heldOn, chair, passMark } = input;
  const candidates = act.caseIds.flatMap((caseId) => {
    const candidate = state.candidates[caseId];
    return candidate?.stage === 'awaiting-defense' ? [{ ...candidate, stage: 'in-defense' as const, sessionId }] : [];
  });
  const scorers = panel.scorers.map((scorer) => ({ ...scorer, withdrawn: false }));
  return {
    state: {
      ...state,
      counts: { ...state.counts, sessions: number },
      candidates: { ...state.candidates, ...Object.fromEntries(candidates.map((one) => [one.caseId, one])) },
    },
    record: {
      candidates,
      session: {
        sessionId,
        groupId: state.cycleId,
        stage: 'scoring',
        heldOn,
        ...placeOf(act),
        chair,
        passMark,
        waived: {},
        deviations: panel.deviations,
        scorers,
      },
    },
    afterwards: () =>
      startChild(WORKFLOWS.session, {
        workflowId: sessionId,
        args: [input],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
  };
}

/** When it begins and where it is held, where HR says so. */
const placeOf = ({ time, room }: AppointPanelAct): Pick<AppointPanelAct, 'time' | 'room'> => ({
  ...(time === undefined ? {} : { time }),
  ...(room === undefined ? {} : { room }),
});

const sessionInput = (
  state: CycleState,
  act: AppointPanelAct,
  sessionId: string,
  { scorers, passMark }: ComposedPanel,
): SessionInput => ({
  sessionId,
  ownerId: state.cycleId,
  groupId: state.cycleId,
  about: { cycleId: state.cycleId },
  heldOn: act.heldOn,
  ...placeOf(act),
  chair: act.chair,
  passMark,
  policyVersion: state.terms.policyVersion,
  stepWorkdays: state.terms.stepWorkdays,
  candidates: act.caseIds.map((caseId) => ({
    caseId,
    personId: state.candidates[caseId]?.personId ?? '',
    round: state.candidates[caseId]?.round ?? 1,
    scorers: scorers.filter((scorer) => scorer.caseId === caseId).map(({ personId, groups }) => ({ personId, groups })),
  })),
});

/** 8.5.6: a hundred people at most go on in one workflow. */
async function applyRelease(state: CycleState): Promise<Outcome> {
  const gone = await withoutLeavers(state, toRelease(state));
  if (gone !== undefined) return gone;
  const unpaid = await unpaidAtRelease(state);
  if (unpaid !== undefined) return unpaid;
  const { transition, closingIds } = released(state, await composeClosings({ caseIds: toRelease(state) }));
  return { ...transition, afterwards: () => startClosings({ cycleId: state.cycleId, closingIds }) };
}
