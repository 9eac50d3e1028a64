import type { CycleFacts } from '../domain/people/people.js';
import type { LevelPromotionRequest, PositionPromotionRequest, Ruling } from '../domain/evaluation/request.js';
import { addToMonth, monthOf, type Month } from '../domain/vocabulary/month.js';
import type { ManagementPosition } from '../domain/vocabulary/position.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { Policy } from './data/policy-schema.js';
import { protectedMonthsOf } from './rules/protected-months.js';

/** The months that records have to be read for, first and last, so that any reading of a window finds them (I-09, I-12). */
export function monthsToRead(
  policy: Policy,
  before: Month,
  window: number,
): { readonly first: Month; readonly last: Month } {
  const first = addToMonth(before, -window - policy.protectedLeave.furtherMonths.value);
  return { first, last: addToMonth(before, -1) };
}

/** The widest window of §8.4 (I-12), in months. */
export const widestWindow = ({ levelPromotion: { windowMonths } }: Policy): number =>
  Math.max(windowMonths.agents.value, windowMonths.teamLeaders.value);

type Read = Pick<CycleFacts, 'ratings' | 'complaints' | 'leaves'>;

/**
 * What of the records belongs into a question about a window: the window's own months, and those further back only
 * where a month of protected leave makes a longer reading possible (I-09). What else is recorded must not move a case.
 */
function readFor(
  policy: Policy,
  calendar: WorkdayCalendar,
  { ratings, complaints, leaves }: Read,
  before: Month,
  window: number,
  until = before,
): Pick<LevelPromotionRequest, 'ratings' | 'complaints'> & { readonly protectedMonths: readonly Month[] } {
  const { first } = monthsToRead(policy, before, window);
  const last = addToMonth(until, -1);
  const rated = new Set(ratings.map(({ month }) => month));
  const away = protectedMonthsOf(policy, calendar, leaves, { first, last }).filter((month) => !rated.has(month));
  const own = addToMonth(before, -window);
  const longer = away.some((month) => month >= own);
  const from = longer ? first : own;
  return {
    ratings: ratings.filter(({ month }) => month >= from && month <= last),
    complaints: complaints.filter(({ date }) => monthOf(date) >= from && monthOf(date) <= last),
    protectedMonths: longer ? away : [],
  };
}

/** What of a person's records a question about a cycle takes. */
type LadderRecords = Pick<
  CycleFacts,
  'position' | 'level' | 'status' | 'levelSince' | 'ratings' | 'complaints' | 'leaves' | 'demotionPending'
> &
  Partial<CycleFacts>;

/**
 * The engine's question about one person in a cycle of §8; a setback that is open holds the promotion (I-68). With
 * `until`, what came after the window and before that month stands in it, too: it moves a special promotion, which is
 * decided on the facts of its day (I-15, I-26), and no rule reads it. Pure.
 */
export function levelRequestOf(
  policy: Policy,
  calendar: WorkdayCalendar,
  facts: LadderRecords,
  cycle: Month,
  ruling: Ruling | null = null,
  until = cycle,
): LevelPromotionRequest {
  const { personId, position, level, status, levelSince, demotionPending } = facts;
  const { agents, teamLeaders } = policy.levelPromotion.windowMonths;
  const window = position === 'team-leader' ? teamLeaders.value : agents.value;
  return {
    kind: 'level-promotion',
    cycle,
    employee: { id: personId, position, level, status, levelSince },
    ...readFor(policy, calendar, facts, cycle, window, until),
    demotionPending,
    ruling,
  };
}

/** What of a person's records a question about a nomination takes. */
type NomineeRecords = Pick<
  CycleFacts,
  'position' | 'level' | 'status' | 'positionSince' | 'ratings' | 'complaints' | 'leaves' | 'demotionPending'
> & { readonly personId?: string };

/** The engine's question about somebody who is nominated (9.2), as of the day of the nomination (I-47). Pure. */
export function nominationRequestOf(
  policy: Policy,
  calendar: WorkdayCalendar,
  facts: NomineeRecords,
  { to, nominatedOn }: { readonly to: ManagementPosition; readonly nominatedOn: string },
  ruling: Ruling | null = null,
): PositionPromotionRequest {
  const { personId, position, level, status, positionSince, demotionPending } = facts;
  const window = policy.positionPromotion.windowMonths.value;
  const { ratings, protectedMonths } = readFor(policy, calendar, facts, monthOf(nominatedOn), window);
  return {
    kind: 'position-promotion',
    to,
    nominatedOn,
    employee: { id: personId, position, level, status, positionSince },
    ratings,
    demotionPending,
    protectedMonths,
    ruling,
  };
}
