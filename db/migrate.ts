import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Migrator, sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { text } from '../domain/vocabulary/text.js';
import { createDatabase, type Database } from './database.js';

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

/** A database that is not of this version's making, nor of one that it continues. */
async function refuseOther(db: Kysely<Database>, files: readonly MigrationFile[]): Promise<void> {
  const applied = await appliedTo(db);
  const changed = files.filter(({ name, digest }) => applied.has(name) && applied.get(name) !== digest);
  if (changed.length > 0) throw new RefusalError(older(changed[0]?.name ?? ''));
  const known = new Set(files.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new RefusalError(newer(unknown));
}

/** Nothing has been released before, and nothing is carried over from what came before a release. */
const older = (name: string) => ({
  code: 'DATABASE.OLDER',
  message: text(
    `这个数据文件夹(数据库)由正式发布之前的版本建立(${name} 与本版本不同),其中的数据不能沿用到本版本,也没有升级途径;没有改动任何东西。请继续用建立它的版本打开它,或换一个新的空数据文件夹(JINJI_DATA)开始;设置了 DATABASE_URL 的,请另建一个空数据库。`,
    `This data folder (its database) was made by a version from before the first release (${name} differs from this version's); its data cannot be taken over, and there is no upgrade; nothing was changed. Open it with the version that made it, or begin with a new, empty data folder (JINJI_DATA); where DATABASE_URL is set, with an empty database.`,
  ),
});

const newer = (unknown: readonly string[]) => ({
  code: 'DATABASE.NEWER',
  message: text(
    `数据库已执行本版本不认识的迁移:${unknown.join('、')}。请使用创建它的版本或更新的版本,或恢复旧备份;数据库未被改动。`,
    `The database has migrations that this version does not know: ${unknown.join(', ')}. Run the version that made them or a newer one, or restore an older backup; nothing was changed.`,
  ),
});

/**
 * Brings the database to the newest migration. Processes that start together wait for each other; a second run does
 * nothing. All or nothing: a failing migration leaves the database as it was.
 * @throws RefusalError `DATABASE.OLDER` when other migrations of the same names have made it, `DATABASE.NEWER` when a
 * newer version has migrated it; otherwise pg's own errors.
 */
export async function migrateToLatest(connectionString: string): Promise<void> {
  const files = await readMigrations();
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrationsOf(files)) };
  const database = createDatabase({ connectionString, max: 1, applicationName: 'jinji-migrate' });
  try {
    await database.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${lockKey})`.execute(db);
      await refuseOther(db, files);
      const { error } = await new Migrator({ db, provider }).migrateToLatest();
      if (error instanceof Error) throw error;
      if (error !== undefined) throw new Error('the migrator failed', { cause: error });
    });
  } finally {
    await database.close(); // and with the session, the lock
  }
}
