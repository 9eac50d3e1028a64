import { proxyLocalActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { tasksReaddressed } from '../messages/people.js';
import { tellWorkflows } from './tell-cases.js';
import { now } from './turn.js';

const { listMovedRelations } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/** Open tasks go to whoever stands above somebody, or manages his department, by now; what has moved already stays. */
export async function followRelations(): Promise<void> {
  for (const { workflowId, tasks } of await listMovedRelations({ at: now() })) {
    await tellWorkflows([workflowId], tasksReaddressed, tasks);
  }
}
