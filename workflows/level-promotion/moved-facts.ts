import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { readings } from '../engine/turn.js';
import { factsMoved, reviewReopened } from './from-outside.js';
import type { CycleState } from './state.js';
import type { Transition } from './transitions.js';

const { findMovedFacts } = readings<PipelineActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** I-15: facts that moved after the first review send their cases back to it, and HR hears of it at once. */
export async function applyMovedFacts(state: CycleState, told: readonly string[]): Promise<Transition> {
  const resting = told.filter((caseId) => {
    const stage = state.candidates[caseId]?.stage;
    return stage !== undefined && isMarked('level-promotion', stage, 'reviewed');
  });
  const moved = resting.length === 0 ? [] : await findMovedFacts({ cycleId: state.cycleId, caseIds: resting });
  if (moved.length === 0) return { state, record: {} };
  const { state: next, record } = reviewReopened(state, moved);
  return { state: next, record: { ...record, messages: [factsMoved(state, moved)] } };
}
