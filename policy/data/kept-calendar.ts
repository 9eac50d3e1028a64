import type { Month } from '../../domain/vocabulary/month.js';
import { without } from '../../domain/vocabulary/without.js';
import type { CalendarYear, WorkdayCalendar } from '../../domain/vocabulary/workdays.js';

/** The calendar with the workdays that a cycle began with for its year: a notice that comes later moves nothing (I-20). */
export const keptCalendar = (calendar: WorkdayCalendar, month: Month, kept: CalendarYear | null): WorkdayCalendar => {
  const year = month.slice(0, 4);
  const others = without(calendar.years, year);
  return { ...calendar, years: kept === null ? others : { ...others, [year]: kept } };
};
