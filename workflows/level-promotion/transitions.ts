import type { FirstReview, LaunchAct, Ruling, SubmissionAct } from '../../domain/pipelines/level-promotion/acts.js';
import type { Reevaluated } from '../../domain/pipelines/level-promotion/activities.js';
import type { Asked, Candidate, Found } from '../../domain/pipelines/level-promotion/candidate.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';
import { without } from '../../domain/vocabulary/without.js';
import { ask, withCandidates, type CycleState } from './state.js';
import { toldOfLeavingOut } from './telling.js';

/** Where an act leads: the state after it, and what it leaves in the records. Pure; checked before. */
export interface Transition {
  readonly state: CycleState;
  readonly record: StepRecord;
}

/** What an act comes to: a transition to commit, with what is started once it is in the records; or a refusal. */
export type Outcome =
  /** `instead`: what the facts have come to meanwhile, whatever was asked (I-15, I-83). */
  | { readonly refusal: Refusal; readonly instead?: Transition }
  | (Transition & { readonly afterwards?: () => Promise<unknown> });

/** 8.5.1: opened by HR, late with a reason (I-28). */
export function launch(state: CycleState, act: LaunchAct, by: string, today: string): Transition {
  const closingDate = act.closingDate ?? today;
  const late = today > state.terms.launchBy;
  return {
    state: { ...state, stage: 'collecting', closingDate },
    record: {
      cycle: {
        stage: 'collecting',
        closingDate,
        launch: { on: today, by, late, ...(late && act.reason !== undefined ? { lateReason: act.reason } : {}) },
      },
    },
  };
}

/** The ratings close on another civil date (I-13). */
export const moveClosingDate = (state: CycleState, closingDate: string): Transition => ({
  state: { ...state, closingDate },
  record: { cycle: { stage: 'collecting', closingDate } },
});

/** A launch that was wrong: it is a draft again. Once the ratings are closed everybody has his finding, and it stands. */
export const undone = (state: CycleState): Transition => ({
  state: { ...state, stage: 'draft', closingDate: null },
  record: { cycle: { stage: 'draft', undone: true } },
});

/** I-81: the half-year goes without a cycle; HR's manager has decided it, and the general manager reads why. */
export function dropped(state: CycleState, reason: string, by: string): Transition {
  const { cycleId, month } = state;
  const message: MessageOrder = {
    to: [],
    toRoles: ['gm', 'hr'],
    clause: 'I-81',
    subject: text(`${month} 评定取消`, `The cycle of ${month} is dropped`),
    body: {
      zh: wording`${person(by)} 取消了 ${month} 的晋级评定（${cycleId}，§8.1、I-81）。理由：${reason}`,
      en: wording`${person(by)} has dropped the promotion cycle of ${month} (${cycleId}, §8.1, I-81). Reason: ${reason}`,
    },
  };
  return {
    state: { ...state, stage: 'dismissed' },
    record: { cycle: { stage: 'dismissed', drop: { by, reason } }, messages: [message] },
  };
}

export const changed = (
  state: CycleState,
  candidates: readonly Candidate[],
  decisions: readonly DecisionRecord[],
): Transition => ({
  state: withCandidates(state, candidates),
  record: { candidates, decisions },
});

export const found = (state: CycleState, caseId: string): Candidate => {
  const candidate = state.candidates[caseId];
  if (candidate === undefined) throw new Error(`case ${caseId} is not in the cycle`);
  return candidate;
};

/** What was found and asked for, without what belonged to the stage the person leaves. */
export const asked = (state: CycleState, caseId: string): Asked => {
  const candidate = found(state, caseId);
  if (!('target' in candidate)) throw new Error(`case ${caseId} was not submitted`);
  const { target, directTarget, route, special } = candidate;
  return { ...basis(candidate), target, directTarget, route, special };
};

/** Keeps what was found about a person and forgets what was asked for. */
export const basis = (candidate: Found): Found => {
  const { caseId, personId, position, from, evaluationNo, outcome, directSteps, panelSteps } = candidate;
  const { hold, wasHeld, acknowledge, round, missedDefenses, panel } = candidate;
  return {
    caseId,
    personId,
    position,
    from,
    evaluationNo,
    outcome,
    directSteps,
    panelSteps,
    hold,
    wasHeld,
    acknowledge,
    round,
    missedDefenses,
    ...(panel === undefined ? {} : { panel }),
  };
};

/** Whether a pending complaint (I-17) or setback (I-68) holds the promotion. */
const isHeld = ({ outcome, demotionPending }: Reevaluated): boolean => outcome === 'on-hold' || demotionPending;

export const withEvaluation = (candidate: Found, again: Reevaluated): Found => ({
  ...candidate,
  evaluationNo: again.evaluationNo,
  from: again.from ?? candidate.from,
  outcome: again.outcome,
  directSteps: again.directSteps,
  panelSteps: again.panelSteps,
  acknowledge: again.acknowledge,
  hold: isHeld(again),
  wasHeld: candidate.wasHeld || isHeld(again),
});

