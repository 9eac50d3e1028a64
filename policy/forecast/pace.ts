import type { Month } from '../../domain/vocabulary/month.js';
import type { MonthlyRating } from '../../domain/vocabulary/rating.js';

/**
 * What months still to come bring at the present pace: what as many rated months before them brought, in their order; of
 * fewer rated months these again. A C or D is assumed of nobody, a B stands in its place. Without any rating nothing is
 * assumed. An assumption for a forecast, on which nothing is decided. Pure.
 */
export function atPace(ratings: readonly MonthlyRating[], open: readonly Month[]): readonly MonthlyRating[] {
  const [first] = open;
  if (first === undefined) return [];
  const before = ratings.filter(({ month }) => month < first).toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const latest = before.slice(-open.length);
  return open.flatMap((month, index) => {
    const like = latest[index % Math.max(1, latest.length)];
    if (like === undefined) return [];
    return [{ month, rating: like.rating === 'C' || like.rating === 'D' ? 'B' : like.rating }];
  });
}
