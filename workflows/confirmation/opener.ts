import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyLocalActivities, startChild } from '@temporalio/workflow';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import { WORKFLOWS } from '../messages/cases.js';

const { listDueConfirmations } = proxyLocalActivities<ConfirmationActivities>({ startToCloseTimeout: '1 minute' });

/** 7.1: runs every morning and opens the confirmation of everybody whose day, as HR has entered it, has come. */
export async function confirmationOpener(): Promise<void> {
  const { cases } = await listDueConfirmations({ at: Date.now() });
  for (const input of cases) {
    try {
      await startChild(WORKFLOWS.confirmation, {
        workflowId: input.caseId,
        args: [input],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error; // under way since an earlier morning
    }
  }
}
