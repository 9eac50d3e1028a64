import type { ForecastCost, UsualShare } from '../../domain/evaluation/forecast.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { fromCents, toCents } from '../../domain/vocabulary/money.js';
import type { PayTable } from '../what-if/cycle.js';

/** Somebody who would rise. */
interface Rising {
  readonly from: Level;
  readonly to: Level;
}

/** What a step adds a month by the pay table; null where it does not know a level (I-83). */
export function raiseOf({ from, to }: Rising, pay: PayTable): string | null {
  const [before, after] = [pay.get(from), pay.get(to)];
  return before === undefined || after === undefined ? null : fromCents(toCents(after) - toCents(before));
}

/** A part of an amount, rounded half up. */
const partOf = (amount: bigint, { approved, eligible }: UsualShare): bigint => {
  const [part, whole] = [2n * amount * BigInt(approved), 2n * BigInt(eligible)];
  return (part + BigInt(eligible)) / whole;
};

/**
 * §12: what it adds a month if all of these rise, and if the usual share of the last cycles does. Amounts are exact, the
 * share is an average, which says nothing of anybody. Pure.
 */
export function costOf(rising: readonly Rising[], pay: PayTable, share: UsualShare): ForecastCost {
  const raises = rising.map((one) => raiseOf(one, pay));
  const known = raises.filter((one) => one !== null);
  const cents = known.reduce((sum, one) => sum + toCents(one), 0n);
  const people = (rising.length * share.approved) / share.eligible;
  return {
    people: rising.length,
    difference: fromCents(cents),
    withoutAmount: raises.length - known.length,
    atShare: share.eligible === 0 ? null : { people: people.toFixed(1), difference: fromCents(partOf(cents, share)) },
  };
}
