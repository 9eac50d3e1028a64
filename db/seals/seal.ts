import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database, Queryable } from '../database.js';
import { BEGINNING, digestOf, hashOf } from './chain.js';
import { matches, SEALED, TRUSTED } from './sealed.js';

/** Rows of one transaction of the sealer at most. */
export const A_BATCH = 500;
const SALT_BYTES = 16;

interface Waiting {
  readonly no: number;
  readonly source: string;
  readonly key: readonly string[];
}

interface Content {
  readonly no: number;
  readonly content: string;
  readonly columns: readonly string[];
}

/** The last link of the chain. */
export interface Head {
  readonly no: number;
  readonly hash: Buffer;
  readonly sealedAt: Date;
}

/** The last link; undefined before the first. */
export async function headOf(db: Queryable): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select no, hash, sealed_at as "sealedAt" from seal order by no desc limit 1`.execute(db);
  return rows[0];
}

/**
 * Seals what waits, up to a batch, in the order in which it was written, in a transaction of its own that no step waits
 * for. One process at a time does it.
 * @returns how many rows were sealed; undefined while another process seals
 */
export async function sealNext(db: Kysely<Database>, at: Date): Promise<number | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows: lock } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('jinji-seals')) as mine`.execute(trx);
    if (lock[0]?.mine !== true) return undefined;
    const { rows: waiting } = await sql<Waiting>`
      select no, source, key from unsealed where by_role = any(${TRUSTED}) order by no limit ${A_BATCH}`.execute(trx);
    if (waiting.length === 0) return 0;
    await sealAll(trx, waiting, at);
    await sql`delete from unsealed where no = any(${waiting.map(({ no }) => no)}::bigint[])`.execute(trx);
    return waiting.length;
  });
}

async function sealAll(trx: Queryable, waiting: readonly Waiting[], at: Date): Promise<void> {
  const contents = await contentsOf(trx, waiting);
  const shapes = await shapesOf(trx, [...contents.values()]);
  const head = await headOf(trx);
  const salts = randomBytes(SALT_BYTES * waiting.length);
  let [no, before] = [head?.no ?? 0, head?.hash ?? BEGINNING];
  const sealedAt = at.getTime();
  const rows = waiting.map(({ no: place, source, key }, index) => {
    no += 1;
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    const found = contents.get(place);
    // What is gone before it was sealed keeps its place: whoever looks finds that it is missing.
    const digest = digestOf(salt, found?.content ?? '');
    before = hashOf(before, { no, source, key, sealedAt, digest });
    const shape = found === undefined ? 0 : (shapes.get(found.columns.join()) ?? 0);
    const hex = { salt: salt.toString('hex'), digest: digest.toString('hex'), hash: before.toString('hex') };
    return { no, source, key, shape, ...hex };
  });
  await sql`
    insert into seal (no, source, key, shape, salt, digest, hash, sealed_at)
    select no, source, key, shape, decode(salt, 'hex'), decode(digest, 'hex'), decode(hash, 'hex'), ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(no bigint, source text, key text[], shape int,
      salt text, digest text, hash text)`.execute(trx);
}

/** What stands in the rows, by their places in the queue. */
async function contentsOf(trx: Queryable, waiting: readonly Waiting[]): Promise<ReadonlyMap<number, Content>> {
  const found = new Map<number, Content>();
  for (const { source, key } of SEALED) {
    const nos = waiting.filter((one) => one.source === source).map(({ no }) => no);
    if (nos.length === 0) continue;
    const { rows } = await sql<Content>`
      select u.no, to_jsonb(t)::text as content, array(select jsonb_object_keys(to_jsonb(t)) order by 1) as columns
      from unsealed u join ${sql.table(source)} t on ${matches(key)}
      where u.no = any(${nos}::bigint[])`.execute(trx);
    for (const row of rows) found.set(row.no, row);
  }
  return found;
}

/** The numbers of the shapes, by their columns; what is new gets one. */
async function shapesOf(trx: Queryable, contents: readonly Content[]): Promise<ReadonlyMap<string, number>> {
  const shapes = new Map(contents.map(({ columns }) => [columns.join(), columns]));
  const known = new Map<string, number>();
  for (const [name, columns] of shapes) {
    const { rows } = await sql<{ id: number }>`
      with made as (insert into seal_shape (columns) values (${[...columns]}::text[]) on conflict do nothing returning id)
      select id from made union all select id from seal_shape where columns = ${[...columns]}::text[]`.execute(trx);
    known.set(name, rows[0]?.id ?? 0);
  }
  return known;
}
