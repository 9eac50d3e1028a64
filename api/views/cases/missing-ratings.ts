import type { CycleRow } from '../../../db/cycles/cycles.js';
import { readCycleFacts } from '../../../db/cycles/facts.js';
import type { Queryable } from '../../../db/database.js';
import { addToMonth, monthOf, monthsBefore } from '../../../domain/vocabulary/month.js';
import type { CycleFacts } from '../../../domain/people/people.js';
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
  const monthsOf = ({ position, level }: CycleFacts): number => {
    if (level === null || position === 'supervisor') return 0;
    if (position === 'team-leader') return isOf(cycleMonths.teamLeaders.value) ? teamLeaders.value : 0;
    return isOf(cycleMonths.agents.value) ? agents.value : 0;
  };
  const [windowFrom, windowTo] = monthsBefore(cycle.month, Math.max(agents.value, teamLeaders.value));
  const everybody = await readCycleFacts(db, { referenceDay: cycle.launchBy, windowFrom, windowTo });
  return everybody.flatMap((facts) => {
    const count = facts.status === 'left' ? 0 : monthsOf(facts);
    const rated = new Set(facts.ratings.map(({ month }) => month));
    const away = new Set(protectedMonthsOf(policy, calendar, facts.leaves, { first: windowFrom, last: windowTo }));
    const since = monthOf(facts.positionSince);
    const months = Array.from({ length: count }, (_, index) => addToMonth(cycle.month, index - count)).filter(
      (month) => month >= since && month < monthOf(today) && !rated.has(month) && !away.has(month),
    );
    return months.length === 0 ? [] : [{ personId: facts.personId, name: facts.name, months }];
  });
}
