import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database, Queryable } from '../database.js';
import { BEGINNING, hashOf } from './chain.js';
import { listErasures, verifyErasures, type ErasureRecord } from './erasures.js';
import type { SealFault } from './faults.js';
import { keyOf, SEALED, TRUSTED, type Sealed } from './sealed.js';

/** The head of a day, as it was kept outside the database. */
export interface KeptHead {
  readonly no: number;
  /** Hexadecimal; the beginning of it is enough. */
  readonly hash: string;
}

/** What looking through the chain came to. */
export interface Verified {
  readonly faults: readonly SealFault[];
  /** Sealed rows. */
  readonly sealed: number;
  /** Links whose content was erased, and by which records. */
  readonly erased: number;
  readonly erasures: readonly ErasureRecord[];
  /** Rows that wait for their seal, and since when the oldest has. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly head: { readonly no: number; readonly hash: string } | undefined;
  /** Heads from outside that were compared. */
  readonly heads: number;
}

const PAGE = 20_000;

/**
 * Computes the whole chain again, and every digest from the rows as they stand, on one view of the database while the
 * service goes on: names each row that was changed, removed, added or moved since it was sealed. Holds one page in memory.
 */
export const verifySeals = (db: Kysely<Database>, kept: readonly KeptHead[]): Promise<Verified> =>
  onOneView(db, async (trx) => {
    const chain = await verifyChain(trx, kept);
    const faults = [...chain.faults];
    for (const sealed of SEALED) faults.push(...(await verifyRows(trx, sealed, sql`true`)));
    faults.push(...(await verifyForeign(trx)), ...(await verifyErasures(trx)));
    const erased = await sql<{ n: number }>`select count(*)::int as n from seal where salt is null`.execute(trx);
    const { rows } = await sql<{ waiting: number; waitingSince: Date | null }>`
      select count(*)::int as waiting, min(at) as "waitingSince" from unsealed where by_role = any(${TRUSTED})`.execute(
      trx,
    );
    return {
      faults,
      sealed: chain.links,
      erased: erased.rows[0]?.n ?? 0,
      erasures: await listErasures(trx),
      waiting: rows[0]?.waiting ?? 0,
      waitingSince: rows[0]?.waitingSince ?? null,
      head: chain.head,
      heads: kept.length,
    };
  });

/** The sealed rows of some tables alone: none of them is changed, missing or added. The chain is not looked at. */
export const verifySources = (db: Kysely<Database>, sources: readonly string[]): Promise<readonly SealFault[]> =>
  onOneView(db, async (trx) => {
    const faults: SealFault[] = [];
    for (const sealed of SEALED.filter(({ source }) => sources.includes(source)))
      faults.push(...(await verifyRows(trx, sealed, sql`true`)));
    return faults;
  });

/** The sealed rows of one case. Of lines of the ledger that are gone only the whole chain knows. */
export const verifySealsOfCase = (db: Kysely<Database>, caseId: string): Promise<readonly SealFault[]> =>
  onOneView(db, async (trx) => {
    const faults: SealFault[] = [];
    const { rows } = await sql<{ source: string }>`
      select c.relname as source from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and a.attname = 'case_id' and not a.attisdropped`.execute(trx);
    const withCase = new Set(rows.map(({ source }) => source));
    for (const sealed of SEALED.filter(({ source }) => withCase.has(source)))
      faults.push(...(await verifyRows(trx, sealed, sql`(t.case_id = ${caseId} or ${caseId} = any(s.key))`)));
    return faults;
  });

function onOneView<T>(db: Kysely<Database>, look: (trx: Queryable) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await sql`set transaction read only`.execute(trx);
      await sql`set local statement_timeout = 0`.execute(trx);
      await sql`set local work_mem = '128MB'`.execute(trx);
      return look(trx);
    });
}

interface LinkRow {
  readonly no: number;
  readonly source: string;
  readonly key: readonly string[];
  readonly sealedAt: number;
  readonly digest: Buffer;
  readonly hash: Buffer;
}

async function verifyChain(
  trx: Queryable,
  kept: readonly KeptHead[],
): Promise<{ readonly faults: readonly SealFault[]; readonly links: number; readonly head: Verified['head'] }> {
  const faults: SealFault[] = [];
  const heads = new Map<number, KeptHead[]>();
  for (const head of kept) heads.set(head.no, [...(heads.get(head.no) ?? []), head]);
  let before: Buffer = BEGINNING;
  let [last, links] = [0, 0];
  for (;;) {
    const { rows } = await sql<LinkRow>`
      select no, source, key, (extract(epoch from sealed_at) * 1000)::bigint as "sealedAt", digest, hash
      from seal where no > ${last} order by no limit ${PAGE}`.execute(trx);
    for (const row of rows) {
      const { no, source, key, hash } = row;
      if (no !== last + 1) faults.push({ what: 'gap', source: 'seal', key: placesOf(last + 1, no - 1), no: last + 1 });
      // After a gap the link before is not known: what the next one says is taken, and the gap is told.
      else if (!hashOf(before, row).equals(hash)) faults.push({ what: 'link', source, key, no });
      for (const head of heads.get(no) ?? [])
        if (!hash.toString('hex').startsWith(head.hash)) faults.push(lostHead(head));
      heads.delete(no);
      [before, last] = [hash, no];
      links += 1;
    }
    if (rows.length < PAGE) break;
  }
  for (const head of [...heads.values()].flat()) faults.push(lostHead(head));
  return { faults, links, head: last === 0 ? undefined : { no: last, hash: before.toString('hex') } };
}

const placesOf = (from: number, to: number): readonly string[] => (from === to ? [String(from)] : [`${from}–${to}`]);

const lostHead = ({ no, hash }: KeptHead): SealFault => ({ what: 'head', source: 'seal', key: [hash], no });

/** Every sealed row of a table against its seal, and every row against the seals, in one pass. */
async function verifyRows(
  trx: Queryable,
  { source, key }: Sealed,
  which: RawBuilder<unknown>,
): Promise<readonly SealFault[]> {
  const { rows } = await sql<SealFault>`
    with shape as materialized (
      select h.id, array(
        select a.attname::text from pg_attribute a
        where a.attrelid = ${source}::regclass and a.attnum > 0 and not a.attisdropped
          and a.attname::text <> all(h.columns)) as later
      from seal_shape h),
    s as (
      select seal.*, shape.later from seal left join shape on shape.id = seal.shape where seal.source = ${source})
    select case when t is null then 'missing' when s.no is null then 'added' else 'changed' end as what,
           ${source} as source, coalesce(s.key, ${keyOf(key)}) as key, s.no
    from s full join ${sql.table(source)} t on s.key = ${keyOf(key)}
    where ${which}
      and (s.no is null or t is null and s.salt is not null or not (t is null) and s.digest is distinct from sha256(s.salt || convert_to((
        case when s.later = '{}' then to_jsonb(t) else to_jsonb(t) - s.later end)::text, 'UTF8')))
      and not (s.no is null and ${keyOf(key)} in (select u.key from unsealed u where u.source = ${source}))
    order by s.no, key`.execute(trx);
  return rows;
}

/** Rows that wait and that the service did not write; they are never sealed. */
async function verifyForeign(trx: Queryable): Promise<readonly SealFault[]> {
  const { rows } = await sql<SealFault>`
    select 'foreign' as what, source, key, null as no, by_role as by from unsealed
    where by_role <> all(${TRUSTED}) order by unsealed.no`.execute(trx);
  return rows;
}
