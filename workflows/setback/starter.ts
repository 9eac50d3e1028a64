import { proxyLocalActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { startCase } from '../engine/start-case.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { factsRecorded, WORKFLOWS } from '../messages/cases.js';
import { recordsChanged } from '../messages/setback.js';

const { takeSetbacks, listMovedCases } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * §11: starts the case of every C and D that was published, and tells open cases what changed in the records, those of
 * cycles among them (I-15). It runs
 * when ratings are recorded, and every few minutes in case that failed; two side by side do everything once.
 */
export async function setbackStarter(): Promise<void> {
  const { start, tell } = await takeSetbacks({ at: Date.now() });
  await Promise.all(start.map((input) => startCase(WORKFLOWS.setback, input)));
  for (const { caseId, what } of tell) {
    await tellWorkflows([caseId], recordsChanged, what);
  }
  const { cycles } = await listMovedCases(); // I-15
  for (const { cycleId, caseIds } of cycles) await tellWorkflows([cycleId], factsRecorded, { caseIds });
}
