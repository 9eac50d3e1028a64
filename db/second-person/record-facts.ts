import { sql } from 'kysely';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** What decides whether a change of somebody's record needs a second person (4.1). */
export interface RecordFacts {
  readonly name: string;
  /** The roles of his account, also of one that is closed. */
  readonly roles: readonly Role[];
  readonly heads: boolean;
}

/** What a person is to the house; undefined for nobody. */
export async function recordFacts(db: Queryable, personId: string): Promise<RecordFacts | undefined> {
  const { rows } = await sql<RecordFacts>`
    select p.name, exists (select from department d where d.head_id = p.id) as heads,
           array(select r.role from account a join account_role r on r.account_id = a.id
                 where a.person_id = p.id order by r.role) as roles
    from person p where p.id = ${personId}`.execute(db);
  return rows[0];
}
