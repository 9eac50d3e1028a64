import type { Reevaluated } from '../../domain/pipelines/level-promotion/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { text } from '../../domain/vocabulary/text.js';
import type { CycleState } from './state.js';
import { afterReevaluation, asked, basis, changed, withEvaluation, type Transition } from './transitions.js';

/** What befalls the people of a cycle from outside. Pure. */

/** I-15: back to the first review in a new round, because what was decided on has changed. */
export function reviewReopened(state: CycleState, caseIds: readonly string[]): Transition {
  const candidates = caseIds.map((caseId): Candidate => {
    const candidate = asked(state, caseId);
    return { ...candidate, round: candidate.round + 1, stage: 'first-review' };
  });
  const decisions = candidates.map(({ caseId, round }): DecisionRecord => ({
    caseId,
    round,
    clause: 'I-15',
    kind: 'review',
    outcome: 'reopened',
  }));
  return changed(state, candidates, decisions);
}

/** I-15: told when it happens, not found out by the general manager's refusal. */
export const factsMoved = ({ cycleId }: CycleState, caseIds: readonly string[]): MessageOrder => ({
  to: [],
  toRoles: ['hr'],
  clause: 'I-15',
  subject: text(`${cycleId}：数据在初审后变动`, `${cycleId}: facts have changed after the first review`),
  body: text(
    `以下 ${caseIds.length} 个案件的考核、投诉或职级在初审后有变动，已退回初审，请重新评定：${caseIds.join('、')}（I-15）。`,
    `The ratings, complaints or level of ${caseIds.length} cases have changed since their first review; they are back with it, to be evaluated again: ${caseIds.join(', ')} (I-15).`,
  ),
});

/** I-73: what was asked for goes to the review again in a new round, as far as the other version covers it. */
export function rebased(state: CycleState, caseId: string, again: readonly Reevaluated[]): Transition {
  const [result] = again;
  const candidate = state.candidates[caseId];
  if (candidate === undefined || result === undefined) return { state, record: {} };
  const round = candidate.round + 1;
  if ('target' in candidate) {
    return changed(state, [{ ...afterReevaluation(asked(state, caseId), result), round }], []);
  }
  const next = { ...withEvaluation(basis(candidate), result), round };
  // I-26: a proposal outside a cycle rests on no step.
  if (candidate.stage === 'listed' && candidate.directSteps + candidate.panelSteps === 0) {
    return changed(state, [{ ...next, stage: 'listed' }], []);
  }
  const stage = next.outcome === 'needs-ruling' ? 'ruling' : next.outcome === 'ineligible' ? 'ineligible' : 'listed';
  return changed(state, [{ ...next, stage }], []);
}
