import type { ReviewSheetAct, TrialManageAct } from '../../domain/pipelines/trial/acts.js';
import { REVIEW_GROUPS, type ReviewGroup } from '../../domain/evaluation/request.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { refusal } from '../engine/refusing.js';
import type { ReviewState, TrialState } from './state.js';

type ReviewAct = Extract<TrialManageAct, { do: 'add-rater' | 'replace-rater' | 'waive-group' | 'close-review' }>;

/** 9.5.6: what HR may do to a review that is open. */
export function checkReviewAct(state: TrialState, act: ReviewAct, today: string): Refusal | undefined {
  const { review } = state;
  if (review?.launched !== true || state.stage !== 'review') {
    return refusal(
      'REVIEW.NOT_OPEN',
      '9.5.6',
      '考核没有进行。请在考核期间办理。',
      'There is no review under way. Do this while there is.',
    );
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
    ? refusal(
        'REVIEW.ALREADY_ASKED',
        'I-56',
        `${personId} 已在考核名单中。请另选他人。`,
        `${personId} is asked already, or next in the draw. Name somebody else.`,
      )
    : undefined;

function checkReplacement(
  review: ReviewState,
  { rater, by }: Extract<ReviewAct, { do: 'replace-rater' }>,
): Refusal | undefined {
  const seat = review.raters.find(({ personId }) => personId === rater);
  if (seat === undefined || seat.answered) {
    return refusal(
      'REVIEW.NO_SEAT',
      'I-58',
      `${rater} 不在名单中,或已提交答卷(答卷不可撤回)。请核对工号。`,
      `${rater} is not asked, or has answered, which cannot be taken back. Check the employee number.`,
    );
  }
  if (seat.group === 'subordinates') {
    return by === undefined
      ? undefined
      : refusal(
          'REVIEW.DRAWN_NOT_NAMED',
          'I-55',
          '下属的替补按同一抽签顺序产生,不能指定(I-55)。请删除 by。',
          'Subordinates are replaced by the order of the draw and cannot be named (I-55). Leave "by" out.',
        );
  }
  if (by === undefined) {
    return refusal('REVIEW.SUBSTITUTE_MISSING', 'I-58', '请指定由谁替补(by)。', 'Say who takes the place (by).');
  }
  return checkNewRater(review, by);
}

/** I-55, I-56: a group that nobody is in, or, after the due day, one that has not answered whole. */
function checkWaiver(review: ReviewState, group: ReviewGroup, today: string): Refusal | undefined {
  const members = review.raters.filter((rater) => rater.group === group);
  const lacking = members.length === 0 || (today > review.dueOn && members.some(({ answered }) => !answered));
  if (!lacking) {
    return refusal(
      'REVIEW.WAIVER_REFUSED',
      'I-56',
      `该组的考核人可以作答(${review.dueOn} 截止)或已全部作答,不能豁免(I-56)。`,
      `That group can still answer (until ${review.dueOn}) or has answered whole; it cannot be waived (I-56).`,
    );
  }
  if (review.waived[group] !== undefined) {
    return refusal('REVIEW.ALREADY_WAIVED', 'I-56', '该组已豁免。', 'That group is waived already.');
  }
  return REVIEW_GROUPS.every((one) => one === group || review.waived[one] !== undefined)
    ? refusal(
        'REVIEW.WAIVER_REFUSED',
        'I-56',
        '三组将全部豁免。至少须保留一组考核。',
        'All three groups would be waived. At least one has to rate.',
      )
    : undefined;
}

function checkClosing({ request }: TrialState, review: ReviewState, today: string): Refusal | undefined {
  if (request !== null) {
    return refusal(
      'TRIAL.REQUEST_PENDING',
      'I-51',
      '有申请待总经理审批,决定之前不能结束考核。',
      'A request waits for the general manager; the review cannot close before the decision.',
    );
  }
  return today > review.dueOn
    ? undefined
    : refusal(
        'REVIEW.NOT_DUE',
        '9.5.6',
        `考核于 ${review.dueOn} 截止,之后方可提前以现有答卷结束;全部提交后会自动结束。`,
        `Sheets are due on ${review.dueOn}; after that it can close with those that are in. With all in it closes by itself.`,
      );
}

/** I-56: answers never come this way; only that there are some does. */
export const checkSheet = (act: ReviewSheetAct): Refusal | undefined =>
  act.sheet === 'sealed'
    ? undefined
    : refusal(
        'REVIEW.NOT_SEALED',
        'I-56',
        '答卷须经接口提交,与姓名分开保存。',
        'Sheets are handed in over the API, which keeps them apart from the name.',
      );
