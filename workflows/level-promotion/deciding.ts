import type { GmDecisionAct, GmSubmissionAct } from '../../domain/pipelines/level-promotion/acts.js';
import type { Asked, Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import { firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { DefenseClosed, DefenseResult } from '../messages/cases.js';
import { approvedLevel, effectiveMonth, inStage, withCandidates, type CycleState } from './state.js';
import { asked, changed, found, type Transition } from './transitions.js';

/** From the panel to the general manager's decision (8.5.4, 8.5.5). Pure; checked before. */

/** I-37: heard; or, who did not come gets one new date. */
export function heard(state: CycleState, closed: DefenseClosed): Transition {
  // Who has left the cycle since (I-58) is not heard of again.
  const results = closed.results.filter(({ caseId }) => state.candidates[caseId]?.stage === 'in-defense');
  const candidates = results.map((result): Candidate =>
    afterDefense(asked(state, result.caseId), closed.sessionId, result),
  );
  return { state: withCandidates(state, candidates), record: { candidates } };
}

function afterDefense(candidate: Asked, sessionId: string, result: DefenseResult): Candidate {
  const { outcome, total } = result;
  if (outcome !== 'absent') return { ...candidate, panel: { sessionId, outcome, total }, stage: 'ready' };
  const missedDefenses = candidate.missedDefenses + 1;
  if (missedDefenses === 1) return { ...candidate, missedDefenses, stage: 'awaiting-defense' };
  return { ...candidate, missedDefenses, panel: { sessionId, outcome: 'missed', total: null }, stage: 'ready' };
}

/** Everybody who is ready goes to the general manager as one numbered batch (8.5.5). */
export function batched(state: CycleState, act: GmSubmissionAct): Transition {
  const batch = state.counts.batches + 1;
  const candidates = inStage(state, 'ready').map(({ caseId }): Candidate => ({
    ...asked(state, caseId),
    stage: 'with-gm',
    batch,
  }));
  const note = act.withoutOthersReason ?? act.note;
  const decisions = candidates.map((candidate): DecisionRecord => ({
    caseId: candidate.caseId,
    clause: '8.5.5',
    kind: 'submission',
    outcome: 'to-gm',
    round: candidate.round,
    detail: { batch, note: note ?? null },
  }));
  const next = changed(state, candidates, decisions);
  return { ...next, state: { ...next.state, counts: { ...state.counts, batches: batch } } };
}

/** 8.5.5, I-38; effect on the 1st of a month by 12.2 and I-42, for the held not later than the others (I-17). */
export function decided(state: CycleState, act: GmDecisionAct, today: string): Transition {
  const month = monthOf(today);
  const candidates = act.decisions.map(({ caseId, decision, reason }): Candidate => {
    const candidate = asked(state, caseId);
    if (decision === 'reject') return { ...candidate, stage: 'rejected', reason: reason ?? '' };
    if (decision === 'return') return { ...candidate, round: candidate.round + 1, stage: 'first-review' };
    const approvedIn = candidate.wasHeld ? (state.firstApprovalMonth ?? month) : month;
    const finalLevel = approvedLevel(candidate, state.terms.choices) ?? candidate.from;
    return {
      ...candidate,
      stage: 'approved',
      finalLevel,
      effectiveFrom: firstDayOf(effectiveMonth(state, approvedIn)),
    };
  });
  const decisions = act.decisions.map((row, index): DecisionRecord => {
    const after = candidates[index];
    return {
      caseId: row.caseId,
      clause: '8.5.5',
      kind: 'gm',
      outcome: row.decision,
      round: found(state, row.caseId).round,
      ...(row.reason === undefined ? {} : { reason: row.reason }),
      detail: after?.stage === 'approved' ? { level: after.finalLevel, effectiveFrom: after.effectiveFrom } : {},
    };
  });
  const next = changed(state, candidates, decisions);
  const approves = act.decisions.some(({ decision }) => decision === 'approve');
  const firstApprovalMonth = state.firstApprovalMonth ?? (approves ? month : null);
  return { ...next, state: { ...next.state, firstApprovalMonth } };
}
