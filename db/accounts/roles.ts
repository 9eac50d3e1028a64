import { sql } from 'kysely';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Gives a person's account a role, or takes it away; nothing for a person without an account. Once is enough. */
export async function changeRole(db: Queryable, personId: string, role: Role, given: boolean): Promise<void> {
  const changed = given
    ? sql`insert into account_role (account_id, role) select id, ${role} from account where person_id = ${personId}
          on conflict do nothing returning account_id`
    : sql`delete from account_role r using account a
          where a.id = r.account_id and a.person_id = ${personId} and r.role = ${role} returning r.account_id`;
  await sql`
    with changed as (${changed})
    update account set version = version + 1, updated_at = now() where id in (select account_id from changed)`.execute(
    db,
  );
}

/** Employee numbers of everybody who holds one of these roles in an account that is open. */
export async function holdersOf(db: Queryable, roles: readonly Role[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from account a join account_role r on r.account_id = a.id
    where r.role = any(${[...roles]}::text[]) and not a.disabled order by 1`.execute(db);
  return rows.map(({ id }) => id);
}
