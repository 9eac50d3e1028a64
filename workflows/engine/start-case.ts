import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';

/** Starts a case under its number, once and for all; it goes on by itself. One that was started before, over or not, stays. */
export const startCase = (type: string, input: { readonly caseId: string }): Promise<void> =>
  startOnce(type, input.caseId, input);

/** The same under a number that is not the case's own: of a vacancy. */
export async function startOnce(type: string, workflowId: string, input: object): Promise<void> {
  try {
    await startChild(type, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
