import { WORKFLOWS } from '../../workflows/messages/cases.js';
import type { TestStack } from '../support/stack.js';
import { keep } from './keep.js';

/** One morning of the daily watch. */
export async function recordWatch(stack: TestStack): Promise<void> {
  const workflowId = 'daily-watch-1';
  const options = { workflowId, taskQueue: stack.taskQueue, args: [] };
  await stack.environment.client.workflow.execute(WORKFLOWS.dailyWatch, options);
  await keep(stack, workflowId, 'dailyWatch');
}
