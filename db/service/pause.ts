import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** How often each API process looks whether acts pause, in milliseconds. */
export const PAUSE_LOOK_MS = 1_000;

/** Lets nobody act from now on until then, or until `endPause` (docs/decisions/0069). */
export async function beginPause(db: Queryable, until: Date): Promise<void> {
  await db
    .insertInto('service_pause')
    .values({ until })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ until }))
    .execute();
}

/** Acts go on. */
export async function endPause(db: Queryable): Promise<void> {
  await db.deleteFrom('service_pause').execute();
}

/** Whether nobody acts at present, by the database's clock. */
export async function isPaused(db: Queryable): Promise<boolean> {
  const { rows } = await sql<{ paused: boolean }>`
    select exists (select from service_pause where until > now()) as paused`.execute(db);
  return rows[0]?.paused === true;
}