/** I-09: a ruling to proceed takes rule A as met; a refusal ends the case. */
export function ruled(state: CycleState, rulings: readonly Ruling[], results: readonly Reevaluated[]): Transition {
  const byCase = new Map(results.map((result) => [result.caseId, result]));
  const candidates = rulings.flatMap(({ caseId, reason }): Candidate[] => {
    const again = byCase.get(caseId);
    if (again === undefined) return [];
    const next = withEvaluation(basis(found(state, caseId)), again);
    return [next.outcome === 'ineligible' ? { ...next, stage: 'ineligible', reason } : { ...next, stage: 'listed' }];
  });
  const decisions = rulings.map(({ caseId, ruling, reason }): DecisionRecord => ({
    caseId,
    reason,
    clause: 'I-09',
    kind: 'ruling',
    outcome: ruling,
    round: found(state, caseId).round,
  }));
  return changed(state, candidates, decisions);
}

/** The department has submitted some, left out others and asked for special promotions (8.5.2). */
export function submitted(state: CycleState, act: SubmissionAct, special: readonly Candidate[]): Transition {
  const candidates = [
    ...act.submitted.map(({ caseId, steps }): Candidate => {
      return { ...ask(basis(found(state, caseId)), steps), stage: 'first-review' };
    }),
    ...act.leftOut.map(({ caseId, reason }): Candidate => ({
      ...basis(found(state, caseId)),
      stage: 'left-out',
      reason,
    })),
    ...special,
  ];
  const reasons = new Map(act.leftOut.map(({ caseId, reason }) => [caseId, reason]));
  const applications = new Map((act.special ?? []).map((row) => [row.caseId, row]));
  const decisions = candidates.map((candidate): DecisionRecord => {
    const { caseId, round } = candidate;
    const application = applications.get(caseId);
    const reason = reasons.get(caseId) ?? application?.reason;
    return {
      caseId,
      round,
      clause: application === undefined ? '8.5.2' : '8.4.1.1',
      kind: 'submission',
      outcome: candidate.stage === 'left-out' ? 'left-out' : application === undefined ? 'submitted' : 'special',
      ...(reason === undefined ? {} : { reason }),
      detail: 'target' in candidate ? { target: candidate.target, evidence: application?.evidence ?? null } : {},
    };
  });
  const next = changed(state, candidates, decisions);
  return {
    state: next.state,
    record: {
      ...next.record,
      ...(act.leftOut.length === 0
        ? {}
        : { messages: toldOfLeavingOut(act.leftOut, (id) => found(state, id).personId) }),
    },
  };
}

/** 8.5.3: below 中(二) directly, from there on to the panel. */
export function reviewed(state: CycleState, rows: readonly FirstReview[], again: readonly Reevaluated[]): Transition {
  const byCase = new Map(again.map((result) => [result.caseId, result]));
  const candidates = rows.map((row): Candidate => {
    const candidate = asked(state, row.caseId);
    switch (row.decision) {
      case 'pass': {
        if (candidate.route === 'direct' || row.defense === 'keep') return { ...candidate, stage: 'ready' };
        return { ...without(candidate, 'panel'), stage: 'awaiting-defense' };
      }
      case 'refuse':
        return { ...candidate, stage: 'refused', reason: row.reason ?? '' };
      case 'return':
        return { ...basis(candidate), round: candidate.round + 1, stage: 'listed' };
      case 'reevaluate':
        return afterReevaluation(candidate, byCase.get(row.caseId));
    }
  });
  const decisions = rows.map((row): DecisionRecord => {
    const { caseId, decision, reason, acknowledgeComplaints, defense } = row;
    return {
      caseId,
      clause: '8.5.3',
      kind: 'first-review',
      outcome: decision,
      round: found(state, caseId).round,
      ...(reason === undefined ? {} : { reason }),
      detail: { acknowledgeComplaints: acknowledgeComplaints ?? null, defense: defense ?? null },
    };
  });
  return changed(state, candidates, decisions);
}

/** I-15, I-17: what was asked for stays while it is still covered; otherwise the department submits anew. */
export function afterReevaluation(candidate: Asked, again: Reevaluated | undefined): Candidate {
  if (again === undefined) return { ...candidate, stage: 'first-review' };
  const next = withEvaluation(basis(candidate), again);
  // I-26: a special promotion does not hang on the ratings, only on a setback (I-68); it rests on the newest facts now.
  if (candidate.special) return { ...candidate, ...next, hold: again.demotionPending, stage: 'first-review' };
  if (next.outcome === 'ineligible') return { ...next, stage: 'ineligible' };
  if (next.outcome === 'needs-ruling') return { ...next, stage: 'ruling' };
  const same = ask(next);
  const steps = same.directSteps === candidate.directSteps && same.panelSteps === candidate.panelSteps;
  const covered = steps && next.from === candidate.from;
  if (!covered) return { ...next, round: candidate.round + 1, stage: 'listed' };
  return { ...candidate, ...next, stage: 'first-review' };
}
