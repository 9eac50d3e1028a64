import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { addToMonth, monthsBefore } from '../../domain/vocabulary/month.js';
import type { CycleFacts } from '../../domain/people/people.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import type { CycleRow } from '../../db/cycles/cycles.js';
import type { Queryable } from '../../db/database.js';
import type { Policy } from '../../policy/data/policy-schema.js';

/** What HR's records say of people as of the cycle's reference day (I-20), in the widest window of §8.4 (I-12). */
export function readFacts(
  db: Queryable,
  cycle: Pick<CycleRow, 'month' | 'launchBy'>,
  policy: Policy,
  personIds?: readonly string[],
): Promise<readonly CycleFacts[]> {
  const { agents, teamLeaders } = policy.levelPromotion.windowMonths;
  const [windowFrom] = monthsBefore(cycle.month, Math.max(agents.value, teamLeaders.value));
  const windowTo = addToMonth(cycle.month, -1);
  const chosen = personIds === undefined ? {} : { personIds };
  return readCycleFacts(db, { referenceDay: cycle.launchBy, windowFrom, windowTo, ...chosen });
}

/** The engine's question about one person; a setback that is open holds the promotion (I-68). */
const requestOf = (
  facts: CycleFacts,
  month: string,
  ruling: 'proceed' | 'refuse' | null = null,
): LevelPromotionRequest => ({
  kind: 'level-promotion',
  cycle: month,
  employee: {
    id: facts.personId,
    position: facts.position,
    level: facts.level,
    status: facts.status,
    levelSince: facts.levelSince,
  },
  ratings: facts.ratings,
  complaints: facts.complaints,
  demotionPending: facts.demotionPending,
  ruling,
});

/**
 * The question as a cycle asks it. The engine knows cycles of January and July alone: a special promotion is asked about
 * in the last of them (I-26), which only tells what the rules would have given.
 */
export function requestFor(
  facts: CycleFacts,
  { kind, month }: Pick<CycleRow, 'kind' | 'month'>,
  policy: Policy,
  ruling: 'proceed' | 'refuse' | null = null,
): LevelPromotionRequest {
  const months = policy.levelPromotion.cycleMonths.agents.value;
  return requestOf(facts, kind === 'special' ? lastCycleMonth(month, months) : month, ruling);
}

/** The month itself, or the last one before it, in which a cycle is launched. */
function lastCycleMonth(month: string, months: readonly number[]): string {
  let found = month;
  while (!months.includes(Number(found.slice(5)))) found = addToMonth(found, -1);
  return found;
}
