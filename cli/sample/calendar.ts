import { addDays, addMonths } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';

/** The days that the sample is arranged around. Civil dates and months in Asia/Shanghai. */
export interface SampleCalendar {
  readonly today: string;
  /** The latest January or July that has begun, and the one that comes (8.1). */
  readonly recentCycle: string;
  readonly comingCycle: string;
  /** 18 months, the last full one last. */
  readonly months: readonly string[];
  /** For each of both cycles a day of its six months that has passed; the second undefined where none has. */
  readonly incidents: readonly string[];
}

const MONTHS = 18;

/** Arranges the sample around a civil date. */
export function arrangeCalendar(today: string): SampleCalendar {
  const month = monthOf(today);
  const recentCycle = `${month.slice(0, 4)}-${Number(month.slice(5)) >= 7 ? '07' : '01'}`;
  const comingCycle = addToMonth(recentCycle, 6);
  const inRecent = addDays(firstDayOf(addToMonth(recentCycle, -2)), 9);
  const inComing = addDays(firstDayOf(recentCycle), 4);
  return {
    today,
    recentCycle,
    comingCycle,
    months: Array.from({ length: MONTHS }, (_, i) => addToMonth(month, i - MONTHS)),
    incidents: inComing <= addDays(today, -10) ? [inRecent, inComing] : [inRecent],
  };
}

/** The months before those of the sample's ratings, from so many before the recent cycle on. */
export function monthsBehind({ recentCycle, months }: SampleCalendar, back: number): readonly string[] {
  const [first = recentCycle] = months;
  return Array.from({ length: back }, (_, i) => addToMonth(recentCycle, i - back)).filter((month) => month < first);
}

/** The day that many months before a cycle's first, e.g. for a level that was set too lately for it (8.2.2). */
export const beforeCycle = (cycle: string, months: number): string => addMonths(firstDayOf(cycle), -months);
