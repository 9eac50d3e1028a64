import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Who reports to whom. */
export interface ReportingLine {
  readonly personId: string;
  readonly superiorId: string | null;
  readonly left: boolean;
}

/** Whom people report to, and whether they are still here; of those that are known. */
export async function readReportingLines(
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly ReportingLine[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<ReportingLine>`
    select id as "personId", superior_id as "superiorId", status = 'left' as left from person
    where id = any(${[...personIds]}::text[]) order by id`.execute(db);
  return rows;
}

/** Everybody above a person, himself first. */
export async function lineAbove(db: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, height) as (
      select id, 0 from person where id = ${personId}
      union all
      select p.superior_id, up.height + 1 from person p join up on p.id = up.id where p.superior_id is not null)
    select id from up order by height`.execute(db);
  return rows.map(({ id }) => id);
}

/** A direct report on a day, as far as it decides whether he may be asked (I-55). */
export interface DirectReport {
  readonly personId: string;
  /** Since when he reports to this superior, or is here at all. */
  readonly since: string;
  readonly onLeave: boolean;
}

/** Who reports to somebody on a civil date, and since when. */
export async function listDirectReports(
  db: Queryable,
  superiorId: string,
  on: string,
): Promise<readonly DirectReport[]> {
  const { rows } = await sql<DirectReport>`
    select p.id as "personId", greatest(p.superior_since, p.hired_on) as since,
           exists (select from leave_period l where l.person_id = p.id
                   and daterange(l.from_on, l.to_on, '[]') @> ${on}::date) as "onLeave"
    from person p
    where p.superior_id = ${superiorId} and p.hired_on <= ${on}::date
      and status_on(p.status, p.confirmed_on, p.left_on, ${on}::date) <> 'left'
    order by p.id`.execute(db);
  return rows;
}

/** The heads of all departments who are still here, by number. */
export async function listDepartmentHeads(db: Queryable): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct d.head_id as id from department d join person p on p.id = d.head_id and p.status <> 'left'
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of these people who are here on a day: neither left nor on leave. */
export async function listPresent(db: Queryable, personIds: readonly string[], on: string): Promise<readonly string[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.id = any(${[...personIds]}::text[])
      and status_on(p.status, p.confirmed_on, p.left_on, ${on}::date) <> 'left'
      and not exists (select from leave_period l where l.person_id = p.id
                      and daterange(l.from_on, l.to_on, '[]') @> ${on}::date)`.execute(db);
  return rows.map(({ id }) => id);
}
