import type { Kysely } from 'kysely';
import { raiseAlarm } from '../../db/messages/alarms.js';
import { noteIntrusion } from '../../db/steps/intrusions.js';
import type { Database } from '../../db/database.js';
import { alarmOfIntrusion } from '../../domain/step/intrusion.js';
import type { Intrusion } from '../../domain/step/journal.js';
import { tellWatchers } from '../../db/messages/tell-watchers.js';

/** Notes what reached a workflow past the service, and tells HR and IT at once, unless they have been told. */
export async function reportIntrusion(
  db: Kysely<Database>,
  intrusion: Intrusion,
  came: Uint8Array | string,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await noteIntrusion(trx, intrusion, came, at))) return;
    const alarm = await raiseAlarm(trx, alarmOfIntrusion(intrusion), at);
    if (alarm !== undefined) await tellWatchers(trx, [alarm], at);
  });
}
