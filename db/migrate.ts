import { readdir, readFile } from 'node:fs/promises';
import { Migrator, sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { RefusalError, refuse } from '../domain/vocabulary/refusal.js';
import { createDatabase, type Database } from './database.js';
import { DATABASE } from '../domain/refusals/installation.js';

const folder = new URL('./migrations/', import.meta.url);
/** Any number, as long as every process of ours takes the same. */
const lockKey = 0x6a696e6a69; // "jinji"

/** The SQL files beside this one, in the order of their numbers; each runs once, all in one transaction. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    const statements = await readFile(new URL(file, folder), 'utf8');
    const up = async (db: Kysely<Database>): Promise<void> => {
      await sql.raw(statements).execute(db);
    };
    return [file.slice(0, -'.sql'.length), { up }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function refuseNewer(db: Kysely<Database>, known: Readonly<Record<string, Migration>>): Promise<void> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(
    db,
  );
  if (rows[0]?.found !== true) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => !(name in known));
  if (unknown.length === 0) return;
  throw new RefusalError(refuse(DATABASE.NEWER, { unknown }));
}

/**
 * Brings the database to the newest migration. Processes that start together wait for each other; a second run does
 * nothing. All or nothing: a failing migration leaves the database as it was.
 * @throws RefusalError `DATABASE.NEWER` when a newer version has migrated it; otherwise pg's own errors.
 */
export async function migrateToLatest(connectionString: string): Promise<void> {
  const migrations = await readMigrations();
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };
  const database = createDatabase({ connectionString, max: 1, applicationName: 'jinji-migrate' });
  try {
    await database.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${lockKey})`.execute(db);
      await refuseNewer(db, migrations);
      const { error } = await new Migrator({ db, provider }).migrateToLatest();
      if (error instanceof Error) throw error;
      if (error !== undefined) throw new Error('the migrator failed', { cause: error });
    });
  } finally {
    await database.close(); // and with the session, the lock
  }
}
