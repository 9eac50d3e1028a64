import { LEVELS } from '../../domain/vocabulary/level.js';
import type { PayRate } from '../../db/people/pay.js';

const LOWEST = 4200;
const STEP = 350;

/** A pay table without meaning beyond the sample: CNY a month, rising by level, from two years before the day on. */
export function samplePayTable(today: string): readonly PayRate[] {
  const effectiveFrom = `${Number(today.slice(0, 4)) - 2}-01-01`;
  return LEVELS.map((level, rank) => ({
    level,
    effectiveFrom,
    monthlyAmount: `${LOWEST + STEP * rank + 10 * rank * rank}.00`,
  }));
}
