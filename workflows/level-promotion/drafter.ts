import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyLocalActivities, startChild } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { cycleIdOf, WORKFLOWS, type CycleInput } from '../messages/cases.js';

const { cycleDue } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * 8.5.1, I-28: runs every morning of the first days of January and July and drafts the cycle on the first workday.
 * HR confirms the draft; nothing is launched by the clock.
 */
export async function levelPromotionCycleDrafter(): Promise<void> {
  const { month } = await cycleDue({ at: Date.now() });
  if (month === null) return;
  const cycleId = cycleIdOf(month);
  const input: CycleInput = { cycleId, month, openedBy: 'system:schedule' };
  try {
    await startChild(WORKFLOWS.cycle, {
      workflowId: cycleId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error; // HR was faster
  }
}
