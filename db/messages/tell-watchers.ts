import { ALARMS, isForHr } from '../../domain/vocabulary/alarm.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';
import { insertEvents } from '../outbox/events.js';
import { peopleWithRoles, type Alarm } from './alarms.js';
import { insertMessages } from './messages.js';

/** Whom an alarm is for; one that names people is not for IT. */
const HR: readonly Role[] = ['hr', 'hr-manager'];
const WATCHERS: readonly Role[] = [...HR, 'it-admin'];

/** HR, and IT where nobody is named, read of alarms that were just raised; other systems of those that are about nobody. */
export async function tellWatchers(trx: Queryable, alarms: readonly Alarm[], at: Date): Promise<void> {
  const [hr, all] = [await peopleWithRoles(trx, HR), await peopleWithRoles(trx, WATCHERS)];
  for (const { id, code, clause, message } of alarms) {
    const to = isForHr(code) ? hr : all;
    const order = { to, clause, subject: ALARMS[code].title, body: message };
    const mark = { workflowId: 'alarm', seq: id, at, about: {} };
    await insertMessages(trx, [{ order, mark }]);
    if (isForHr(code)) continue;
    const { title } = ALARMS[code];
    const event = { kind: 'alarm.raised', subject: title, path: '/health', content: { code, clause, title } } as const;
    await insertEvents(trx, [{ event, mark }]);
  }
}
