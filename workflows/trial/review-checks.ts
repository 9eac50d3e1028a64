import type { ReviewSheetAct, TrialManageAct } from '../../domain/pipelines/trial/acts.js';
import { REVIEW_GROUPS, type ReviewGroup } from '../../domain/evaluation/request.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { ReviewState, TrialState } from './state.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';

type ReviewAct = Extract<TrialManageAct, { do: 'add-rater' | 'replace-rater' | 'waive-group' | 'close-review' }>;

/** 9.5.6: what HR may do to a review that is open. */
export function checkReviewAct(state: TrialState, act: ReviewAct, today: string): Refusal | undefined {
  const { review } = state;
  if (review?.launched !== true || state.stage !== 'review') {
    return refuse(REVIEW.NOT_OPEN);
  }
  switch (act.do) {
    case 'add-rater':
      return checkNewRater(review, act.personId);
    case 'replace-rater':
      return checkReplacement(review, act);
    case 'waive-group':
      return checkWaiver(review, act.group, today);
    case 'close-review':
      return checkClosing(state, review, today);
  }
}

const checkNewRater = (review: ReviewState, personId: string): Refusal | undefined =>
  review.raters.some((rater) => rater.personId === personId) || review.reserve.includes(personId)
    ? refuse(REVIEW.ALREADY_ASKED, { personId })
    : undefined;

function checkReplacement(
  review: ReviewState,
  { rater, by }: Extract<ReviewAct, { do: 'replace-rater' }>,
): Refusal | undefined {
  const seat = review.raters.find(({ personId }) => personId === rater);
  if (seat === undefined || seat.answered) {
    return refuse(REVIEW.NO_SEAT, { rater });
  }
  if (seat.group === 'subordinates') {
    return by === undefined ? undefined : refuse(REVIEW.DRAWN_NOT_NAMED);
  }
  if (by === undefined) {
    return refuse(REVIEW.SUBSTITUTE_MISSING);
  }
  return checkNewRater(review, by);
}

/** I-55, I-56: a group that nobody is in, or, after the due day, one that has not answered whole. */
function checkWaiver(review: ReviewState, group: ReviewGroup, today: string): Refusal | undefined {
  const members = review.raters.filter((rater) => rater.group === group);
  const lacking = members.length === 0 || (today > review.dueOn && members.some(({ answered }) => !answered));
  if (!lacking) {
    return refuse(REVIEW.WAIVER_REFUSED, { dueOn: review.dueOn });
  }
  if (review.waived[group] !== undefined) {
    return refuse(REVIEW.ALREADY_WAIVED);
  }
  return REVIEW_GROUPS.every((one) => one === group || review.waived[one] !== undefined)
    ? refuse(REVIEW.LAST_GROUP)
    : undefined;
}

function checkClosing({ request }: TrialState, review: ReviewState, today: string): Refusal | undefined {
  if (request !== null) {
    return refuse(TRIAL.REQUEST_PENDING);
  }
  return today > review.dueOn ? undefined : refuse(REVIEW.NOT_DUE, { dueOn: review.dueOn });
}

/** I-56: answers never come this way; only that there are some does. */
export const checkSheet = (act: ReviewSheetAct): Refusal | undefined =>
  act.sheet === 'sealed' ? undefined : refuse(REVIEW.NOT_SEALED);
