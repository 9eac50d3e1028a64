import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.js';
import { listPlannedTrials } from '../db/trials/trials.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import { digestOf } from '../policy/trial-plan.js';
import { calendarChanged } from '../workflows/messages/position.js';

/**
 * I-53: tells every trial whose days were computed with another workday calendar, so that it asks again. A new notice
 * of holidays reaches the worker by its start, so that is when it is told; any number of workers may do it.
 * @returns how many were told.
 */
export async function announceCalendar(
  client: Client,
  db: Kysely<Database>,
  calendar: WorkdayCalendar,
): Promise<number> {
  const digest = digestOf(calendar);
  const others = (await listPlannedTrials(db)).filter(({ calendarDigest }) => calendarDigest !== digest);
  for (const { workflowId } of others) {
    try {
      await client.workflow.getHandle(workflowId).signal(calendarChanged);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error; // it has just ended
    }
  }
  return others.length;
}
