import proto from '@temporalio/proto';
import { hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';
import { keep } from './keep.js';

const POLLING_MS = 60_000;

/** Takes the next task of the queue as a worker that comes to nothing with it. */
async function taken({ environment, taskQueue }: TestStack): Promise<Uint8Array> {
  const { namespace = 'default', connection } = environment;
  const identity = 'one that comes to nothing';
  for (;;) {
    const { taskToken } = await connection.withDeadline(Date.now() + POLLING_MS, () =>
      connection.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: taskQueue }, identity }),
    );
    if (taskToken.length > 0) return taskToken;
  }
}

/** A worker took the first task and failed in it, another took a later one and was gone: both were done again. */
export async function recordMishaps(stack: TestStack): Promise<void> {
  const { connection, namespace = 'default' } = stack.environment;
  await stack.stopWorker();
  const play = await Play.draft(stack, [{ id: 'E1', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] }]);
  await connection.workflowService.respondWorkflowTaskFailed({
    namespace,
    taskToken: await taken(stack),
    cause:
      proto.temporal.api.enums.v1.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
    failure: { message: 'failed' },
  });
  await stack.startWorker();
  await play.launch();
  const task = await stack.pilot.waitFor(play.cycleId, 'cycle.close-ratings');
  await stack.stopWorker();
  const closing = stack.pilot.complete(task, 'cycle.close-ratings', hr, { do: 'close' });
  await taken(stack);
  await stack.startWorker();
  await closing;
  await play.submit();
  await keep(stack, play.cycleId, 'levelPromotionCycle-failed-and-timed-out');
}
