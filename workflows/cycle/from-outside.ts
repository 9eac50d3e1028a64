import type { Candidate } from '../../domain/candidate.js';
import type { DecisionRecord } from '../../domain/step.js';
import type { CaseInterruption } from '../messages.js';
import { withoutCandidates, type CycleState } from './state.js';
import { asked, changed, type Transition } from './transitions.js';

/** What befalls the people of a cycle from outside. Pure. */

/** I-15: back to the first review in a new round, because what was decided on has changed. */
export function reviewReopened(state: CycleState, caseIds: readonly string[]): Transition {
  const candidates = caseIds.map((caseId): Candidate => {
    const candidate = asked(state, caseId);
    return { ...candidate, round: candidate.round + 1, stage: 'first-review' };
  });
  const decisions = candidates.map(({ caseId, round }): DecisionRecord => ({
    ...{ caseId, round, clause: 'I-15', kind: 'review', outcome: 'reopened' },
  }));
  return changed(state, candidates, decisions);
}

/** I-58: who leaves before the results are out is not promoted; his session hears of it by itself. */
export function departed(state: CycleState, { personId, on, by, note }: CaseInterruption): Transition {
  const candidate = Object.values(state.candidates).find((one) => one.personId === personId);
  if (candidate === undefined) return { state, record: {} };
  const { caseId, round } = candidate;
  const decision = { caseId, round, clause: 'I-58', kind: 'interruption', outcome: 'left', reason: note };
  return {
    state: withoutCandidates(state, [caseId]),
    record: {
      decisions: [{ ...decision, detail: { on, by } }],
      settle: { caseId, promoted: false, reason: note },
    },
  };
}
