import { sql } from 'kysely';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';
import { keyedLike, readingBy } from '../people/keys.js';

/** Somebody who might be asked or told about a case, as the records have him. */
export interface Addressee {
  readonly personId: string;
  readonly name: string;
  readonly departmentName: string;
  /** Of an account that can log in. */
  readonly roles: readonly Role[];
  /** The case is his own, a declared relative's or a rival's (I-35). */
  readonly interest: 'own' | 'relative' | 'rival' | null;
}

const columns = sql`p.id as "personId", p.name, d.name as "departmentName",
  array(select r.role from account a join account_role r on r.account_id = a.id
        where a.person_id = p.id and not a.disabled order by 1) as roles,
  interest_in_case(p.id, k) as interest
  from personnel_case k join person p on p.status <> 'left' join department d on d.id = p.department_id`;

/** Somebody, for a case; undefined where he has left, or one of the two is not there. */
export async function findAddressee(db: Queryable, personId: string, caseId: string): Promise<Addressee | undefined> {
  const { rows } = await sql<Addressee>`select ${columns} where k.id = ${caseId} and p.id = ${personId}`.execute(db);
  return rows[0];
}

/**
 * Who is likely to read a case, by what is typed of a name, its pinyin or initials, or a number: HR, the general manager,
 * its person, whoever stands above him, and whoever is named at an open task of it and may do it. Whether each may is judged by itself.
 */
export async function likelyAddressees(
  db: Queryable,
  caseId: string,
  search: string | undefined,
  limit: number,
): Promise<readonly Addressee[]> {
  const called = search === undefined ? sql`true` : keyedLike(search, sql`p.id`);
  const { rows } = await sql<Addressee>`
    with recursive above (id) as (
      select unnest(array[q.superior_id, d.head_id])
      from personnel_case c join person q on q.id = c.person_id join department d on d.id = q.department_id where c.id = ${caseId}
      union
      select unnest(array[q.superior_id, d.head_id])
      from above join person q on q.id = above.id join department d on d.id = q.department_id),
    likely (id) as materialized (
      select id from above where id is not null
      union select person_id from personnel_case where id = ${caseId}
      union select one from task t, unnest(t.people) as one
        where t.case_id = ${caseId} and t.state = 'open' and (not (t.of_office or t.by_office @> array[one]) or does_task(one, t))
      union select a.person_id from account_role r join account a on a.id = r.account_id
        where r.role in ('hr', 'hr-manager', 'gm') and not a.disabled)
    select ${columns} where k.id = ${caseId} and p.id in (select id from likely) and ${called}
    order by ${readingBy(sql`p.id`)}, p.name, p.id limit ${limit}`.execute(db);
  return rows;
}
