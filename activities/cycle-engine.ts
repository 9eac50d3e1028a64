import type { CycleRow } from '../db/cycles.js';
import { without } from '../domain/without.js';
import type { WorkdayCalendar } from '../domain/workdays.js';
import { createEngine, type PolicyEngine } from '../policy/engine.js';
import type { PolicyLibrary } from '../policy/library.js';

/**
 * The engine with the workdays that the cycle began with: a notice of holidays that comes later moves no reference day
 * (I-20), and what was computed once comes out the same years later (I-73).
 */
export function engineOf(
  cycle: Pick<CycleRow, 'month' | 'calendar'>,
  { library, calendar }: { readonly library: PolicyLibrary; readonly calendar: WorkdayCalendar },
): PolicyEngine {
  const year = cycle.month.slice(0, 4);
  const others = without(calendar.years, year);
  const years = cycle.calendar === null ? others : { ...others, [year]: cycle.calendar };
  return createEngine({ library, calendar: { ...calendar, years } });
}
