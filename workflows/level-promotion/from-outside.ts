import type { Reevaluated } from '../../domain/pipelines/level-promotion/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { CaseInterruption } from '../messages/cases.js';
import { withoutCandidates, type CycleState } from './state.js';
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

/** I-58: who leaves before the results are out is not promoted; his session hears of it by itself. */
export function departed(state: CycleState, { personId, on, by, note }: CaseInterruption): Transition {
  const candidate = Object.values(state.candidates).find((one) => one.personId === personId);
  if (candidate === undefined) return { state, record: {} };
  const { caseId, round } = candidate;
  const decision = { caseId, round, clause: 'I-58', kind: 'interruption', outcome: 'left', reason: note } as const;
  return {
    state: withoutCandidates(state, [caseId]),
    record: {
      decisions: [{ ...decision, detail: { on, by } }],
      cases: [{ caseId, stage: 'not-promoted', reason: note, released: true, closed: true }],
      documents: [caseFile(caseId)],
    },
  };
}
