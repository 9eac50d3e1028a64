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
    companyName,
  }: Pick<ActivityDependencies, 'db' | 'library' | 'calendar' | 'companyName'>): PipelineActivities['watchRecords'] =>
  async ({ at }) =>
    db.transaction().execute(async (trx) => {
      const facts = {
        ...(await readWatchedFacts(trx, new Date(at))),
        unprintable: await unprintableNames(trx, companyName),
      };
      const causes = causesOn({ library, calendar, facts }, todayIn('Asia/Shanghai', at));
      const { raised, cleared } = await syncAlarms(trx, { codes: codesSeenBy('watch') }, causes, new Date(at));
      if (raised.length > 0) await tellWatchers(trx, raised, new Date(at));
      return { standing: causes.length, raised: raised.length, cleared };
    });

/** §15: names that the faces of papers do not cover, of whoever and whatever stands on what may be issued soon. */
async function unprintableNames(trx: Queryable, companyName: string | undefined): Promise<readonly UnprintableName[]> {
  const company = companyName === undefined ? [] : [{ of: 'company', about: 'company', name: companyName } as const];
  return [...company, ...(await listUnusualNames(trx))]
    .map((one) => ({ ...one, coded: unprintable(one.name) }))
    .filter(({ coded }) => coded.length > 0);
}
