import type { Client } from '@temporalio/client';

/** Takes away what `ensureSchedules` has made: the server is the whole run's. */
export async function removeSchedules({ schedule }: Client): Promise<void> {
  for (const id of ['level-promotion-cycle-drafter', 'daily-watch', 'confirmation-opener', 'setback-starter'])
    await schedule.getHandle(id).delete();
}
