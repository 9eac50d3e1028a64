import { WorkflowNotFoundError } from '@temporalio/client';
import { sql } from 'kysely';
import { until } from '../play/until.js';
import type { Stage } from './stage.js';

/** So often in a row nothing has to be under way: a message from one workflow to another is in neither of them for a moment. */
const LOOKS = 5;

/**
 * Waits until nothing is under way: what a case has ended goes on in the workflows that hear of it, and tells people there.
 * @throws Error where it does not come to rest.
 */
export async function untilAtRest(stage: Pick<Stage, 'client' | 'db'>): Promise<void> {
  let quiet = 0;
  await until('the rehearsal comes to rest', async () => {
    const { rows } = await sql<{ id: string }>`select distinct workflow_id as id from projection`.execute(stage.db);
    const resting = await Promise.all(rows.map(({ id }) => rests(stage, id)));
    quiet = resting.every(Boolean) ? quiet + 1 : 0;
    return quiet >= LOOKS;
  });
}

/** Whether a workflow has no activity and no task of its worker. */
async function rests({ client }: Pick<Stage, 'client'>, id: string): Promise<boolean> {
  try {
    const { raw } = await client.workflow.getHandle(id).describe();
    return (raw.pendingActivities ?? []).length === 0 && raw.pendingWorkflowTask == null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    throw error;
  }
}
