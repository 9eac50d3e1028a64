import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { calledLike, readingBy } from './keys.js';

/** Somebody of the house, as everybody knows him. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly departmentName: string;
}

/** Who works here on a civil date and is called so, by name, pinyin, initials or number; at most so many, in order of names. */
export async function findColleagues(
  db: Queryable,
  { search, today, limit }: { readonly search: string; readonly today: string; readonly limit: number },
): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name, d.name as "departmentName"
    from person p join department d on d.id = p.department_id
    where ${calledLike(search, sql`p.id`)} and status_on(p.status, p.confirmed_on, p.left_on, ${today}) <> 'left'
    order by p.id <> ${search.trim()}, ${readingBy(sql`p.id`)}, p.name, p.id limit ${limit}`.execute(db);
  return rows;
}
