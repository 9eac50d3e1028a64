import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { dayEvent } from '../domain/people/day-event.js';
import type { Language } from '../domain/people/preferences.js';
import type { InvitationContent } from '../domain/step/mailed.js';

/** The part of a mail that a calendar takes (RFC 5546, RFC 6047). */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** A day that its reader’s calendar takes from a mail, moves or strikes out; its organizer is the sender of the mail. */
export function invitationOf(
  { queuedAt, ...day }: InvitationContent,
  {
    from,
    to,
    language,
    link,
  }: { readonly from: string; readonly to: string; readonly language: Language; readonly link: string },
): CalendarPart {
  const method = day.calledOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = new ICalCalendar({ prodId: { company: 'Jinji', product: 'Calendar' }, method });
  calendar.createEvent({
    ...dayEvent(day, { language, link, at: new Date(queuedAt) }),
    organizer: { name: 'Jinji', email: from },
    attendees: [{ email: to, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}
