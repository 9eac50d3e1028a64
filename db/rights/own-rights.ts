import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/**
 * Whether the role of this connection could change what is only to be added to: it owns the tables, passes over rights,
 * or was granted it. A service should not run as such a role (docs/decisions/0046).
 */
export async function mayRewrite(db: Queryable): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select rolsuper or rolbypassrls or has_table_privilege('ledger', 'update, delete, truncate')
      or has_table_privilege('decision', 'update, delete, truncate') as may
    from pg_roles where rolname = current_user`.execute(db);
  return rows[0]?.may === true;
}
