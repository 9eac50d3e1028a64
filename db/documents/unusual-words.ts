import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../database.js';

/** Whose words to look through: of one case, of a cycle's, of a vacancy's. */
export type WordsOf = { readonly caseId: string } | { readonly cycleId: string } | { readonly vacancyId: string };

/** Something that papers of a case print, which may hold a character that no face has. */
export interface UnusualWords {
  readonly caseId: string;
  readonly personId: string;
  readonly name: string;
  /** His name, or what was written in the case. */
  readonly what: 'name' | 'words';
  /** A text, or a structure of texts. */
  readonly words: unknown;
}

/** What every face of papers covers, and most texts consist of; only what else there is is looked at closely. */
export const USUAL = String.raw`[^\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u3000-\u303f\u4e00-\u9fff\uff01-\uff9f]`;

const within = (of: WordsOf): RawBuilder<unknown> =>
  'caseId' in of
    ? sql`c.id = ${of.caseId}`
    : 'cycleId' in of
      ? sql`c.id in (select id from candidate where cycle_id = ${of.cycleId})`
      : sql`c.vacancy_id = ${of.vacancyId}`;

/** Names, reasons, records and own words with a character out of the usual, without those about the reader himself. */
export async function listUnusualWords(db: Queryable, of: WordsOf, readerId: string): Promise<readonly UnusualWords[]> {
  const { rows } = await sql<UnusualWords>`
    with cases as (select c.id, c.person_id, p.name from personnel_case c join person p on p.id = c.person_id
                   where ${within(of)} and c.person_id <> ${readerId})
    select id as "caseId", person_id as "personId", name, 'name' as what, to_jsonb(name) as words
    from cases where name ~ ${USUAL}
    union all
    select c.id, c.person_id, c.name, 'words', jsonb_build_array(d.reason, d.detail)
    from cases c join decision d on d.case_id = c.id where d.reason ~ ${USUAL} or d.detail::text ~ ${USUAL}
    union all
    select c.id, c.person_id, c.name, 'words', to_jsonb(w.text)
    from cases c join own_words w on w.case_id = c.id where w.text ~ ${USUAL}
    order by 1, 4`.execute(db);
  return rows;
}

/** Names out of the usual of those about whom a case is open. */
export async function listUnusualNames(
  db: Queryable,
): Promise<readonly { readonly personId: string; readonly name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.id as "personId", p.name from person p
    where p.name ~ ${USUAL} and exists (select from personnel_case c where c.person_id = p.id and c.closed_at is null)
    order by p.id`.execute(db);
  return rows;
}
