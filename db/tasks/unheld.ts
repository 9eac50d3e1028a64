import { sql } from 'kysely';
import type { UnheldRoles } from '../../domain/vocabulary/alarm.js';
import type { Queryable } from '../database.js';

/** Open tasks that nobody but people who have left before a civil date is named for (I-58): nobody can do them. */
export async function countLeftBehind(db: Queryable, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from task t
    where t.state = 'open' and cardinality(t.roles) = 0 and cardinality(t.people) > 0
      and not exists (select from unnest(t.people) one left join person p on p.id = one
                      where p.id is null or p.status <> 'left' or p.left_on >= ${before}::date)`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Open tasks that wait for a role and have nobody who could take them: no account that can log in, of somebody who is
 * still here and may act in the case, has one of their roles, of heads in a department that they are about (by their
 * desks); by roles.
 */
export async function listUnheldRoles(db: Queryable): Promise<readonly UnheldRoles[]> {
  const { rows } = await sql<UnheldRoles>`
    with holder as materialized (
      select a.person_id::text as id, p.department_id, r.role
      from account a join account_role r on r.account_id = a.id join person p on p.id = a.person_id
      where not a.disabled and p.status <> 'left'),
    head as materialized (
      select 'department:' || d.id as desk, h.id from department d
        join holder h on h.role = 'department-head' and coalesce(d.head_id = h.id, d.id = h.department_id)
      union select 'heads', h.id from holder h where h.role = 'department-head')
    select array(select r from unnest(t.roles) r order by r) as roles, count(*)::int as tasks
    from task t
    where t.state = 'open' and cardinality(t.roles) > 0 and (cardinality(t.people) = 0 or t.of_office)
      and not exists (
        select from holder h
        where h.role = any(t.roles) and h.role <> 'department-head' and not t.excluded @> array[h.id])
      and not exists (
        select from task_desk k join head h on h.desk = k.desk where k.task_id = t.id and not t.excluded @> array[h.id])
    group by 1 order by 1`.execute(db);
  return rows;
}
