import { signedAs } from '../../domain/documents/signed.js';
import type {
  CandidateDecisionAct,
  CandidateSubmissionAct,
  DutyReportAct,
  NoticeDraftAct,
  NoticeSignOffAct,
} from '../../domain/pipelines/appointment/acts.js';
import type {
  InterviewAct,
  InterviewConfirmationAct,
  NoticeSignatureAct,
} from '../../domain/pipelines/closing/acts.js';
import type { Decided, DecisionFacts, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { PositionInput } from '../messages/position.js';
import type { DefenseClosed } from '../messages/cases.js';
import { afterDefense, approvedOn, caseStage, type AppointmentState } from './state.js';

/** Where an act leads: the state after it, and what it leaves in the records. Pure; checked before. */
export interface Transition {
  readonly state: AppointmentState;
  readonly record: StepRecord;
}

type Detail = Readonly<Record<string, unknown>>;

/** A decision of this round. */
export const decision = (
  { caseId }: PositionInput,
  { round }: AppointmentState,
  row: Decided & Omit<DecisionFacts, 'caseId' | 'round'>,
): DecisionRecord => ({ caseId, round, ...row });

/** The case as the records are to show it after a step. */
export const moved = (
  { caseId }: PositionInput,
  state: AppointmentState,
  more: { readonly detail?: Detail; readonly released?: boolean } = {},
): NonNullable<StepRecord['cases']> => [{ caseId, stage: caseStage(state), round: state.round, ...more }];

/** 9.5.7: the report is in; HR appoints the panel. */
export function reported(input: PositionInput, before: AppointmentState, act: DutyReportAct): Transition {
  const state: AppointmentState = { ...before, stage: 'awaiting-defense' };
  const { text, withoutReason } = act;
  const row = decision(input, before, {
    clause: '9.5.7',
    kind: 'report',
    outcome: withoutReason === undefined ? 'handed-in' : 'waived',
    ...(withoutReason === undefined ? {} : { reason: withoutReason }),
    detail: { text: text ?? null },
  });
  const cases = moved(input, state);
  return { state, record: { cases, decisions: [row] } };
}

/** 9.5.7: the panel was heard; who did not come gets one new date (I-37). */
export function heard(input: PositionInput, before: AppointmentState, closed: DefenseClosed): Transition {
  const [result] = closed.results.filter(({ caseId }) => caseId === input.caseId);
  if (result === undefined || before.stage !== 'in-defense') return { state: before, record: {} };
  const state = afterDefense(before, closed.sessionId, result);
  const missed = result.outcome === 'absent';
  const row = decision(input, before, { clause: 'I-37', kind: 'panel', outcome: 'absent' });
  return {
    state,
    record: {
      cases: moved(input, state, { detail: { panel: state.panel, missedDefenses: state.missedDefenses } }),
      ...(missed ? { decisions: [row] } : {}),
    },
  };
}

/** HR has submitted the appointment to the general manager (9.5.8). */
export function submitted(input: PositionInput, before: AppointmentState, act: CandidateSubmissionAct): Transition {
  const state: AppointmentState = { ...before, stage: 'with-gm', returned: null };
  const row = decision(input, before, {
    clause: '9.5.8',
    kind: 'submission',
    outcome: 'to-gm',
    detail: { note: act.note ?? null },
  });
  return { state, record: { cases: moved(input, state), decisions: [row] } };
}

/** 9.5.8, I-38: approved, rejected, or another numbered round. */
export function decided(
  input: PositionInput,
  before: AppointmentState,
  act: CandidateDecisionAct,
  today: string,
): Transition {
  const state = afterDecision(input, before, act, today);
  const { approval } = state;
  const row = decision(input, before, {
    clause: '9.5.8',
    kind: 'gm',
    outcome: act.decision,
    ...(act.reason === undefined ? {} : { reason: act.reason }),
    detail: { returnTo: act.returnTo ?? null, ...approval },
  });
  return { state, record: { cases: moved(input, state, { detail: { approval } }), decisions: [row] } };
}

function afterDecision(
  input: PositionInput,
  before: AppointmentState,
  { decision: said, reason, returnTo }: CandidateDecisionAct,
  today: string,
): AppointmentState {
  switch (said) {
    case 'approve':
      return {
        ...before,
        stage: 'approved',
        approval: approvedOn(today, before.trial?.lastDay ?? null, input.choices),
      };
    case 'reject':
      return { ...before, stage: 'rejected', reason: reason ?? null };
    case 'return': {
      const next = { ...before, round: before.round + 1, returned: reason ?? null };
      if (returnTo === 'panel') return { ...next, stage: 'awaiting-defense', panel: null, missedDefenses: 0 };
      return { ...next, stage: 'ready' };
    }
  }
}

/** 9.5.9, I-40: held by HR and the department together. */
export function interviewed(input: PositionInput, before: AppointmentState, act: InterviewAct): Transition {
  const state: AppointmentState = { ...before, stage: 'confirmation' };
  const row = decision(input, before, {
    clause: '9.5.9',
    kind: 'interview',
    outcome: 'held',
    detail: { ...act },
  });
  return { state, record: { cases: moved(input, state), decisions: [row] } };
}

/** I-40: the employee says whether it took place; if not, it is held again. */
export function confirmed(input: PositionInput, before: AppointmentState, act: InterviewConfirmationAct): Transition {
  const state: AppointmentState = act.tookPlace
    ? { ...before, stage: before.inEffect ? 'notice' : 'not-appointed' }
    : { ...before, stage: 'interview', interviews: before.interviews + 1 };
  const row = decision(input, before, {
    clause: 'I-40',
    kind: 'confirmation',
    outcome: act.tookPlace ? 'confirmed' : 'denied',
    detail: { ...act },
  });
  return { state, record: { cases: moved(input, state), decisions: [row] } };
}

/** I-41: signed or refused, in effect all the same. */
export function signed(input: PositionInput, before: AppointmentState, act: NoticeSignatureAct): Transition {
  const { caseId } = input;
  const { signature } = act;
  const state: AppointmentState = { ...before, stage: 'draft' };
  const row = decision(input, before, {
    clause: '9.5.9',
    kind: 'notice',
    outcome: signature,
    detail: { ...act },
  });
  return {
    state,
    record: {
      cases: moved(input, state),
      decisions: [row],
      documents: [signedAs('appointment-notice', caseId, act)],
    },
  };
}

/** 9.5.10: HR drafts. */
export function drafted(input: PositionInput, before: AppointmentState, { text }: NoticeDraftAct): Transition {
  const state: AppointmentState = { ...before, stage: 'sign-off', draft: text };
  const row = decision(input, before, {
    clause: '9.5.10',
    kind: 'company-notice',
    outcome: 'drafted',
    detail: { text },
  });
  return { state, record: { cases: moved(input, state, { detail: { noticeDraft: text } }), decisions: [row] } };
}

/** 9.5.10, I-62: signed off, it is numbered and published in the same step; or HR drafts it anew. */
export function signedOff(input: PositionInput, before: AppointmentState, act: NoticeSignOffAct): Transition {
  const signs = act.decision === 'sign';
  const state: AppointmentState = signs
    ? { ...before, stage: 'appointed' }
    : { ...before, stage: 'draft', drafts: before.drafts + 1 };
  const row = decision(input, before, {
    clause: '9.5.10',
    kind: 'company-notice',
    outcome: signs ? 'published' : 'returned',
    ...(act.reason === undefined ? {} : { reason: act.reason }),
  });
  const { caseId, to } = input;
  const content = { text: before.draft ?? '', from: input.from, to, appointedOn: before.approval?.on ?? '' };
  return {
    state,
    record: {
      cases: moved(input, state),
      decisions: [row],
      ...(signs ? { documents: [{ kind: 'company-notice', caseId, content }] } : {}),
    },
  };
}
