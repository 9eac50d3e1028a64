import { proxyLocalActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { tasksReaddressed } from '../messages/people.js';

const { listMovedRelations } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * A task for somebody's superior or supervisor goes to whoever that is now. It runs after an import of people, and every
 * few minutes for what changes otherwise; a desk that has heard of it already does nothing.
 */
export async function relationKeeper(): Promise<void> {
  for (const { workflowId, tasks } of await listMovedRelations({ at: Date.now() })) {
    await tellWorkflows([workflowId], tasksReaddressed, tasks);
  }
}
