import type { CycleRow } from '../../../db/cycles/cycles.js';
import { readUnrated } from '../../../db/cycles/unrated.js';
import type { Queryable } from '../../../db/database.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { POSITIONS, type Position } from '../../../domain/vocabulary/position.js';
import { protectedMonthsOf } from '../../../policy/rules/protected-months.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';

export interface MissingRatings {
  readonly personId: string;
  readonly name: string;
  readonly months: readonly string[];
}

/** What is asked for the list of missing ratings. */
export interface MissingRatingsDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  /** Civil date. */
  readonly today: string;
}

/**
 * I-09, I-12: who of a cycle has months without a rating in the window that counts for his post, as recorded now; months
 * before he held it, months of protected leave, the month that still runs on the civil date `today`, and people whom the
 * cycle is not about, are not asked for.
 */
export async function missingRatings(
  { db, library, calendar, today }: MissingRatingsDeps,
  cycle: Pick<CycleRow, 'month' | 'launchBy' | 'policyVersion'>,
): Promise<readonly MissingRatings[]> {
  const policy = library.byVersion(cycle.policyVersion);
  const { windowMonths, cycleMonths } = policy.levelPromotion;
  const { agents, teamLeaders } = windowMonths;
  const isOf = (months: readonly number[]): boolean => months.includes(Number(cycle.month.slice(5)));
  /** None for who has no ladder (I-04), or none that this cycle is about (8.1, I-25). */
  const monthsOf = (position: Position): number => {
    if (position === 'supervisor') return 0;
    if (position === 'team-leader') return isOf(cycleMonths.teamLeaders.value) ? teamLeaders.value : 0;
    return isOf(cycleMonths.agents.value) ? agents.value : 0;
  };
  const widest = Math.max(...POSITIONS.map(monthsOf));
  const window = Array.from({ length: widest }, (_, index) => addToMonth(cycle.month, index - widest));
  const months = window.filter((month) => month < monthOf(today));
  const unrated = await readUnrated(db, { referenceDay: cycle.launchBy, months });
  return unrated.flatMap(({ personId, name, position, positionSince, leaves, months: without }) => {
    const from = addToMonth(cycle.month, -monthsOf(position));
    const asked = without.filter((month) => month >= from && month >= monthOf(positionSince));
    const [first] = asked;
    const last = asked.at(-1);
    if (first === undefined || last === undefined) return [];
    const away = new Set(protectedMonthsOf(policy, calendar, leaves, { first, last }));
    const lacking = asked.filter((month) => !away.has(month));
    return lacking.length === 0 ? [] : [{ personId, name, months: lacking }];
  });
}
