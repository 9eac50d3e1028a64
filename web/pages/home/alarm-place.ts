import { placesFor } from '../../app/navigation.js';
import type { components } from '../../api/schema.js';
import type { Role } from '../../api/types.js';

type Alarm = Pick<components['schemas']['Alarm'], 'code' | 'about'>;

const person = (about: string): string => `/people/${encodeURIComponent(about)}`;
const HEALTH = '/health';

/** The page on which the cause of an alarm is seen, or done something about. */
const PLACES: Readonly<Record<Alarm['code'], string | ((about: string) => string)>> = {
  'CYCLE.NOT_OPENED': '/cycles',
  'CALENDAR.NOT_PUBLISHED': '/calendar',
  'APPROVAL.SLIPS_MONTH': (about) => `/cycles/${encodeURIComponent(about)}`,
  'PASS_MARK.NOT_CHOSEN': (about) => `/policy?tab=register#${about}`,
  'PAY.RATE_MISSING': '/pay-table',
  'TASK.NOBODY': (about) => (about === 'left' ? '/inbox?tab=followUp' : '/accounts'),
  'PROBATION.NO_DATE': person,
  'PROBATION.DATE_LATE': person,
  'SETBACK.OLDER': '/older-setbacks',
  'PAPER.UNPRINTABLE': '/people',
  'STEP.DIVERGED': HEALTH,
  'RECORDS.DIFFER': HEALTH,
  'ACT.NOT_ANSWERED': HEALTH,
  'STEP.NOT_TAKEN': HEALTH,
  'ENGINE.FOREIGN': HEALTH,
  'ACT.NOT_SIGNED': HEALTH,
  'MAIL.NOT_DELIVERED': HEALTH,
  'ENDPOINT.GONE': '/endpoints',
  'SCANNER.SILENT': HEALTH,
  'ENGINE.AWAY': HEALTH,
  'WORKER.AWAY': HEALTH,
  'DISK.FULL': HEALTH,
  'WORKFLOW.FAILING': HEALTH,
  'WORKFLOW.LONG': HEALTH,
  'ACTIVITY.REPEATED': HEALTH,
  'SCHEDULE.MISSED': HEALTH,
  'OUTBOX.WAITS': HEALTH,
  'BACKUP.OLD': HEALTH,
  'ENDPOINT.NOT_TAKEN': '/endpoints',
};

/** Where an alarm leads whoever reads it: the page of what it is about, where he may go there; else to all alarms. */
export function alarmPlace({ code, about }: Alarm, roles: readonly Role[]): string {
  const place = PLACES[code];
  const to = typeof place === 'function' ? place(about) : place;
  return placesFor(roles).some(
    (one) => to === one.to || (/^[/?#]/.test(to.slice(one.to.length)) && to.startsWith(one.to)),
  )
    ? to
    : '/inbox?tab=open';
}
