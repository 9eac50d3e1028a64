import { peopleWithRoles, readWatchedFacts, syncAlarms, type Alarm } from '../../db/messages/alarms.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { insertEvents } from '../../db/outbox/events.js';
import { listUnusualNames } from '../../db/documents/unusual-words.js';
import { unprintable } from '../../documents/typeset/unprintable.js';
import { ALARMS, isForHr, type UnprintableName } from '../../domain/vocabulary/alarm.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { causesOn } from '../../policy/watch.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Whom an alarm is for; one that names people is not for IT. */
const HR: readonly Role[] = ['hr', 'hr-manager'];
const WATCHERS: readonly Role[] = [...HR, 'it-admin'];

/** 8.5.1, I-42: raises the alarms there is cause for, tells HR and IT of each new one, clears those without a cause. */
export const createWatchRecords =
  ({
    db,
    library,
    calendar,
  }: Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>): PipelineActivities['watchRecords'] =>
  async ({ at }) =>
    db.transaction().execute(async (trx) => {
      const facts = { ...(await readWatchedFacts(trx, new Date(at))), unprintable: await unprintableNames(trx) };
      const causes = causesOn({ library, calendar, facts }, todayIn('Asia/Shanghai', at));
      const { raised, cleared } = await syncAlarms(trx, causes, new Date(at));
      if (raised.length > 0) await tellWatchers(trx, raised, new Date(at));
      return { standing: causes.length, raised: raised.length, cleared };
    });

/** §15: names that the faces of papers do not cover, of those about whom something may be issued soon. */
async function unprintableNames(trx: Queryable): Promise<readonly UnprintableName[]> {
  return (await listUnusualNames(trx))
    .map(({ personId, name }) => ({ personId, name, coded: unprintable(name) }))
    .filter(({ coded }) => coded.length > 0);
}

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
