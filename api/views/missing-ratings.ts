import type { CycleRow } from '../../db/cycles/cycles.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import type { Queryable } from '../../db/database.js';
import { addToMonth, monthOf, monthsBefore } from '../../domain/vocabulary/month.js';
import type { CycleFacts } from '../../domain/people/people.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

export interface MissingRatings {
  readonly personId: string;
  readonly name: string;
  readonly months: readonly string[];
}

/**
 * I-09, I-12: who of a cycle has months without a rating in the window that counts for his post, as recorded now; months
 * before he held it, and the month that still runs on the civil date `today`, are not asked for.
 */
export async function missingRatings(
  { db, library, today }: { readonly db: Queryable; readonly library: PolicyLibrary; readonly today: string },
  cycle: CycleRow,
): Promise<readonly MissingRatings[]> {
  const { agents, teamLeaders } = library.byVersion(cycle.policyVersion).levelPromotion.windowMonths;
  const monthsOf = ({ position }: CycleFacts): number =>
    position === 'team-leader' ? teamLeaders.value : agents.value;
  const [windowFrom, windowTo] = monthsBefore(cycle.month, Math.max(agents.value, teamLeaders.value));
  const everybody = await readCycleFacts(db, { referenceDay: cycle.launchBy, windowFrom, windowTo });
  return everybody.flatMap((facts) => {
    const count = facts.status === 'left' ? 0 : monthsOf(facts);
    const rated = new Set(facts.ratings.map(({ month }) => month));
    const since = monthOf(facts.positionSince);
    const months = Array.from({ length: count }, (_, index) => addToMonth(cycle.month, index - count)).filter(
      (month) => month >= since && month < monthOf(today) && !rated.has(month),
    );
    return months.length === 0 ? [] : [{ personId: facts.personId, name: facts.name, months }];
  });
}
