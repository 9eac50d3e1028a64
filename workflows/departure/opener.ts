import { patched, proxyLocalActivities } from '@temporalio/workflow';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { startCase, startOnce } from '../engine/start-case.js';
import { WORKFLOWS } from '../messages/cases.js';

const { listApprovedDepartures, listTakenOver } = proxyLocalActivities<DepartureActivities>({
  startToCloseTimeout: '1 minute',
});

/**
 * 4.1: what a second person has approved is opened right after his decision stands; where that failed, here, every few
 * minutes, under the same number: departures, and cases that are taken over (docs/decisions/0085).
 */
export async function departureOpener(): Promise<void> {
  const { cases } = await listApprovedDepartures({ at: Date.now() });
  for (const input of cases) await startCase(WORKFLOWS.departure, input);
  if (!patched(TAKES_OVER)) return;
  const { starts } = await listTakenOver();
  for (const { type, workflowId, input } of starts) await startOnce(type, workflowId, input);
}

const TAKES_OVER = '2026-12-cases-are-taken-over';
