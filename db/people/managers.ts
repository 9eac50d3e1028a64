import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/**
 * 4.4: who manages a department on a civil date: its head, or, where none is entered, whoever of it holds the role and can
 * log in. Empty where nobody does.
 */
export async function managersOf(db: Queryable, departmentId: string, today: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from department d join person p on p.id = d.head_id or d.head_id is null and p.department_id = d.id
      and exists (select from account a join account_role r on r.account_id = a.id
                  where a.person_id = p.id and not a.disabled and r.role = 'department-head')
    where d.id = ${departmentId} and status_on(p.status, p.confirmed_on, p.left_on, ${today}) <> 'left'
    order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}
