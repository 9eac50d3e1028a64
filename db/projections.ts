import { sql } from 'kysely';
import type { StepResult } from '../domain/step.js';
import type { Queryable } from './database.js';

/** What the step answered when it was written; undefined when it has not been. */
export async function findProjection(db: Queryable, workflowId: string, seq: number): Promise<StepResult | undefined> {
  const { rows } = await sql<{ result: StepResult }>`
    select result from projection where workflow_id = ${workflowId} and seq = ${seq}`.execute(db);
  return rows[0]?.result;
}

/** Marks the step as written; a second writer fails on the key and is rolled back whole. */
export async function insertProjection(
  db: Queryable,
  workflowId: string,
  seq: number,
  result: StepResult,
): Promise<void> {
  await sql`insert into projection (workflow_id, seq, result)
    values (${workflowId}, ${seq}, ${JSON.stringify(result)}::jsonb)`.execute(db);
}
