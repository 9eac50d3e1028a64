import type { Queryable } from '../../db/database.js';
import { listUnusualNames } from '../../db/documents/unusual-words.js';
import { readWatchedFacts, syncAlarms } from '../../db/messages/alarms.js';
import { tellWatchers } from '../../db/messages/tell-watchers.js';
import { unprintable } from '../../documents/typeset/unprintable.js';
import { codesSeenBy, type UnprintableName } from '../../domain/vocabulary/alarm.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { causesOn } from '../../policy/watch.js';
import type { ActivityDependencies } from '../dependencies.js';

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
      const { raised, cleared } = await syncAlarms(trx, { codes: codesSeenBy('watch') }, causes, new Date(at));
      if (raised.length > 0) await tellWatchers(trx, raised, new Date(at));
      return { standing: causes.length, raised: raised.length, cleared };
    });

/** §15: names that the faces of papers do not cover, of those about whom something may be issued soon. */
async function unprintableNames(trx: Queryable): Promise<readonly UnprintableName[]> {
  return (await listUnusualNames(trx))
    .map(({ personId, name }) => ({ personId, name, coded: unprintable(name) }))
    .filter(({ coded }) => coded.length > 0);
}
