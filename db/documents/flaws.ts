import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A paper that is not what it should be: another text than its digest's, or a number of a series without a paper. */
export interface FlawedDocument {
  readonly number: string;
  readonly what: 'digest' | 'missing';
}

/**
 * Papers whose text is not the one of their digest, and numbers that were given in one of the series and have no paper,
 * unless it was erased (docs/decisions/0051).
 */
export async function listFlawedDocuments(
  db: Queryable,
  series: readonly string[],
): Promise<readonly FlawedDocument[]> {
  const { rows } = await sql<FlawedDocument>`
    select number, 'digest' as what from document
    where encode(sha256(convert_to(html, 'UTF8')), 'hex') <> sha256
    union all
    select given.number, 'missing' from document_number n
      cross join lateral (
        select concat_ws('-', n.series, n.year, lpad(g::text, 5, '0')) as number from generate_series(1, n.last) g) given
    where n.series = any(${[...series]}::text[]) and not exists (select from document d where d.number = given.number)
      and not exists (select from seal s where s.source = 'document' and s.key[1] = given.number and s.erasure_no is not null)
    order by 1`.execute(db);
  return rows;
}
