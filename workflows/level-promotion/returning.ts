import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import { againstReturned, type Returned } from '../engine/undo/returning.js';
import { standingFor, type CycleState } from './state.js';
import { asked, basis, changed, found, type Outcome } from './transitions.js';

/**
 * Back to the submission (8.5.2) or the first review (8.5.3), each in a round of his own (docs/decisions/0058). What a
 * panel has said stays with whom it was said of: the review decides whether he is heard again. Pure.
 */
export function returned(state: CycleState, one: Returned): Outcome {
  const refusal = againstReturned(standingFor(state, one.from), one);
  if (refusal !== undefined) return { refusal };
  const candidates = one.caseIds.map((caseId): Candidate => {
    const round = found(state, caseId).round + 1;
    return one.to === 'listed'
      ? { ...basis(asked(state, caseId)), round, stage: 'listed' }
      : { ...asked(state, caseId), round, stage: 'first-review' };
  });
  return changed(state, candidates, []);
}
