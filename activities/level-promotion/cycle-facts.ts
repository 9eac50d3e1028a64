import type { LevelPromotionRequest, Ruling } from '../../domain/evaluation/request.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { CycleFacts } from '../../domain/people/people.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import type { CycleRow } from '../../db/cycles/cycles.js';
import type { Queryable } from '../../db/database.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { levelRequestOf, monthsToRead, widestWindow } from '../../policy/requests.js';

/** Whose facts are read: of these people, or of everybody who is still there on a day (I-82). */
interface Whose {
  readonly personIds?: readonly string[];
  readonly presentOn?: string;
}

/**
 * What HR's records say of people as of the cycle's reference day (I-20), in the widest window of §8.4 (I-12) and as
 * far before it as protected leave may reach back (I-09).
 */
export function readFacts(
  db: Queryable,
  cycle: Pick<CycleRow, 'month' | 'launchBy'>,
  policy: Policy,
  whose: Whose = {},
): Promise<readonly CycleFacts[]> {
  const { first, last } = monthsToRead(policy, cycle.month, widestWindow(policy));
  return readCycleFacts(db, { referenceDay: cycle.launchBy, windowFrom: first, windowTo: last, ...whose });
}

/** By what a person's question is put: the policy that the case goes by, and the workdays of its cycle. */
interface Terms {
  readonly policy: Policy;
  readonly calendar: WorkdayCalendar;
}

/**
 * The question as a cycle asks it. The engine knows cycles of January and July alone: a special promotion is asked about
 * in the last of them (I-26), which only tells what the rules would have given.
 */
export function requestFor(
  facts: CycleFacts,
  { kind, month }: Pick<CycleRow, 'kind' | 'month'>,
  { policy, calendar }: Terms,
  ruling: Ruling | null = null,
): LevelPromotionRequest {
  const months = policy.levelPromotion.cycleMonths.agents.value;
  const cycle = kind === 'special' ? lastCycleMonth(month, months) : month;
  return levelRequestOf(policy, calendar, facts, cycle, ruling, month);
}

/** The month itself, or the last one before it, in which a cycle is launched. */
function lastCycleMonth(month: string, months: readonly number[]): string {
  let found = month;
  while (!months.includes(Number(found.slice(5)))) found = addToMonth(found, -1);
  return found;
}
