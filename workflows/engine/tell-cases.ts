import { getExternalWorkflowHandle, proxyLocalActivities, type SignalDefinition } from '@temporalio/workflow';
import type { StepActivities } from '../../domain/step/activities.js';

const { reportUnheard } = proxyLocalActivities<StepActivities>({ startToCloseTimeout: '1 minute' });

/**
 * Signals workflows that may have ended meanwhile: one that has done its work has nothing left to hear. Where one is not
 * there though a case that it carries is open, an alarm says so.
 */
export async function tellWorkflows<T>(
  workflowIds: readonly string[],
  signal: SignalDefinition<[T]>,
  content: T,
): Promise<void> {
  for (const workflowId of new Set(workflowIds)) {
    try {
      await getExternalWorkflowHandle(workflowId).signal(signal, content);
    } catch {
      await reportUnheard({ workflowId });
    }
  }
}
