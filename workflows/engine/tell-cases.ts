import { getExternalWorkflowHandle, type SignalDefinition } from '@temporalio/workflow';

/** Signals workflows that may have ended meanwhile: one that is gone has nothing left to hear. */
export async function tellWorkflows<T>(
  workflowIds: readonly string[],
  signal: SignalDefinition<[T]>,
  content: T,
): Promise<void> {
  for (const workflowId of new Set(workflowIds)) {
    try {
      await getExternalWorkflowHandle(workflowId).signal(signal, content);
    } catch {
      continue; // closed, or a case that has no workflow of its own
    }
  }
}
