import { isProtectedLeave, type Leave } from '../../domain/people/leave.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, type Month } from '../../domain/vocabulary/month.js';
import { isWorkday, type WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';

/**
 * The months from `first` to `last`, earliest first, of whose workdays a protected leave covers the least share that the
 * policy asks for, a half in its first version (I-09). A leave whose end nobody knows lasts. Whether a month has a
 * rating, which makes it an ordinary one, is not looked at here. Pure.
 */
export function protectedMonthsOf(
  { protectedLeave }: Pick<Policy, 'protectedLeave'>,
  calendar: WorkdayCalendar,
  leaves: readonly Leave[],
  { first, last }: { readonly first: Month; readonly last: Month },
): readonly Month[] {
  const spells = leaves.filter(({ kind }) => isProtectedLeave(kind));
  const months: Month[] = [];
  if (spells.length === 0) return months;
  const isAway = (day: string): boolean => spells.some(({ from, to }) => from <= day && (to === null || day <= to));
  for (let month = first; month <= last; month = addToMonth(month, 1)) {
    const touched = spells.some(
      ({ from, to }) => from.slice(0, 7) <= month && (to === null || month <= to.slice(0, 7)),
    );
    if (!touched) continue;
    const workdays = workdaysOf(calendar, month);
    const away = workdays.filter(isAway).length;
    if (workdays.length > 0 && away >= workdays.length * protectedLeave.leastShareOfWorkdays.value) months.push(month);
  }
  return months;
}

function workdaysOf(calendar: WorkdayCalendar, month: Month): readonly string[] {
  const days: string[] = [];
  for (let day = firstDayOf(month); day.startsWith(month); day = addDays(day, 1)) {
    if (isWorkday(calendar, day)) days.push(day);
  }
  return days;
}
