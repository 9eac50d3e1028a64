import type { Kysely } from 'kysely';
import type { AlarmCause } from '../../domain/vocabulary/alarm.js';
import type { Database } from '../database.js';
import { syncAlarms, type LookedFor } from './alarms.js';
import { tellWatchers } from './tell-watchers.js';

/** Brings the alarms that a process looked for to what it found, and tells HR and IT of each new one. */
export async function raiseCauses(
  db: Kysely<Database>,
  looked: LookedFor,
  causes: readonly AlarmCause[],
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { raised } = await syncAlarms(trx, looked, causes, at);
    if (raised.length > 0) await tellWatchers(trx, raised, at);
  });
}
