import type { Month } from './month.js';

/** Monthly ratings, best first (I-06). */
export const RATINGS = ['S', 'A', 'B', 'C', 'D'] as const;
/** The rating of a month, from S down to D. */
export type Rating = (typeof RATINGS)[number];

/** One person's rating for one month; a month has at most one. */
export interface MonthlyRating {
  readonly month: Month;
  readonly rating: Rating;
}
