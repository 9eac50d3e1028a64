import { proxyActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';

const { evaluateCycle } = proxyActivities<PipelineActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
  retry: { maximumInterval: '30 seconds' },
});
// Not a local one: its pages would all go to the engine in one message, which takes 4 MB (about 12,000 people).
const { listCandidates } = proxyActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/** One page stays far below the engine's limit for a payload (2 MB). */
const PAGE = 2000;

/** 8.2, 8.4: everybody as of the reference day; who is not final comes back. */
export async function evaluateEverybody(cycleId: string, at: number): Promise<Readonly<Record<string, Candidate>>> {
  await evaluateCycle({ cycleId, at });
  return loadCandidates(cycleId);
}

/** The people who are not final, from their projection. */
export async function loadCandidates(cycleId: string): Promise<Readonly<Record<string, Candidate>>> {
  const candidates: Record<string, Candidate> = {};
  let after = '';
  for (;;) {
    const page = await listCandidates({ cycleId, after, limit: PAGE });
    for (const candidate of page) candidates[candidate.caseId] = candidate;
    after = page.at(-1)?.caseId ?? '';
    if (page.length < PAGE) return candidates;
  }
}
