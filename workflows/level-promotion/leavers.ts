import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Leaver } from '../../domain/pipelines/level-promotion/activities.js';
import { CASE } from '../../domain/refusals/cases.js';
import { CYCLE } from '../../domain/refusals/pipelines/level-promotion.js';
import type { StepRecord } from '../../domain/step/record.js';
import { detail, listing, refuse } from '../../domain/vocabulary/refusal.js';
import { now, readings } from '../engine/turn.js';
import { departed } from './releasing.js';
import type { CycleState } from './state.js';
import type { Outcome, Transition } from './transitions.js';

/** I-82: nobody decides about somebody who has left, however the records came to know it. */

const { findLeavers } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** Of those that an act is about, who has left is taken out of the cycle instead; undefined where all are there. */
export async function withoutLeavers(state: CycleState, caseIds: readonly string[]): Promise<Outcome | undefined> {
  if (caseIds.length === 0) return undefined;
  const { leavers } = await findLeavers({ caseIds, at: now() });
  if (leavers.length === 0) return undefined;
  return {
    refusal: listing(
      refuse(CYCLE.LEFT_MEANWHILE, { count: leavers.length }),
      leavers.map(({ caseId, on }) => detail(CASE.PERSON_LEFT, { caseId }, { on })),
    ),
    instead: leavers.reduce(goes, { state, record: {} }),
  };
}

const goes = (before: Transition, { personId, on }: Leaver): Transition => {
  const note = `人事记录：已于 ${on} 离职 / has left as of ${on}, by HR's records`;
  const { state, record } = departed(before.state, { personId, on, by: 'system:records', note });
  return { state, record: joined(before.record, record) };
};

const joined = (one: StepRecord, other: StepRecord): StepRecord => ({
  decisions: [...(one.decisions ?? []), ...(other.decisions ?? [])],
  cases: [...(one.cases ?? []), ...(other.cases ?? [])],
  effects: [...(one.effects ?? []), ...(other.effects ?? [])],
  documents: [...(one.documents ?? []), ...(other.documents ?? [])],
});
