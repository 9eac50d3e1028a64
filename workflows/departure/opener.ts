import { proxyLocalActivities } from '@temporalio/workflow';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { startCase } from '../engine/start-case.js';
import { WORKFLOWS } from '../messages/cases.js';

const { listApprovedDepartures } = proxyLocalActivities<DepartureActivities>({ startToCloseTimeout: '1 minute' });

/**
 * 4.1: a departure that a second person has approved is opened right after his decision stands; where that failed, here,
 * every few minutes, under the same number.
 */
export async function departureOpener(): Promise<void> {
  const { cases } = await listApprovedDepartures({ at: Date.now() });
  for (const input of cases) await startCase(WORKFLOWS.departure, input);
}
