import type { Client } from '@temporalio/client';

const SCHEDULES = [
  'level-promotion-cycle-drafter',
  'daily-watch',
  'confirmation-opener',
  'setback-starter',
  'relation-keeper',
  'departure-opener',
];

/** Takes away what `ensureSchedules` has made: the server is the whole run's. */
export async function removeSchedules({ schedule }: Client): Promise<void> {
  for (const id of SCHEDULES) await schedule.getHandle(id).delete();
}
