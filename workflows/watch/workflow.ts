import { proxyLocalActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';

const { watchRecords } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * 8.5.1, I-42: runs every morning and looks for what should have happened and did not; what it finds are alarms in the
 * records, which clear by themselves when the cause has gone.
 */
export async function dailyWatch(): Promise<{ readonly standing: number }> {
  const { standing } = await watchRecords({ at: Date.now() });
  return { standing };
}
