import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/**
 * Whose claims of open tasks of a workflow hold no more, since they went with the office that they were made by (4.1); of
 * whoever claims another of them by right none.
 */
export async function endedClaimsOf(db: Queryable, workflowId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select t.claimed_by as "personId" from task t
    where t.workflow_id = ${workflowId} and t.state = 'open' and t.claimed_by is not null
    group by t.claimed_by having bool_and(claim_of(t) is null) order by t.claimed_by`.execute(db);
  return rows.map(({ personId }) => personId);
}
