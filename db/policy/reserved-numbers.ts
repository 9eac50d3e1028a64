import { sql } from 'kysely';
import type { Database, Queryable } from '../database.js';
import type { Kysely } from 'kysely';
import { takeNumbers } from '../documents/documents.js';

/**
 * The number of what an act opens, `CF-2026-00001`: the same for every repetition of the act, so that a call that is
 * sent again after a failure finds what it began. Numbers of acts that were refused in the end are not used again.
 * @param year civil year in Asia/Shanghai
 */
export const reserveNumber = (db: Kysely<Database>, actId: string, series: string, year: number): Promise<string> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${actId}, 0))`.execute(trx);
    const { rows } = await sql<{ number: string }>`
      select number from reserved_number where act_id = ${actId}`.execute(trx);
    const kept = rows[0]?.number;
    if (kept !== undefined) return kept;
    const [number = ''] = await takeNumbers(trx, series, year, 1);
    await sql`insert into reserved_number (act_id, number) values (${actId}, ${number})`.execute(trx);
    return number;
  });

/**
 * The number under which an act has written something, once however often it is repeated: `make` writes it in this
 * transaction and gives the number; a call that is sent again after its answer was lost gets that of the first.
 * @param series what is numbered, since numbers of different things may be the same.
 */
export async function numberedOnce(
  trx: Queryable,
  { actId, series }: { readonly actId: string; readonly series: string },
  make: () => Promise<number>,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${actId}, 0))`.execute(trx);
  const { rows } = await sql<{ no: number }>`
    select substr(number, length(${series}::text) + 2)::int as no from reserved_number
    where act_id = ${actId} and starts_with(number, ${series}::text || '-')`.execute(trx);
  const kept = rows[0]?.no;
  if (kept !== undefined) return kept;
  const no = await make();
  await sql`insert into reserved_number (act_id, number) values (${actId}, ${`${series}-${no}`})`.execute(trx);
  return no;
}
