import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Says that a back-up was made: by `jinji backup` (`own`), or by other tools. */
export async function noteBackup(db: Queryable, at: Date, own: boolean): Promise<void> {
  await db.insertInto('backup_made').values({ at, own }).execute();
}

/**
 * When the last back-up was made; before the first, when the installation began; null before either. A database that was
 * brought back knows of those before its own alone.
 */
export async function lastBackup(db: Queryable): Promise<{ readonly at: Date; readonly made: boolean } | null> {
  const { rows } = await sql<{ made: Date | null; since: Date | null }>`
    select (select max(at) from backup_made) as made, (select since from installation) as since`.execute(db);
  const { made = null, since = null } = rows[0] ?? {};
  if (made !== null) return { at: made, made: true };
  return since === null ? null : { at: since, made: false };
}
