import { sql, type RawBuilder } from 'kysely';

/**
 * Whether somebody may confirm an announcement of a kind: who audits writes nothing but what is his own log-in's (4.1), to
 * which the privacy notice belongs.
 */
export const confirms = (kind: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  (${kind} = 'privacy' or not exists (
    select from account u join account_role o on o.account_id = u.id where u.person_id = ${personId} and o.role = 'auditor'))`;
