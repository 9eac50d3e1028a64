import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type {
  ReviewRatersAct,
  TrialBelowMarkAct,
  TrialDecisionAct,
  TrialLetterAct,
  TrialManageAct,
} from '../../domain/pipelines/trial/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { TrialPause, TrialPlan } from '../../domain/pipelines/trial/trial.js';
import type { Happening } from '../engine/happening.js';
import { applyToReview, callOff } from './reviewing.js';
import { pausedDays, recordOf, type TrialState } from './state.js';
import {
  decisionOf,
  extended,
  lettered,
  paused,
  rejected,
  requested,
  resumed,
  type Transition,
} from './transitions.js';
import { readings } from '../engine/turn.js';
import { batchRefused } from '../../domain/refusals/cases.js';

const { planTrial, readHandover, checkRaters } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** What an act comes to: a transition, the end of the trial (I-57, I-59), or a refusal. */
export type Outcome = { readonly refusal: Refusal } | (Transition & { readonly ends?: string });

/** Applies one human act of a trial (9.5.5, 9.5.6). */
export async function apply(state: TrialState, happening: Happening): Promise<Outcome> {
  switch (happening.kind) {
    case 'trial.letter':
      return applyLetter(state, happening.act);
    case 'trial.manage':
      return applyManage(state, happening.act);
    case 'trial.extension':
    case 'trial.end':
      return applyDecision(state, happening.act);
    case 'trial.below-mark':
      return applyBelowMark(state, happening.act);
    case 'review.raters':
      return applyRaters(state, happening.act);
    default:
      return applyToReview(state, happening);
  }
}

/** I-53: the days by the calendar as it is known now. */
export async function plan(
  state: TrialState,
  terms: { readonly startOn: string; readonly months: number; readonly pauses?: readonly TrialPause[] },
): Promise<{ readonly plan: TrialPlan } | { readonly refusal: Refusal }> {
  const { caseId, trialId, policyVersion, choices } = state.input;
  return planTrial({
    caseId,
    policyVersion,
    choices,
    startOn: terms.startOn,
    months: terms.months,
    askedBy: `${trialId}:plan:${state.plans + 1}`,
    pausedDays: pausedDays(terms.pauses ?? state.pauses),
  });
}

/** After an answer of the engine was kept, the next has another name. */
const counted = (state: TrialState): TrialState => ({ ...state, plans: state.plans + 1 });

async function applyLetter(state: TrialState, act: TrialLetterAct): Promise<Outcome> {
  const { personId, reportsTo } = state.input;
  const { faults } = await readHandover({ personId, reportsTo, team: act.team });
  if (faults.length > 0) return { refusal: batchRefused('9.5.5', faults) };
  const answer = await plan(state, act);
  return 'refusal' in answer ? answer : lettered(counted(state), act, answer.plan);
}

async function applyManage(state: TrialState, act: TrialManageAct): Promise<Outcome> {
  const { letter } = state;
  switch (act.do) {
    case 'request-extension':
      return requested(state, { what: 'extension', months: act.months, reason: act.reason });
    case 'request-end':
      return requested(state, { what: 'end', reason: act.reason });
    case 'pause':
      return paused(state, act);
    case 'resume': {
      const pauses = state.pauses.map((pause) => (pause.to === null ? { ...pause, to: act.on } : pause));
      const { startOn = '', months = 0 } = letter ?? {};
      const answer = await plan(state, { startOn, months: months + state.extendedMonths, pauses });
      return 'refusal' in answer ? answer : resumed(counted(state), act.on, answer.plan, act.reason);
    }
    default:
      return applyToReview(state, { kind: 'trial.manage', act });
  }
}

async function applyDecision(state: TrialState, act: TrialDecisionAct): Promise<Outcome> {
  const { request, letter } = state;
  if (request === null || act.decision === 'reject') return rejected(state, act.reason);
  if (request.what === 'end') {
    const decision = decisionOf(state, state.stage === 'below-mark' ? 'I-57' : 'I-59', {
      kind: 'trial',
      outcome: 'end-approved',
    });
    return { ...callOff(state, { decisions: [decision] }), ends: request.reason };
  }
  const { startOn = '', months = 0 } = letter ?? {};
  const answer = await plan(state, { startOn, months: months + request.months });
  if ('refusal' in answer) return answer;
  return extended(counted(state), request.months, answer.plan, callOff(state, {}).record);
}

/** After a review below the mark HR proposes to end or to extend (I-57). */
const applyBelowMark = (state: TrialState, act: TrialBelowMarkAct): Outcome =>
  requested(
    state,
    act.propose === 'end'
      ? { what: 'end', reason: act.reason }
      : { what: 'extension', months: act.months, reason: act.reason },
  );

async function applyRaters(before: TrialState, act: ReviewRatersAct): Promise<Outcome> {
  const named = [...act.superiors, ...act.departmentHeads];
  const { personId, vacancyId, reportsTo } = before.input;
  const confirms = { ...act, reportsTo };
  const { faults } = await checkRaters({ personId, vacancyId, raters: named, confirms });
  if (faults.length > 0) return { refusal: batchRefused('9.5.6', faults) };
  const { superiors, departmentHeads, leftOut = [] } = act;
  const state: TrialState = { ...before, raters: { superiors, departmentHeads, leftOut } };
  const decision = decisionOf(
    state,
    '9.5.6',
    { kind: 'review', outcome: 'raters-confirmed' },
    { detail: { superiors, departmentHeads, leftOut } },
  );
  return { state, record: recordOf(state, { decisions: [decision] }) };
}
