import { sql } from 'kysely';
import type { Queryable } from '../../db/database.js';
import { until } from '../../cli/play/until.js';

/**
 * What is kept of requests themselves and of the way by which the engine answered them, and the series of numbers, which
 * may have gaps.
 */
const ASIDE = [
  'refused_act',
  'read_line',
  'reserved_number',
  'document_number',
  'idempotency_key',
  'web_session',
  'api_token',
  'act',
  'step_turn',
  'step_reading',
];

/** A digest of every other table, to see whether anything was written. */
export async function digestOfRecords(db: Queryable): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const tables = rows.map(({ name }) => name).filter((name) => !ASIDE.includes(name));
  const looks = tables.map(
    (name) => sql`select ${name} as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest
                  from ${sql.table(name)} t`,
  );
  const found = await sql<{ name: string; digest: string }>`${sql.join(looks, sql` union all `)}`.execute(db);
  return Object.fromEntries(found.rows.map(({ name, digest }) => [name, digest]));
}

/** The same once nothing moves any more: what the engine does by itself follows an act. */
export async function settledRecords(db: Queryable): Promise<Readonly<Record<string, string>>> {
  let before: string | undefined;
  return until('the records come to rest', async () => {
    const now = await digestOfRecords(db);
    const rests = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    return rests && now;
  });
}
