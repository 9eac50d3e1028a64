import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import type {
  CloseRatingsAct,
  FirstReviewAct,
  GmDecisionAct,
  GmSubmissionAct,
  LaunchAct,
  RulingAct,
  SubmissionAct,
} from '../../domain/pipelines/level-promotion/acts.js';
import { stepsBefore } from '../../domain/pipelines/pipelines.js';
import {
  asDetail,
  detail,
  listing,
  type Refusal,
  type RefusalDetail,
  refuse,
} from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { checkEach, reasonMissing } from './each.js';
import { approvedLevel, inStage, type CycleState } from './state.js';
import { today } from '../engine/turn.js';
import { CYCLE, REVIEW, SUBMISSION } from '../../domain/refusals/pipelines/level-promotion.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';
import { BATCH, GM } from '../../domain/refusals/cases.js';

/** A cycle is launched from its first day on, late only with a reason (8.5.1, I-28); HR's manager drops it (I-81). */
export function checkLaunch(state: CycleState, act: LaunchAct, { roles }: Actor): Refusal | undefined {
  const day = today();
  if (act.do === 'dismiss') {
    if (!roles.includes('hr-manager')) return refuse(CYCLE.DROPPED_BY_MANAGER);
    return act.reason === undefined ? refuse(CYCLE.REASON_MISSING) : undefined;
  }
  if (day < state.terms.launchFrom) {
    return refuse(CYCLE.TOO_EARLY, { month: state.month, launchFrom: state.terms.launchFrom });
  }
  const late = day > state.terms.launchBy && act.reason === undefined;
  return launchFaults({
    closingDate: closingFault(act.closingDate, day),
    reason: late ? refuse(CYCLE.LATE_REASON_MISSING, { launchBy: state.terms.launchBy }) : undefined,
  });
}

const closingFault = (date: string | undefined, day: string): Refusal | undefined =>
  date === undefined ? refuse(CYCLE.TERMS_MISSING) : date < day ? closingInPast(date, day) : undefined;

/** All that is wrong with a launch at once, each at its field; one alone keeps its code. */
function launchFaults(byField: Readonly<Record<string, Refusal | undefined>>): Refusal | undefined {
  const faults = Object.entries(byField).flatMap(([path, refusal]) =>
    refusal === undefined ? [] : [{ path, refusal }],
  );
  const [first] = faults;
  if (first === undefined) return undefined;
  return listing(
    faults.length === 1 ? first.refusal : refuse(CYCLE.LAUNCH_INCOMPLETE),
    faults.map(({ path, refusal }) => asDetail(refusal, { path })),
  );
}

const closingInPast = (date: string, day: string): Refusal => refuse(CYCLE.CLOSING_DATE_PAST, { date, day });

/** The ratings are closed, their closing is moved to a civil date that is still to come (I-13), or the launch is undone. */
export function checkCloseRatings(act: CloseRatingsAct): Refusal | undefined {
  if (act.do === 'close') return undefined;
  if (act.do === 'undo') return act.reason === undefined ? refuse(CYCLE.UNDO_REASON_MISSING) : undefined;
  if (act.closingDate === undefined) {
    return refuse(CYCLE.CLOSING_DATE_MISSING);
  }
  return act.closingDate < today() ? closingInPast(act.closingDate, today()) : undefined;
}

/** HR rules only on those for whom months are missing (I-09). */
export const checkRulings = (state: CycleState, act: RulingAct, actor: Actor): Refusal | undefined =>
  checkEach(state, 'ruling', act.rulings, actor, '8.4.1.2');

