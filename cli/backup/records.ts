import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Manifest } from './manifest.js';
import { bringOut, putInto } from './put.js';

/** Made by the migrations themselves; and the pause in which the back-up is taken, which is not the restored service's. */
const LEFT_OUT = ['kysely_migration', 'kysely_migration_lock', 'schema_file', 'service_pause'];
const quoted = pg.escapeIdentifier;

/** What of the records stands in the list of a back-up. */
export type RecordsPart = Pick<Manifest, 'tables' | 'sequences' | 'schema' | 'head'>;

/** One moment of the records, held open while the service goes on. */
export interface RecordsMoment {
  /** Writes every table into the back-up. */
  dump(folder: string): Promise<RecordsPart>;
  close(): Promise<void>;
}

/**
 * Takes one moment of the records: what is committed after it is not in the back-up.
 * @param url of the owner of the tables.
 */
export async function momentOf(url: string): Promise<RecordsMoment> {
  const client = await connected(url);
  await client.query('begin isolation level repeatable read, read only');
  // The moment is that of the first statement.
  await client.query('select 1');
  return { dump: (folder) => dump(client, folder), close: () => client.end() };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'jinji-backup' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function dump(client: pg.Client, folder: string): Promise<RecordsPart> {
  const tables: Manifest['tables'] = [];
  for (const { name, columns } of await tablesOf(client)) {
    const content = client.query(to(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
    const file = await putInto(folder, `records/${name}.copy.gz`, content);
    // The rows end before the server says how many they were: it has, when it answers the next question.
    await client.query('select 1');
    tables.push({ ...file, name, columns, rows: content.rowCount });
  }
  const schema = await client.query<{ name: string; digest: string }>(
    'select name, digest from schema_file order by name',
  );
  return { tables, sequences: await sequencesOf(client), schema: schema.rows, head: await headOf(client) };
}

/** Each table with the columns that are stored in it. */
async function tablesOf(client: pg.Client): Promise<readonly { name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  return rows;
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const found = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${quoted(name)}`,
    );
    sequences.push(...found.rows.map((one) => ({ name, ...one })));
  }
  return sequences;
}

async function headOf(client: pg.Client): Promise<Manifest['head']> {
  const { rows } = await client.query<{ no: number; hash: string }>(
    `select no::float8 as no, encode(hash, 'hex') as hash from seal order by no desc limit 1`,
  );
  return rows[0] ?? null;
}

/**
 * Brings the rows into tables that the same migrations have made, all or nothing; triggers and references rest
 * meanwhile, since they have had their say when the rows were written.
 * @param url of an administrator: nobody else may let triggers rest.
 * @throws RefusalError BACKUP.NOT_AS_DUMPED.
 */
export async function bringRecords(url: string, folder: string, manifest: Manifest): Promise<void> {
  const client = await connected(url);
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    const there = await tablesOf(client);
    const missing = there.find(({ name }) => manifest.tables.every((one) => one.name !== name));
    if (missing !== undefined) throw notAsDumped(missing.name);
    await client.query(`truncate ${there.map(({ name }) => quoted(name)).join(', ')}`);
    for (const { name, columns, path, rows } of manifest.tables) {
      const into = client.query(from(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`));
      await bringOut(folder, path, into);
      if (into.rowCount !== rows) throw notAsDumped(name);
    }
    for (const { name, last, isCalled } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), last, isCalled]);
    const head = await headOf(client);
    if (head?.no !== manifest.head?.no || head?.hash !== manifest.head?.hash) throw notAsDumped('seal');
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const notAsDumped = (table: string): RefusalError => new RefusalError(refuse(BACKUP.NOT_AS_DUMPED, { table }));
