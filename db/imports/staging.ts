import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../database.js';

/** A line as an importer understood it, on its way into the database. */
export interface StagedRow {
  readonly line: number;
  /** What names the record: the number, number and month, or the complaint. */
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly unknown[];
}

/** What a kind of import knows in SQL. Each part reads the temporary table `staged_row`. */
export interface ImportKindSql {
  /** `key, current`: what is recorded under the staged keys, with the fields of the files. */
  readonly current: (today: string) => RawBuilder<unknown>;
  /** `line, code, field, found`: each way in which a line cannot stand. May read `current`. */
  readonly checks: RawBuilder<unknown>;
  /**
   * `line, code`: lines of `judged_row` that wait for a second person, given whom the import is of (employee numbers of
   * who brought the file and who applies it).
   */
  readonly waits: (bringers: readonly string[]) => RawBuilder<unknown>;
  /** Its lines put people under each other. */
  readonly hasSuperiors?: true;
  /** Writes the lines of `judged_row` that are new or changed. */
  readonly apply: (db: Queryable, how: Applying) => Promise<void>;
}

/** Which import is carried out, by whom and on which day. */
export interface Applying {
  readonly importId: string;
  readonly filename: string;
  readonly actor: string;
  /** Civil date. */
  readonly today: string;
}

/** Opens the staging table of this transaction; it goes with it. */
export async function openStaging(db: Queryable): Promise<void> {
  await sql`create temporary table staged_row (
    line integer primary key, key text not null, value jsonb not null, problems jsonb not null
  ) on commit drop`.execute(db);
}

/** Adds a batch of lines to the staging table. */
export async function stageRows(db: Queryable, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into staged_row select line, key, value, problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, key text, value jsonb, problems jsonb)`.execute(
    db,
  );
}

/** Takes the lines of an earlier dry run, or some of them, back into the staging table. */
export async function restageImport(db: Queryable, importId: string, lines?: readonly number[]): Promise<void> {
  await openStaging(db);
  await sql`
    insert into staged_row select line, key, value, '[]' from import_row
    where import_id = ${importId} and (${lines === undefined} or line = any(${[...(lines ?? [])]}::int[]))`.execute(db);
}

/** Lines that repeat the key of an earlier one; part of every kind's checks. */
export const repeatedKeys = sql`
  select line, 'DUPLICATE_ROW' as code, null as field, first::text as found
  from (select line, min(line) over (partition by key) as first from staged_row where problems = '[]') k
  where line <> first`;

/** Lines that change one of these fields of what is recorded, and do not say why; it names what is recorded. */
export const reasonMissing = (shown: string, fields: readonly string[]) => sql`
  select s.line, 'REASON_REQUIRED', 'reason', c.current ->> ${sql.lit(shown)}
  from staged_row s join current c on c.key = s.key
  where not s.value ? 'reason' and exists (
    select from unnest(array[${sql.join(fields.map((field) => sql.lit(field)))}]) f
    where s.value ? f and s.value -> f is distinct from c.current -> f)`;

/** Lines about nobody, or about somebody of another name; for files of things that happened to people. */
export const unknownPeople = sql`
  select s.line, 'PERSON_UNKNOWN', 'personId', s.value ->> 'personId'
  from staged_row s where s.value ->> 'personId' <> '' and not exists (select from person p where p.id = s.value ->> 'personId')
  union all
  select s.line, 'NAME_MISMATCH', 'name', p.name
  from staged_row s join person p on p.id = s.value ->> 'personId' where s.value ->> 'name' <> p.name`;

/**
 * Compares the staged lines with what is recorded, all at once, into the temporary table `judged_row`:
 * a verdict a line, the former values of what changes, and every problem.
 */
export async function judgeStaged(db: Queryable, kind: ImportKindSql, today: string): Promise<void> {
  await sql`analyze staged_row`.execute(db);
  await sql`
    create temporary table judged_row on commit drop as
    with current as materialized (select distinct on (key) key, current from (${kind.current(today)}) each_line order by key),
    problem as (
      select line, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', code, 'field', field, 'found', left(found, 60))) order by field, code) as list
      from (${kind.checks}) c(line, code, field, found) group by line)
    select s.line, s.key, s.value, s.problems || coalesce(p.list, '[]') as problems,
           case when s.problems <> '[]' or p.list is not null then 'refused'
                when c.key is null then 'new'
                when d.former is null then 'unchanged'
                else 'changed' end as verdict,
           case when s.problems = '[]' and p.list is null then d.former end as former, null::text as waits
    from staged_row s
    left join problem p on p.line = s.line
    left join current c on c.key = s.key
    left join lateral (
      select jsonb_object_agg(v.key, c.current -> v.key) as former from jsonb_each(s.value) v
      where c.current ? v.key and (c.current -> v.key) is distinct from v.value) d on true`.execute(db);
}

/** What the lines of an import do to the records as these stand now. */
export interface Judgement {
  readonly counts: Readonly<Record<'new' | 'changed' | 'unchanged' | 'refused', number>>;
  /** Of every verdict and every former value: another digest means that the data changed in between. */
  readonly digest: string;
}

/** What the comparison came to. */
export async function readJudgement(db: Queryable): Promise<Judgement> {
  const { rows } = await sql<Judgement>`
    select jsonb_build_object(
             'new', count(*) filter (where verdict = 'new'), 'changed', count(*) filter (where verdict = 'changed'),
             'unchanged', count(*) filter (where verdict = 'unchanged'), 'refused', count(*) filter (where verdict = 'refused')
           ) as counts,
           coalesce(encode(sha256(convert_to(string_agg(line || verdict || coalesce(former::text, '') || problems::text, ',' order by line), 'UTF8')), 'hex'), '') as digest
    from judged_row`.execute(db);
  const [judgement] = rows;
  if (judgement === undefined) throw new Error('an aggregate without a row');
  return judgement;
}

/** Keeps the judged lines with their import. */
export async function keepJudged(db: Queryable, importId: string): Promise<void> {
  await sql`insert into import_row (import_id, line, key, value, verdict, former, problems, waits)
    select ${importId}, line, key, value, verdict, former, problems, waits from judged_row`.execute(db);
}
