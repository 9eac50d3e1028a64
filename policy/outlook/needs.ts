import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthNumber, monthOf } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { MonthlyRating } from '../../domain/vocabulary/rating.js';
import type { Needed } from '../../domain/evaluation/standing.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Quota } from '../data/policy-schema.js';
import { isInWindow, type RatingTally, type Window } from '../rules/rating-window.js';
import { join, OR } from '../rules/wording.js';

/** No further rating is needed. */
export const NOTHING: Needed = { S: 0, A: 0, B: 0 };

const count = ({ S, A, B }: Needed): number => S + A + B;

/** Whether `a` asks for no more than `b`: then `b` need not be said. */
const asksNoMore = (a: Needed, b: Needed): boolean => a.S <= b.S && a.S + a.A <= b.S + b.A;

/** What a quota still lacks (I-07): the S first, then A or better until the sum is there. */
const lackOf = ({ S, A }: RatingTally, quota: Quota): Needed => {
  const moreS = Math.max(0, quota.S - S);
  return { S: moreS, A: Math.max(0, quota.S + quota.A - S - A - moreS), B: 0 };
};

/**
 * The least further ratings that meet one of the quotas within so many months: none of them contains another,
 * the fewest first. Empty where the months do not suffice; one of nothing where a quota is met.
 */
export const leastRatings = (tally: RatingTally, anyOf: readonly Quota[], months: number): readonly Needed[] => {
  const lacks = anyOf.map((quota) => lackOf(tally, quota));
  const least = lacks.filter(
    (one, index) =>
      !lacks.some(
        (other, place) => place !== index && asksNoMore(other, one) && (!asksNoMore(one, other) || place < index),
      ),
  );
  return least.filter((one) => count(one) <= months).sort((a, b) => count(a) - count(b) || a.S - b.S);
};

/** A tally with further ratings in it, each as low as is asked for. */
export const withRatings = (tally: RatingTally, needed: Needed): RatingTally => ({
  ...tally,
  S: tally.S + needed.S,
  A: tally.A + needed.A,
  B: tally.B + needed.B,
  rated: tally.rated + count(needed),
});

/** The months of a window without a rating, by why they have none. */
interface Unrated {
  /** They may still get one: from last month on. */
  readonly open: readonly Month[];
  /** They have passed without one. */
  readonly missing: readonly Month[];
  /** They lie before the month of the entry: nobody can be rated for them. */
  readonly before: readonly Month[];
}

/** Which months of a window have no rating, as of `today`, of somebody who came on `hiredOn` (I-09). */
export const unratedMonths = (
  window: Window,
  { ratings, hiredOn }: { readonly ratings: readonly MonthlyRating[]; readonly hiredOn: CivilDate },
  today: CivilDate,
): Unrated => {
  const rated = new Set(ratings.map(({ month }) => month));
  const unrated = Array.from({ length: window.count }, (_, index) => addToMonth(window.first, index)).filter(
    (month) => !rated.has(month),
  );
  // The ratings of a month come in the month after it (I-13).
  const since = monthNumber(addToMonth(monthOf(today), -1));
  const entry = monthOf(hiredOn);
  const here = unrated.filter((month) => month >= entry);
  return {
    open: here.filter((month) => monthNumber(month) >= since),
    missing: here.filter((month) => monthNumber(month) < since),
    before: unrated.filter((month) => month < entry),
  };
};

/** The months of a window with a C or D. */
export const setbackMonths = (window: Window, ratings: readonly MonthlyRating[]): readonly Month[] =>
  ratings
    .filter(({ month, rating }) => (rating === 'C' || rating === 'D') && isInWindow(window, month))
    .map(({ month }) => month)
    .sort();

const PLUS = text('和', ' and ');

const words = ({ S, A, B }: Needed): Text =>
  join(
    PLUS,
    [
      { amount: S, zh: '个 S', en: 'S' },
      { amount: A, zh: '个 A（或以上）', en: 'A (or better)' },
      { amount: B, zh: '个 B（或以上）', en: 'B (or better)' },
    ]
      .filter(({ amount }) => amount > 0)
      .map(({ amount, zh, en }) => text(`${amount} ${zh}`, `${amount} more ${en}`)),
  );

/** 'one more A by December': each way that is enough, by the last month there is. */
export const neededText = (needs: readonly Needed[], by: Month | null): Text => {
  const ways = join(OR, needs.map(words));
  const until = by ?? '';
  return text(`到 ${until} 还差 ${ways.zh}，其间无 C、D`, `${ways.en} by ${until}, and no C or D`);
};
