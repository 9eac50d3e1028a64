import { addDays, dayOfWeek } from './civil-date.js';
import type { CivilDate } from './civil-date.js';
import type { Month } from './month.js';

/** What the State Council's notice makes of a day that its weekday alone does not tell. */
export type DayKind = 'off' | 'work';

/** What is known of a year's days off and make-up days. */
export interface CalendarYear {
  /** False where the year's notice is not out and the days are projected. */
  readonly published: boolean;
  /** Keyed `MM-DD`: a holiday is `off`, a make-up day (调休) is `work`; any other day goes by its weekday. */
  readonly days: Readonly<Record<string, DayKind>>;
}

/** Plain JSON, so that it can travel in a workflow's payload. */
export interface WorkdayCalendar {
  /** Keyed by the four digits of the year. */
  readonly years: Readonly<Record<string, CalendarYear>>;
  /** The statutory days with a fixed date, `MM-DD`: off in years that are not in `years`. */
  readonly fixedHolidays: readonly string[];
}

/** Whether the year's holidays are published; answers about other years are projections. */
export const isYearPublished = (calendar: WorkdayCalendar, date: CivilDate): boolean =>
  calendar.years[date.slice(0, 4)]?.published === true;

/** Whether the day is a workday: statutory holidays off, make-up days on, else Monday to Friday. */
export const isWorkday = (calendar: WorkdayCalendar, date: CivilDate): boolean => {
  const year = calendar.years[date.slice(0, 4)];
  const monthDay = date.slice(5);
  const kind = year?.days[monthDay];
  if (kind !== undefined) return kind === 'work';
  if (year === undefined && calendar.fixedHolidays.includes(monthDay)) return false;
  const weekday = dayOfWeek(date);
  return weekday !== 0 && weekday !== 6;
};

/** The last workday before the date. */
export const previousWorkday = (calendar: WorkdayCalendar, date: CivilDate): CivilDate =>
  addWorkdays(calendar, date, -1);

/** The date itself where it is a workday, else the last workday before it (I-53). */
export const workdayOnOrBefore = (calendar: WorkdayCalendar, date: CivilDate): CivilDate =>
  isWorkday(calendar, date) ? date : previousWorkday(calendar, date);

/**
 * The `count`-th workday after the date (before it when negative); the date itself is not counted.
 * 0 gives the date, workday or not.
 */
export function addWorkdays(calendar: WorkdayCalendar, date: CivilDate, count: number): CivilDate {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let day = date;
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

/** The `n`-th workday of a month, from 1; throws RangeError where the month has fewer. */
export const nthWorkdayOfMonth = (calendar: WorkdayCalendar, month: Month, n: number): CivilDate => {
  const first = `${month}-01`;
  const found = isWorkday(calendar, first) ? addWorkdays(calendar, first, n - 1) : addWorkdays(calendar, first, n);
  if (!Number.isInteger(n) || n < 1 || !found.startsWith(month)) {
    throw new RangeError(`${month} has no workday number ${n}`);
  }
  return found;
};
