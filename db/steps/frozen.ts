import { sql } from 'kysely';
import type { FrozenCase } from '../../domain/step/turn.js';
import type { Queryable } from '../database.js';

/** Keeps that a case stands still, and why; once. */
export async function keepFrozen(db: Queryable, { workflowId, seq, causes, code, detail }: FrozenCase): Promise<void> {
  await sql`
    insert into frozen_case (workflow_id, seq, causes, code, detail)
    values (${workflowId}, ${seq}, ${[...causes]}::text[], ${code}, ${detail.slice(0, 500)})
    on conflict (workflow_id) do update set seq = excluded.seq, causes = excluded.causes, code = excluded.code,
      detail = excluded.detail`.execute(db);
}

/** The case goes on; false when it did not stand still. */
export async function forgetFrozen(db: Queryable, workflowId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from frozen_case where workflow_id = ${workflowId}`.execute(db);
  return numAffectedRows !== undefined && numAffectedRows > 0n;
}

/** Every case that stands still, by number. */
export async function listFrozen(db: Queryable): Promise<readonly FrozenCase[]> {
  const { rows } = await sql<FrozenCase>`
    select workflow_id as "workflowId", seq, causes, code, detail from frozen_case order by 1`.execute(db);
  return rows;
}
