import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowClientInterceptor } from '@temporalio/client';

/** How often it is looked, and for how long at most, in milliseconds. */
interface Patience {
  readonly lookMs: number;
  readonly mostMs: number;
}

/** A task of a workflow takes some milliseconds to some seconds; whoever asks waits ten seconds at most. */
const PATIENCE: Patience = { lookMs: 25, mostMs: 5_000 };

/**
 * Asks a workflow something only while it has nothing in hand, or once it has been waited for long enough. The engine hands
 * a question that comes meanwhile to the worker together with the next acts, and has their answer at once; what a step
 * brought in the same moment is then written before it is heard of, and the history cannot be gone through again
 * (docs/decisions/0088).
 */
export const asksAtRest = (
  service: Pick<Client['workflowService'], 'describeWorkflowExecution'>,
  namespace: string,
  { lookMs, mostMs }: Patience = PATIENCE,
): WorkflowClientInterceptor => ({
  query: async (input, next) => {
    const until = performance.now() + mostMs;
    const execution = input.workflowExecution;
    const isBusy = async (): Promise<boolean> => {
      // What keeps it from being looked at is told by the question itself.
      const found = await service.describeWorkflowExecution({ namespace, execution }).catch(() => undefined);
      return found?.pendingWorkflowTask !== undefined && found.pendingWorkflowTask !== null;
    };
    while (performance.now() < until && (await isBusy())) await sleep(lookMs);
    return next(input);
  },
});
