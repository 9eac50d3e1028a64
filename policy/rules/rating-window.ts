import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { monthOf, monthsBefore } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { MonthlyRating, Rating } from '../../domain/vocabulary/rating.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Quota } from '../data/policy-schema.js';

/** How often each rating occurs in a window of full months (I-12). */
export type RatingTally = Readonly<Record<Rating, number>> & { readonly rated: number };

/** So many full months before a month (I-12), with the first and the last of them. */
export interface Window {
  readonly count: number;
  readonly first: Month;
  readonly last: Month;
}

/** The `count` full months before a month. Throws OutOfCalendarError where they begin before the year 0001. */
export const windowBefore = (before: Month, count: number): Window => {
  const [first, last] = monthsBefore(before, count);
  return { count, first, last };
};

/** Whether a day lies in the window, or a month. */
export const isInWindow = (window: Window, date: CivilDate): boolean => {
  const month = monthOf(date);
  return month >= window.first && month <= window.last;
};

/** Counts the ratings of a window's months; others are ignored. Without a window, all count. */
export const tallyRatings = (ratings: readonly MonthlyRating[], window?: Window): RatingTally => {
  const tally = { S: 0, A: 0, B: 0, C: 0, D: 0, rated: 0 };
  for (const { month, rating } of ratings) {
    if (window !== undefined && !isInWindow(window, month)) continue;
    tally[rating] += 1;
    tally.rated += 1;
  }
  return tally;
};

/** 'nS + mA': S counts as A or better, so both the S and the sum must reach (I-07). */
const meetsQuota = (tally: RatingTally, quota: Quota): boolean =>
  tally.S >= quota.S && tally.S + tally.A >= quota.S + quota.A;

/** Whether the ratings reach one of the quotas at least (I-07). */
export const meetsAny = (tally: RatingTally, anyOf: readonly Quota[]): boolean =>
  anyOf.some((quota) => meetsQuota(tally, quota));

/** A C or a D bars every promotion of §7.3, §8.4 and §9.2.3. */
export const hasCOrD = (tally: RatingTally): boolean => tally.C > 0 || tally.D > 0;

/** A tally in words: how many months are rated, and how often each rating occurs. */
export const tallyText = ({ S, A, B, C, D, rated }: RatingTally): Text => {
  const counts = `S ${S}, A ${A}, B ${B}, C ${C}, D ${D}`;
  return text(`有评级 ${rated} 个月:${counts}`, `${rated} months rated: ${counts}`);
};
