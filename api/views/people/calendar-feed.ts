import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { dayEvent } from '../../../domain/people/day-event.js';
import type { DayOfSomebody } from '../../../domain/people/days.js';
import type { Language } from '../../../domain/people/preferences.js';
import { text } from '../../../domain/vocabulary/text.js';

const TITLE = text('晋级', 'Jinji');

/** The days of somebody as a calendar to subscribe to. Nobody is named, since calendars are kept by others. */
export function calendarOf(
  days: readonly DayOfSomebody[],
  { language, link, at }: { readonly language: Language; readonly link: string | undefined; readonly at: Date },
): string {
  const calendar = new ICalCalendar({
    name: TITLE[language],
    prodId: { company: 'Jinji', product: 'Calendar' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  });
  for (const day of days) calendar.createEvent(dayEvent(day, { language, link, at }));
  return calendar.toString();
}
