import type { Client } from '@temporalio/client';
import { SCHEDULE_IDS } from '../../worker/schedules.js';

/** Takes away what `ensureSchedules` has made: the server is the whole run's. */
export async function removeSchedules({ schedule }: Client): Promise<void> {
  for (const id of SCHEDULE_IDS) await schedule.getHandle(id).delete();
}