/** 8.5.2, I-11, I-27: everybody who is listed is either submitted or left out with a reason. */
export function checkSubmission(state: CycleState, act: SubmissionAct, actor: Actor): Refusal | undefined {
  const rows = [...act.submitted, ...act.leftOut];
  const refused = checkEach(state, 'listed', rows, actor, '8.5.2', (row, candidate): RefusalDetail | undefined => {
    const offered = candidate.directSteps + candidate.panelSteps;
    const steps = 'steps' in row ? (row.steps ?? offered) : offered;
    if (offered === 0 && act.submitted.includes(row)) {
      return detail(SUBMISSION.SPECIAL_ONLY, { caseId: row.caseId });
    }
    return steps <= offered ? undefined : detail(SUBMISSION.TOO_MANY_STEPS, { caseId: row.caseId }, { steps, offered });
  });
  if (refused !== undefined) return refused;
  const named = new Set(rows.map(({ caseId }) => caseId));
  const special = new Set((act.special ?? []).map(({ caseId }) => caseId));
  if (named.size !== rows.length || rows.some(({ caseId }) => special.has(caseId))) {
    return refuse(SUBMISSION.TWICE);
  }
  const forgotten = inStage(state, 'listed').filter(({ caseId }) => !named.has(caseId) && !special.has(caseId));
  if (forgotten.length === 0) return undefined;
  return {
    ...refuse(SUBMISSION.INCOMPLETE, { count: forgotten.length }),
    details: forgotten.map(({ caseId }) => detail(SUBMISSION.MISSING, { caseId })),
  };
}

/** A first review says why it does not pass somebody, and passes nobody who is held (8.5.3, I-10, I-17). */
export const checkFirstReview = (state: CycleState, act: FirstReviewAct, actor: Actor): Refusal | undefined =>
  checkEach(state, 'first-review', act.decisions, actor, '8.5.3', (row, candidate) => {
    const { caseId, decision } = row;
    if (decision === 'reevaluate') return undefined;
    if (decision !== 'pass') {
      return row.reason === undefined ? reasonMissing(caseId, '不予通过或退回', 'refusing or returning') : undefined;
    }
    if (candidate.hold) {
      return detail(REVIEW.STILL_ON_HOLD, { caseId });
    }
    if (candidate.acknowledge && row.acknowledgeComplaints !== true) {
      return detail(REVIEW.COMPLAINT_NOT_ACKNOWLEDGED, { caseId });
    }
    const heard = candidate.route === 'panel' && candidate.panel !== undefined;
    if (heard === (row.defense === undefined)) {
      return heard ? detail(REVIEW.DEFENSE_OPEN, { caseId }) : detail(REVIEW.NO_DEFENSE_YET, { caseId });
    }
    return undefined;
  });

/** 8.5.4: the day and the people; who sits on the panel is checked against the records when it is applied. */
export function checkPanel(state: CycleState, act: AppointPanelAct, actor: Actor): Refusal | undefined {
  if (act.heldOn < today()) {
    return refuse(PANEL.DATE_PAST, { heldOn: act.heldOn, clause: '8.5.4' });
  }
  const rows = act.caseIds.map((caseId) => ({ caseId }));
  if (new Set(act.caseIds).size !== rows.length) {
    return refuse(PANEL.CASE_TWICE);
  }
  return checkEach(state, 'awaiting-defense', rows, actor, '8.5.4');
}

/** 8.5.5: all materials of the cycle at once. */
export function checkGmSubmission(state: CycleState, act: GmSubmissionAct): Refusal | undefined {
  const others = inStage(state, ...stepsBefore('level-promotion', 'ready'));
  if (others.length === 0 || act.withoutOthersReason !== undefined) return undefined;
  return refuse(BATCH.OTHERS_PENDING, { count: others.length, clause: '8.5.5' });
}

/** The general manager says why he rejects, returns or goes against the panel (8.5.5, I-38, I-30). */
export const checkGmDecision = (state: CycleState, act: GmDecisionAct, actor: Actor): Refusal | undefined =>
  checkEach(state, 'with-gm', act.decisions, actor, '8.5.5', (row, candidate) => {
    const { caseId, decision, reason } = row;
    if (decision !== 'approve') {
      return reason === undefined ? reasonMissing(caseId, '否决或退回', 'rejecting or returning') : undefined;
    }
    const level = approvedLevel(candidate, state.terms.choices);
    if (level === null) {
      return detail(GM.BOTH_DATES_MISSED, { caseId });
    }
    const failed = candidate.route === 'panel' && candidate.panel?.outcome === 'failed';
    const against = failed && level === candidate.target;
    return against && reason === undefined
      ? reasonMissing(caseId, '与答辩小组意见不一致的批准', 'approving against the panel')
      : undefined;
  });
