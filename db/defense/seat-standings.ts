import { sql } from 'kysely';
import type { HeardCandidate, SeatStanding } from '../../domain/pipelines/defense/seats.js';
import type { Queryable } from '../database.js';

/** Those of the named cases that compete in a group, with what decides who sits for them (4.3), by their numbers. */
export async function heardCandidates(
  db: Queryable,
  groupId: string,
  caseIds: readonly string[],
): Promise<readonly HeardCandidate[]> {
  const { rows } = await sql<HeardCandidate>`
    select c.id as "caseId", c.person_id as "personId", c.post, p.department_id as "departmentId",
           p.superior_id as "superiorId"
    from personnel_case c join person p on p.id = c.person_id
    where c.group_id = ${groupId} and c.id = any(${[...caseIds]}::text[]) order by c.id`.execute(db);
  return rows;
}

/**
 * What HR's records say of people as scorers of a group on a civil date (4.3, I-35). Whoever was ever nominated for a
 * vacancy stays a rival for it (I-55); in a cycle only who is a candidate now.
 */
export async function seatStandings(
  db: Queryable,
  { groupId, personIds, on }: { readonly groupId: string; readonly personIds: readonly string[]; readonly on: string },
): Promise<readonly SeatStanding[]> {
  const has = (...roles: readonly string[]) => sql`exists (
    select from account a join account_role r on r.account_id = a.id
    where a.person_id = p.id and not a.disabled and r.role = any(${roles}::text[]))`;
  const { rows } = await sql<SeatStanding>`
    select given.id as "personId", p.id is not null as known, coalesce(p.status = 'left', false) as left,
           (select c.post from personnel_case c
            where c.group_id = ${groupId} and c.person_id = given.id
              and (c.closed_at is null or c.vacancy_id is not null)
            order by c.closed_at nulls first limit 1) as "candidateAs",
           array(select r.relative_id::text from declared_relative r where r.person_id = given.id and r.withdrawn_at is null
                 union select r.person_id::text from declared_relative r where r.relative_id = given.id and r.withdrawn_at is null) as relatives,
           p.department_id as "departmentId",
           array(select d.id::text from department d
                 where d.head_id = given.id or d.head_id is null and d.id = p.department_id order by 1) as heads,
           coalesce(post.position = 'supervisor', false) as supervises, ${has('hr', 'hr-manager')} as "isHr", ${has('gm')} as "isGm"
    from unnest(${[...new Set(personIds)]}::text[]) as given(id) left join person p on p.id = given.id
    left join position_on(${on}::date) post on post.person_id = p.id
    order by given.id`.execute(db);
  return rows;
}

/** Who may belong on the panels of these departments (4.3): their supervisors, all heads, whoever has HR's role. */
export async function panelMembers(
  db: Queryable,
  { departmentIds, on }: { readonly departmentIds: readonly string[]; readonly on: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p left join position_on(${on}::date) post on post.person_id = p.id
    where p.status <> 'left' and (
      post.position = 'supervisor' and p.department_id = any(${[...departmentIds]}::text[])
      or exists (select from department d where d.head_id = p.id)
      or exists (select from account a join account_role r on r.account_id = a.id
                 where a.person_id = p.id and not a.disabled and r.role in ('hr', 'hr-manager')))
    order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}
