import { LEVELS } from '../../domain/vocabulary/level.js';
import type { PayRate } from '../../db/people/pay/pay.js';

const LOWEST = 4200;
const STEP = 350;

/** From two years before a day on the sample has what is kept by day: its past goes by it, too. */
export const sampleSince = (today: string): string => `${Number(today.slice(0, 4)) - 2}-01-01`;

/** A pay table without meaning beyond the sample: CNY a month, rising by level, from two years before the day on. */
export function samplePayTable(today: string): readonly PayRate[] {
  const effectiveFrom = sampleSince(today);
  return LEVELS.map((level, rank) => ({
    level,
    effectiveFrom,
    monthlyAmount: `${LOWEST + STEP * rank + 10 * rank * rank}.00`,
  }));
}
