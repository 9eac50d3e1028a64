import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';

/** Starts a case under its number, once and for all; it goes on by itself. One that was started before, over or not, stays. */
export async function startCase(type: string, input: { readonly caseId: string }): Promise<void> {
  try {
    await startChild(type, {
      workflowId: input.caseId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
