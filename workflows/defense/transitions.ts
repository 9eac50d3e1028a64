import type { ConductSessionAct, ScoreSheetsAct, SummaryAct } from '../../domain/pipelines/defense/acts.js';
import type { ScorerRecord } from '../../domain/pipelines/defense/parts.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { CaseInterruption, DefenseClosed } from '../messages/cases.js';
import { moveTold } from './notices.js';
import { asChange, owed, present, type SessionState } from './state.js';

export interface SessionTransition {
  readonly state: SessionState;
  readonly record: StepRecord;
}

/** 8.5.4: the sheets are in; nobody else sees them before all are (I-37). */
export function scored(state: SessionState, scorer: string, act: ScoreSheetsAct): SessionTransition {
  const sheets = { ...state.sheets };
  for (const { caseId } of act.sheets) sheets[caseId] = [...(sheets[caseId] ?? []), scorer];
  return {
    state: { ...state, sheets },
    record: { sheets: act.sheets.map((sheet) => ({ ...sheet, sessionId: state.sessionId, scorerId: scorer })) },
  };
}

/** I-33, I-34, I-37: what HR does while a session is open. */
export function conducted(before: SessionState, act: ConductSessionAct): SessionTransition {
  switch (act.do) {
    case 'absent': {
      const state = { ...before, absent: [...new Set([...before.absent, ...act.caseIds])] };
      return { state, record: { session: asChange(state) } };
    }
    case 'waive': {
      const state = { ...before, waived: { ...before.waived, [act.group]: act.reason } };
      return { state, record: { session: asChange(state) } };
    }
    case 'move': {
      const { heldOn, time, room } = act;
      const given = { ...(time === undefined ? {} : { time }), ...(room === undefined ? {} : { room }) };
      const state = { ...before, heldOn, ...given };
      return { state, record: { session: asChange(state), ...moveTold(state, before) } };
    }
    case 'substitute':
      return substituted(before, act);
  }
}

function substituted(before: SessionState, act: Extract<ConductSessionAct, { do: 'substitute' }>): SessionTransition {
  const cases = owed(before, act.scorer);
  const rows: ScorerRecord[] = [];
  const candidates = before.candidates.map((candidate) => {
    if (!cases.includes(candidate.caseId)) return candidate;
    const scorers = candidate.scorers.map((seat) => {
      if (seat.personId !== act.scorer) return seat;
      const { caseId } = candidate;
      rows.push({ caseId, personId: act.scorer, groups: seat.groups, reason: act.reason, withdrawn: true });
      rows.push({
        caseId,
        personId: act.by,
        groups: seat.groups,
        substituteFor: act.scorer,
        reason: act.reason,
        withdrawn: false,
      });
      return { ...seat, personId: act.by };
    });
    return { ...candidate, scorers };
  });
  const chair = before.chair === act.scorer ? act.by : before.chair;
  const state = { ...before, candidates, chair };
  return { state, record: { session: asChange(state, rows) } };
}

/** I-35, I-30: the chair signs; the panel recommends, the general manager decides. */
export function signed(before: SessionState, act: SummaryAct): SessionTransition & { readonly closed: DefenseClosed } {
  const state: SessionState = { ...before, stage: 'closed' };
  const remarks = new Map((act.remarks ?? []).map(({ caseId, remark }) => [caseId, remark]));
  const decisions = state.figures.map(({ caseId, outcome, total }): DecisionRecord => {
    const remark = remarks.get(caseId);
    return {
      caseId,
      clause: state.clause,
      kind: 'panel',
      outcome,
      detail: { total, passMark: state.passMark },
      round: state.candidates.find((one) => one.caseId === caseId)?.round ?? 1,
      ...(remark === undefined ? {} : { reason: remark }),
    };
  });
  return { state, record: { session: asChange(state), decisions }, closed: results(state) };
}

/** I-58: whoever has left, or is no candidate any more, is not heard; a setback holds him elsewhere (I-68). */
export function withoutCandidate(before: SessionState, { why, personId }: CaseInterruption): SessionTransition {
  const ends = why === 'left' || why === 'transferred' || why === 'vacancy-closed' || why === 'voided';
  const gone = ends ? present(before).filter((one) => one.personId === personId) : [];
  if (gone.length === 0) return { state: before, record: {} };
  const absent = [...before.absent, ...gone.map(({ caseId }) => caseId)];
  const figures = before.figures.filter(({ caseId }) => !absent.includes(caseId));
  const state = { ...before, absent, figures };
  return { state, record: { session: asChange(state) } };
}

export const results = (state: SessionState): DefenseClosed => ({
  sessionId: state.sessionId,
  results: [
    ...state.figures.map(({ caseId, outcome, total }) => ({
      caseId,
      total,
      outcome: outcome === 'passed' ? ('passed' as const) : ('failed' as const),
    })),
    ...state.absent.map((caseId) => ({ caseId, outcome: 'absent' as const, total: null })),
  ],
});
