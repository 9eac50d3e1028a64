import type {
  ReviewRatersAct,
  TrialBelowMarkAct,
  TrialDecisionAct,
  TrialLetterAct,
  TrialManageAct,
} from '../../domain/pipelines/trial/acts.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { checkReviewAct } from './review-checks.js';
import { openPause, type TrialState } from './state.js';
import { today } from '../engine/turn.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';

/** 9.5.5: not before the general manager approved it (9.5.4), which is when the trial's own workflow began. */
export const checkLetter = (act: TrialLetterAct, approvedOn: string): Refusal | undefined =>
  act.startOn >= approvedOn ? undefined : refuse(TRIAL.START_BEFORE_APPROVAL, { startOn: act.startOn, approvedOn });

export function checkManage(state: TrialState, act: TrialManageAct): Refusal | undefined {
  switch (act.do) {
    case 'request-extension':
      return checkExtension(state) ?? checkNoRequest(state) ?? checkNotBelowMark(state);
    case 'request-end':
      return checkNoRequest(state) ?? checkNotBelowMark(state);
    case 'pause':
      return checkPause(state, act.from);
    case 'resume':
      return checkResume(state, act.on);
    default:
      return checkReviewAct(state, act, today());
  }
}

/** I-51: one extension. */
const checkExtension = ({ extendedMonths }: TrialState): Refusal | undefined =>
  extendedMonths === 0 ? undefined : refuse(TRIAL.ALREADY_EXTENDED);

const checkNoRequest = ({ request }: TrialState): Refusal | undefined =>
  request === null ? undefined : refuse(TRIAL.REQUEST_PENDING);

const checkNotBelowMark = ({ stage }: TrialState): Refusal | undefined =>
  stage === 'below-mark' ? refuse(TRIAL.OUT_OF_TURN) : undefined;

function checkPause(state: TrialState, from: string): Refusal | undefined {
  if (state.stage !== 'running' || openPause(state) !== undefined) {
    return refuse(TRIAL.NOT_TO_PAUSE);
  }
  const earliest = [state.letter?.startOn ?? '', ...state.pauses.map(({ to }) => to ?? '')].sort().at(-1) ?? '';
  return from >= earliest && from <= today() ? undefined : refuse(TRIAL.PAUSE_DATE, { earliest, today: today() });
}

function checkResume(state: TrialState, on: string): Refusal | undefined {
  const pause = openPause(state);
  if (pause === undefined) {
    return refuse(TRIAL.NOT_PAUSED);
  }
  return on >= pause.from && on <= today()
    ? undefined
    : refuse(TRIAL.RESUME_DATE, { from: pause.from, today: today() });
}

/** I-57, I-59: a refusal has its reason; below the mark after the extension only the end is left. */
export function checkDecision(state: TrialState, act: TrialDecisionAct): Refusal | undefined {
  if (act.decision === 'approve') return undefined;
  if (state.stage === 'below-mark' && state.request?.what === 'end' && state.extendedMonths > 0) {
    return refuse(TRIAL.NOTHING_ELSE_LEFT);
  }
  return act.reason === undefined ? refuse(TRIAL.REASON_MISSING) : undefined;
}

export const checkBelowMark = (state: TrialState, act: TrialBelowMarkAct): Refusal | undefined =>
  act.propose === 'extend' ? checkExtension(state) : undefined;

/** 9.5.6: everybody once, and never the candidate. */
export function checkRatersAct({ input }: TrialState, act: ReviewRatersAct): Refusal | undefined {
  const named = [...act.superiors, ...act.departmentHeads];
  if (named.includes(input.personId)) return ratesHimself(input.personId);
  return new Set(named).size === named.length ? undefined : refuse(REVIEW.NAMED_TWICE);
}

export const ratesHimself = (personId: string): Refusal => refuse(REVIEW.RATES_HIMSELF, { personId });
