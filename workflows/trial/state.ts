import { dayNumber } from '../../domain/vocabulary/civil-date.js';
import { REVIEW_GROUPS, type ReviewGroup } from '../../domain/evaluation/request.js';
import type { StepRecord } from '../../domain/step/record.js';
import { TRIAL_ROW, type TrialStage } from '../../domain/pipelines/trial/catalogue.js';
import type { ConfirmedRaters, TrialPause, TrialPlan } from '../../domain/pipelines/trial/trial.js';
import type { CarriedDesk } from '../engine/desk-options.js';
import type { TrialInput } from '../messages/position.js';

/** Where a trial appointment stands (9.5.5, 9.5.6). Plain JSON: it travels into the next run. */
export interface TrialState {
  readonly input: TrialInput;
  readonly stage: TrialStage;
  readonly letter: TrialTerms | null;
  readonly plan: TrialPlan | null;
  /** I-51: whole months added once; 0 while it was not. */
  readonly extendedMonths: number;
  readonly pauses: readonly TrialPause[];
  /** What waits for the general manager. */
  readonly request: TrialRequest | null;
  /** Counts requests, so that each has a task of its own. */
  readonly requests: number;
  readonly former: Readonly<Record<string, string | null>>;
  readonly raters: ConfirmedRaters | null;
  /** Counts reviews. */
  readonly reviews: number;
  readonly review: ReviewState | null;
  /** Reminders and alarms that have rung, by what and for which day. */
  readonly rung: readonly string[];
  /** How often the days were computed; names the kept evaluations. */
  readonly plans: number;
  readonly score: string | null;
  readonly reason: string | null;
}

/** What a trial hands to the next run of its workflow. */
export interface CarriedTrial {
  readonly state: TrialState;
  /** Civil date of the general manager's approval (9.5.4). */
  readonly approvedOn: string;
  readonly desk: CarriedDesk;
}

/** What a run of the workflow begins with. */
export interface TrialRun extends TrialInput {
  /** Set when the trial goes on in a new run; never by a caller. */
  readonly carried?: CarriedTrial;
}

/** What the letter says of the trial (9.5.5). */
export interface TrialTerms {
  readonly startOn: string;
  readonly months: number;
  readonly team: readonly string[];
}

export type TrialRequest =
  | { readonly what: 'extension'; readonly months: number; readonly reason: string }
  | { readonly what: 'end'; readonly reason: string };

export interface ReviewState {
  readonly no: number;
  readonly seed: string;
  /** False between the seed and the roster. */
  readonly launched: boolean;
  readonly dueOn: string;
  /** How many subordinates the review counts on (I-56). */
  readonly asked: number;
  readonly raters: readonly Rater[];
  readonly reserve: readonly string[];
  readonly drawn: number;
  readonly waived: Readonly<Partial<Record<ReviewGroup, string>>>;
}

export interface Rater {
  readonly personId: string;
  readonly group: ReviewGroup;
  readonly place: number | null;
  readonly answered: boolean;
  readonly replaces?: string;
}

export const begin = (input: TrialInput): TrialState => ({
  input,
  stage: 'letter',
  letter: null,
  plan: null,
  extendedMonths: 0,
  pauses: [],
  request: null,
  requests: 0,
  former: {},
  raters: null,
  reviews: 0,
  review: null,
  rung: [],
  plans: 0,
  score: null,
  reason: null,
});

export const isOver = ({ stage }: TrialState): boolean => TRIAL_ROW[stage].over;

export const openPause = ({ pauses }: TrialState): TrialPause | undefined => pauses.find(({ to }) => to === null);

/** Calendar days that do not count, of pauses that are over (I-51). */
export const pausedDays = (pauses: readonly TrialPause[]): number =>
  pauses.reduce((sum, { from, to }) => sum + (to === null ? 0 : dayNumber(to) - dayNumber(from)), 0);

export const owing = (review: ReviewState): readonly Rater[] => review.raters.filter(({ answered }) => !answered);

/** Groups in which nobody is asked and which HR has not waived. */
export const emptyGroups = (review: ReviewState): readonly ReviewGroup[] =>
  REVIEW_GROUPS.filter(
    (group) => review.waived[group] === undefined && !review.raters.some((rater) => rater.group === group),
  );

/** All sheets are in and no group is open: the review closes by itself (I-56). */
export const isReviewComplete = ({ stage, review, request }: TrialState): boolean =>
  stage === 'review' &&
  review?.launched === true &&
  request === null &&
  owing(review).length === 0 &&
  emptyGroups(review).length === 0;

/** What a step writes of the trial: its row, and the case with what was before and after in the ledger. */
export function recordOf(state: TrialState, more: StepRecord & { readonly endedOn?: string } = {}): StepRecord {
  const { input, stage, letter, plan, extendedMonths, pauses, former, raters, score, reason } = state;
  const { caseId } = input;
  const { endedOn, ...rest } = more;
  return {
    ...rest,
    trial: {
      caseId,
      stage,
      pauses,
      former,
      ...(letter === null ? {} : { startOn: letter.startOn, months: letter.months, team: letter.team }),
      ...(plan === null ? {} : { plan }),
      ...(extendedMonths === 0 ? {} : { extendedMonths }),
      ...(raters === null ? {} : { raters }),
      ...(score === null ? {} : { score }),
      ...(reason === null ? {} : { reason }),
      ...(endedOn === undefined ? {} : { endedOn }),
    },
    cases: [{ caseId, stage: TRIAL_ROW[stage].ofCase, detail: { trial: detailOf(state) } }],
  };
}

const detailOf = (state: TrialState): Readonly<Record<string, unknown>> => {
  const { stage, letter, plan, extendedMonths, pauses, request, raters, former, review, rung, score, reason } = state;
  return {
    stage,
    ...letter,
    lastDay: plan?.lastDay ?? null,
    reviewOn: plan?.reviewOn ?? null,
    provisional: plan?.provisional ?? false,
    extendedMonths,
    pauses,
    request,
    raters,
    former,
    rung,
    score,
    reason,
    review:
      review === null
        ? null
        : { no: review.no, seed: review.seed, dueOn: review.launched ? review.dueOn : null, waived: review.waived },
  };
};
