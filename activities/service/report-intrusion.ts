import type { Kysely } from 'kysely';
import { raiseCause } from '../../db/messages/raise-causes.js';
import { noteIntrusion } from '../../db/steps/intrusions.js';
import type { Database } from '../../db/database.js';
import { alarmOfIntrusion } from '../../domain/step/intrusion.js';
import type { Intrusion } from '../../domain/step/journal.js';

/** Notes what reached a workflow past the service, and tells HR and IT at once, unless they have been told. */
export async function reportIntrusion(
  db: Kysely<Database>,
  intrusion: Intrusion,
  came: Uint8Array | string,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await noteIntrusion(trx, intrusion, came, at))) return;
    await raiseCause(trx, alarmOfIntrusion(intrusion), at);
  });
}
