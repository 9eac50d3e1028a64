import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Migrator, sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { RefusalError, refuse } from '../domain/vocabulary/refusal.js';
import { createDatabase, type Database } from './database.js';
import { BACKUP } from '../domain/refusals/backup.js';
import { DATABASE } from '../domain/refusals/installation.js';
import { grantRights } from './rights/grants.js';

const folder = new URL('./migrations/', import.meta.url);
/** Any number, as long as every process of ours takes the same. */
const lockKey = 0x6a696e6a69; // "jinji"

/** One SQL file; its digest is kept with what it has made, so that a database made by another text is told. */
interface MigrationFile {
  readonly name: string;
  readonly statements: string;
  /** SHA-256 of the text with plain line ends, hexadecimal. */
  readonly digest: string;
}

/** The SQL files beside this one, in the order of their numbers. */
async function readMigrations(): Promise<readonly MigrationFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const statements = await readFile(new URL(file, folder), 'utf8');
      const digest = createHash('sha256').update(statements.replaceAll('\r\n', '\n')).digest('hex');
      return { name: file.slice(0, -'.sql'.length), statements, digest };
    }),
  );
}

/** Each file runs once, and says so with its digest; all of them in one transaction. */
const migrationsOf = (files: readonly MigrationFile[]): Readonly<Record<string, Migration>> =>
  Object.fromEntries(
    files.map(({ name, statements, digest }) => [
      name,
      {
        up: async (db: Kysely<Database>): Promise<void> => {
          await sql.raw(statements).execute(db);
          await sql`create table if not exists schema_file (name text primary key, digest text not null)`.execute(db);
          await sql`insert into schema_file (name, digest) values (${name}, ${digest})`.execute(db);
        },
      },
    ]),
  );

const isThere = async (db: Kysely<Database>, table: string): Promise<boolean> =>
  (await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db)).rows[0]?.found ===
  true;

/** What has run in this database: names, each with the digest of the text that ran, where it was kept. */
async function appliedTo(db: Kysely<Database>): Promise<ReadonlyMap<string, string | null>> {
  if (!(await isThere(db, 'kysely_migration'))) return new Map();
  const digest = (await isThere(db, 'schema_file'))
    ? sql`(select f.digest from schema_file f where f.name = m.name)`
    : sql`null`;
  const { rows } = await sql<{ name: string; digest: string | null }>`
    select m.name, ${digest} as digest from kysely_migration m order by m.name`.execute(db);
  return new Map(rows.map((row) => [row.name, row.digest]));
}

/** A database that is not of this version's making, nor of one that it continues. Answers whether anything is to be done. */
async function checkItIsOurs(db: Kysely<Database>, files: readonly MigrationFile[]): Promise<boolean> {
  const applied = await appliedTo(db);
  const changed = files.filter(({ name, digest }) => applied.has(name) && applied.get(name) !== digest);
  if (changed.length > 0) throw new RefusalError(refuse(DATABASE.OLDER, { migration: changed[0]?.name ?? '' }));
  const known = new Set(files.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new RefusalError(refuse(DATABASE.NEWER, { unknown }));
  return applied.size < files.length;
}

/** Whether the connection may migrate: it owns what stands there, or may begin. */
async function isOwner(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ owner: boolean }>`
    select case when to_regclass('kysely_migration') is null
      then has_schema_privilege('public', 'create')
      else (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('kysely_migration')) end as owner`.execute(
    db,
  );
  return rows[0]?.owner === true;
}

/**
 * Lets a process serve the tables of its own version alone: those of a newer one it would misread, and those of an older
 * one lack what it asks for.
 * @throws RefusalError `DATABASE.OLDER`, `DATABASE.NEWER`, `DATABASE.NOT_MIGRATED`.
 */
export async function expectThisVersion(db: Kysely<Database>): Promise<void> {
  await (
    await checkerOfVersion()
  )(db);
}

/** The same with the migrations as they lie there now, for who asks again and again: a checkout may be updated meanwhile. */
export async function checkerOfVersion(): Promise<(db: Kysely<Database>) => Promise<void>> {
  const migrations = await readMigrations();
  return async (db) => {
    if (await checkItIsOurs(db, migrations)) throw new RefusalError(refuse(DATABASE.NOT_MIGRATED));
  };
}

/** Which migrations made the tables of a database, in order, each with the digest of its text. */
type Made = readonly { readonly name: string; readonly digest: string }[];

/**
 * Says whether this version has these migrations with these texts, and so can make such tables.
 * @throws RefusalError BACKUP.OTHER_VERSION.
 */
export async function expectMigrations(made: Made): Promise<void> {
  const files = await readMigrations();
  const other = made.find(({ name, digest }, index) => files[index]?.name !== name || files[index].digest !== digest);
  if (other !== undefined || made.length === 0)
    throw new RefusalError(refuse(BACKUP.OTHER_VERSION, { migration: other?.name ?? '' }));
}

/** Makes the tables of an empty database as these migrations have made them, and no further, for rows of that version. */
export async function migrateAsOf(connectionString: string, made: Made): Promise<void> {
  const files = (await readMigrations()).slice(0, made.length);
  const database = createDatabase({ connectionString, max: 1, applicationName: 'jinji-migrate' });
  try {
    await runAll(database.db, files);
  } finally {
    await database.close();
  }
}

/** Runs those of the files that have not run in this database. */
async function runAll(db: Kysely<Database>, files: readonly MigrationFile[]): Promise<void> {
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrationsOf(files)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('the migrator failed', { cause: error });
}

/**
 * Brings the database to the newest migration, and gives the service's role and that of reports what the register of
 * tables says. Processes that start together wait for each other; a second run changes nothing. All or nothing: a
 * failing migration leaves the database as it was. Who does not own the database may ask when nothing is to be done.
 * @throws RefusalError `DATABASE.OLDER` when other migrations of the same names have made it, `DATABASE.NEWER` when a
 * newer version has migrated it, `DATABASE.NOT_OWNER`; otherwise pg's own errors.
 */
export async function migrateToLatest(connectionString: string): Promise<void> {
  const files = await readMigrations();
  const database = createDatabase({ connectionString, max: 1, applicationName: 'jinji-migrate' });
  try {
    await database.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${lockKey})`.execute(db);
      const pending = await checkItIsOurs(db, files);
      if (!(await isOwner(db))) {
        if (pending) throw new RefusalError(refuse(DATABASE.NOT_OWNER));
        return;
      }
      await runAll(db, files);
      await grantRights(db);
    });
  } finally {
    await database.close(); // and with the session, the lock
  }
}
