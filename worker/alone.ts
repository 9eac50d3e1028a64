import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/database.js';

/**
 * Does something that one worker at a time does, under a lock of the database by this name; undefined where another does
 * it already.
 */
export const alone = <T>(db: Kysely<Database>, name: string, work: () => Promise<T>): Promise<T | undefined> =>
  db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(hashtext(${name})) as mine`.execute(one);
    if (rows[0]?.mine !== true) return undefined;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(one);
    }
  });
