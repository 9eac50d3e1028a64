import type { Finding } from '../../domain/evaluation/answer.js';
import type { Ruling } from '../../domain/evaluation/request.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { MonthlyRating } from '../../domain/vocabulary/rating.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { isInWindow, tallyText } from './rating-window.js';
import type { RatingTally, Window } from './rating-window.js';
import { finding } from './rule.js';

/** The first month there is; nobody looks further back. */
const FIRST_MONTH = '0001-01';

/** Months of a window in which somebody was on protected leave and got no rating (I-09). */
export const protectedIn = (
  window: Window,
  ratings: readonly MonthlyRating[],
  protectedMonths: readonly Month[],
): readonly Month[] => {
  const rated = new Set(ratings.map(({ month }) => month));
  return [...new Set(protectedMonths)].filter((month) => isInWindow(window, month) && !rated.has(month)).sort();
};

/**
 * The longer reading of a window (I-09): back from its last month, months of protected leave without a rating are
 * passed over until as many others are found as the window has, looking at most `furtherMonths` further back than it.
 * Undefined where the window holds no such month, or no other month is found. The months that are passed over lie in
 * the result, without a rating: whoever counts its ratings counts the right ones.
 */
export const longerReading = (
  { protectedLeave: { furtherMonths } }: Pick<Policy, 'protectedLeave'>,
  window: Window,
  ratings: readonly MonthlyRating[],
  protectedMonths: readonly Month[],
): Window | undefined => {
  if (protectedIn(window, ratings, protectedMonths).length === 0) return undefined;
  const rated = new Set(ratings.map(({ month }) => month));
  const passedOver = new Set(protectedMonths.filter((month) => !rated.has(month)));
  let first: Month | undefined;
  let found = 0;
  let month = window.last;
  for (let back = 0; back < window.count + furtherMonths.value && found < window.count; back += 1) {
    if (!passedOver.has(month)) {
      first = month;
      found += 1;
    }
    if (month === FIRST_MONTH) break;
    month = addToMonth(month, -1);
  }
  return first === undefined ? undefined : { count: window.count, first, last: window.last };
};

const EXPECTED = text(
  '受保护假期的月份不计时结果更好:由人力资源部裁定',
  'months of protected leave left out, there is more: HR rules',
);
const RULED: Readonly<Record<Ruling | 'none', Text>> = {
  none: text('尚未裁定', 'no ruling yet'),
  proceed: text('裁定:按不计的月份', 'ruling: without those months'),
  refuse: text('裁定:按原窗口', 'ruling: the window as it is'),
};

/** What the longer reading holds, and what HR ruled about it (I-09). */
export const leaveFindings = (
  { first, last }: Window,
  passedOver: readonly Month[],
  tally: RatingTally,
  ruling: Ruling | null | undefined,
): readonly Finding[] => {
  const ruled = RULED[ruling ?? 'none'];
  const counts = tallyText(tally);
  const months = passedOver.join(', ');
  const actual = text(
    `${first} 至 ${last}(不计 ${months}):${counts.zh};${ruled.zh}`,
    `${first} to ${last}, not counted ${months}: ${counts.en}; ${ruled.en}`,
  );
  return [finding('I-09', ruling === 'proceed', EXPECTED, actual)];
};
