import { sql, type RawBuilder } from 'kysely';
import type { UnprintableName } from '../../domain/vocabulary/alarm.js';
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

/** Of cases `cases` (id): who stands on their papers beside the person: above him, on the panel, with a sheet, signing. */
const OTHERS = sql`
  select c.superior as person_id from cases c
  union select s.scorer_id from defense_scorer s join cases c on c.id = s.case_id where not s.withdrawn
  union select d.chair_id from defense_session d join defense_scorer s on s.session_id = d.id join cases c on c.id = s.case_id
  union select a.rater_id from assessment_sheet a join cases c on c.id = a.case_id
  union select t.reports_to from trial t join cases c on c.id = t.case_id
  union select v.reports_to from vacancy v join cases c on c.vacancy_id = v.id`;

/** Names of people, departments and teams out of the usual that stand on the papers of cases, beside their people. */
const BESIDE = sql`
  select 'person' as of, p.id as about, p.name from person p
  where p.id in (${OTHERS}) and p.name ~ ${USUAL}
  union
  select 'department', 'department:' || d.id, d.name from department d
  where d.name ~ ${USUAL} and (d.id in (select department_id from cases)
    or d.id in (select v.department_id from vacancy v join cases c on c.vacancy_id = v.id))
  union
  select 'team', 'team:' || v.team, v.team from vacancy v join cases c on c.vacancy_id = v.id where v.team ~ ${USUAL}`;

/** The same of some cases, each name once; none of the reader himself. */
export async function listUnusualBeside(db: Queryable, of: WordsOf, readerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with cases as (
      select c.id, c.vacancy_id, p.superior_id as superior, p.department_id from personnel_case c
      join person p on p.id = c.person_id where ${within(of)} and c.person_id <> ${readerId})
    select distinct b.name from (${BESIDE}) b where b.about <> ${readerId}`.execute(db);
  return rows.map(({ name }) => name).toSorted();
}

/** Names out of the usual on the papers of open cases: of their people, and of whoever and whatever stands beside. */
export async function listUnusualNames(db: Queryable): Promise<readonly Omit<UnprintableName, 'coded'>[]> {
  const { rows } = await sql<Omit<UnprintableName, 'coded'>>`
    with cases as (
      select c.id, c.vacancy_id, c.person_id, p.superior_id as superior, p.department_id from personnel_case c
      join person p on p.id = c.person_id where c.closed_at is null)
    select 'person' as of, p.id as about, p.name from person p
    where p.name ~ ${USUAL} and p.id in (select person_id from cases)
    union ${BESIDE} order by 1, 2`.execute(db);
  return rows;
}
