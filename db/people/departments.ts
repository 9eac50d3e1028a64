import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A department with its head and how many are in it today. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly headId: string | null;
  readonly headName: string | null;
  /** Who is still here. */
  readonly people: number;
}

/** Every department by its number, as of a civil date. */
export async function listDepartments(db: Queryable, on: string): Promise<readonly Department[]> {
  const { rows } = await sql<Department>`
    select d.id, d.name, d.head_id as "headId", h.name as "headName",
      (select count(*)::int from person p where p.department_id = d.id
        and status_on(p.status, p.confirmed_on, p.left_on, ${on}::date) <> 'left') as people
    from department d left join person h on h.id = d.head_id order by d.id`.execute(db);
  return rows;
}

/** Names by number; what is no department has none. */
export async function departmentNames(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from department where id = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether somebody heads a department, as HR's records have it. */
export async function headsDepartment(db: Queryable, personId: string): Promise<boolean> {
  const { rows } = await sql`select from department where head_id = ${personId} limit 1`.execute(db);
  return rows.length > 0;
}
