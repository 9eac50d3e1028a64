import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Somebody who is here and has no account, with what his account may do by his place in the records. */
export interface WithoutAccount {
  readonly personId: string;
  readonly headsDepartment: boolean;
  readonly supervises: boolean;
}

/** Who is here on a civil date without an account, by number; no more than `limit`, and how many there are in all. */
export async function peopleWithoutAccount(
  db: Queryable,
  today: string,
  limit: number,
): Promise<{ readonly people: readonly WithoutAccount[]; readonly all: number }> {
  const { rows } = await sql<WithoutAccount & { readonly all: number }>`
    select p.id as "personId", exists (select from department d where d.head_id = p.id) as "headsDepartment",
           exists (select from position_on(${today}) t where t.person_id = p.id and t.position = 'supervisor') as supervises,
           count(*) over ()::int as all
    from person p
    where status_on(p.status, p.confirmed_on, p.left_on, ${today}) <> 'left'
      and not exists (select from account a where a.person_id = p.id or a.login = lower(p.id))
    order by p.id limit ${limit}`.execute(db);
  return { people: rows, all: rows[0]?.all ?? 0 };
}
