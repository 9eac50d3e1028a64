import type { CycleRow } from '../../db/cycles/cycles.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { createEngine, type PolicyEngine } from '../../policy/engine.js';
import { keptCalendar } from '../../policy/data/kept-calendar.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

/**
 * The engine with the workdays that the cycle began with: a notice of holidays that comes later moves no reference day
 * (I-20), and what was computed once comes out the same years later (I-73).
 */
export const engineOf = (
  cycle: Pick<CycleRow, 'month' | 'calendar'>,
  { library, calendar }: { readonly library: PolicyLibrary; readonly calendar: WorkdayCalendar },
): PolicyEngine => createEngine({ library, calendar: calendarOf(cycle, calendar) });

/** The workdays that the cycle began with. */
export const calendarOf = (
  { month, calendar: kept }: Pick<CycleRow, 'month' | 'calendar'>,
  calendar: WorkdayCalendar,
): WorkdayCalendar => keptCalendar(calendar, month, kept);
