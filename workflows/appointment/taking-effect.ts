import type { CandidateReleaseAct } from '../../domain/pipelines/appointment/acts.js';
import type { AppointmentFacts } from '../../domain/pipelines/appointment/activities.js';
import type { Effect } from '../../domain/step/effect.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { levelAndPay } from '../closing/taking-effect.js';
import type { PositionInput } from '../messages/position.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { AppointmentState } from './state.js';
import { decision, moved, type Transition } from './transitions.js';

/** 9.5.9: handed back to the department; what was approved takes effect in the same step. */
export function released(
  input: PositionInput,
  before: AppointmentState,
  act: CandidateReleaseAct,
  { facts, handback }: { readonly facts: AppointmentFacts; readonly handback: readonly Effect[] },
  today: string,
): Transition {
  const { caseId, from, to } = input;
  const { approval } = before;
  const inEffect = before.stage === 'approved' && approval !== null;
  const state: AppointmentState = { ...before, stage: 'interview', inEffect, releasedOn: today };
  const row = decision(input, before, {
    clause: '9.5.9',
    kind: 'release',
    outcome: 'handed-back',
    detail: { ...act },
  });
  const cases = moved(input, state, { released: true }).map((change) => ({
    ...change,
    outcome: inEffect ? 'appointed' : 'not-appointed',
    ...(before.reason === null ? {} : { reason: before.reason }),
    ...(inEffect ? { effectiveFrom: approval.on, detail: { level: facts.levelAfter ?? facts.level } } : {}),
  }));
  return {
    state,
    record: {
      cases,
      decisions: [row],
      effects: inEffect ? effectsOf(input, approval, act, facts) : handback,
      ...(inEffect
        ? { documents: [{ kind: 'appointment-notice', caseId, content: { ...approval, from, to, ...levels(facts) } }] }
        : {}),
      messages: [told(input, facts, inEffect ? APPOINTED : NOT_APPOINTED, before.reason)],
    },
  };
}

/** I-42, I-58: he was still there on the day of his appointment and has left since; it stands, and nothing more is asked. */
export function appointedAndGone(
  input: PositionInput,
  before: AppointmentState,
  { on, by, note }: Pick<CaseInterruption, 'on' | 'by' | 'note'>,
  facts: AppointmentFacts,
  today: string,
): Transition {
  const { state, record } = released(input, before, {}, { facts, handback: [] }, today);
  const effects = (record.effects ?? []).filter(
    ({ what }) => what === 'position' || what === 'level' || what === 'pay',
  );
  const row = decision(input, before, {
    clause: 'I-58',
    kind: 'interruption',
    outcome: 'left-promoted',
    reason: note,
    detail: { on, by },
  });
  const stage = 'appointed' as const;
  return {
    state: { ...state, stage },
    record: {
      ...record,
      cases: (record.cases ?? []).map((change) => ({ ...change, stage })),
      decisions: [row], // a step decides once about a case
      effects,
    },
  };
}

const levels = ({ level, levelAfter }: AppointmentFacts) => ({ fromLevel: level, toLevel: levelAfter ?? level });

/** I-47, I-52, I-61, 12.2: post, level, pay, reporting line and role, each from its own day on. */
function effectsOf(
  { caseId, personId, to, reportsTo: vacancys }: PositionInput,
  { on, effectiveFrom }: NonNullable<AppointmentState['approval']>,
  act: CandidateReleaseAct,
  { level, levelAfter, superiorId }: AppointmentFacts,
): readonly Effect[] {
  const source = 'position-promotion' as const;
  const reportsTo = act.reportsTo ?? vacancys;
  const raised = levelAfter !== null && levelAfter !== level;
  const who = { caseId, personId };
  const promotion = { ...who, source, from: level, effectiveFrom, countsFrom: effectiveFrom };
  return [
    { ...who, what: 'position', position: to, effectiveFrom: on, countsFrom: on, source },
    ...(raised ? levelAndPay({ ...promotion, to: levelAfter }) : []),
    ...(superiorId === reportsTo
      ? []
      : [{ ...who, what: 'superior' as const, superiorId: reportsTo, effectiveFrom: on }]),
    ...(to === 'supervisor'
      ? [{ ...who, what: 'role' as const, role: 'supervisor' as const, given: true, effectiveFrom: on }]
      : []),
  ];
}

/** I-57, I-60: the trial was not passed, or ended before its time; told at once, then interviewed. */
export function notPassed(
  input: PositionInput,
  before: AppointmentState,
  facts: AppointmentFacts,
  today: string,
): Transition {
  const state: AppointmentState = { ...before, stage: 'interview', releasedOn: today };
  const cases = moved(input, state, { released: true, detail: { trial: before.trial } }).map((change) => ({
    ...change,
    outcome: 'not-appointed',
    ...(before.reason === null ? {} : { reason: before.reason }),
  }));
  return {
    state,
    record: { cases, messages: [told(input, facts, NOT_APPOINTED, before.reason)] },
  };
}

/** I-58: the candidate left or moved, or the vacancy is closed: nothing more is asked of anybody. */
export function cancelled(
  input: PositionInput,
  before: AppointmentState,
  interruption: Pick<CaseInterruption, 'why' | 'note' | 'by'>,
  { facts, handback }: { readonly facts: AppointmentFacts; readonly handback: readonly Effect[] },
): Transition {
  const state: AppointmentState = { ...before, stage: 'cancelled', reason: interruption.note };
  const { why, note, by } = interruption;
  const row = decision(input, before, {
    clause: 'I-58',
    kind: 'appointment',
    outcome: 'cancelled',
    reason: note,
    detail: { why, by },
  });
  const cases = moved(input, state, { released: true }).map((change) => ({
    ...change,
    outcome: 'cancelled',
    reason: note,
  }));
  return {
    state,
    record: { cases, decisions: [row], effects: handback, messages: [told(input, facts, CANCELLED, note)] },
  };
}

const NOT_APPOINTED = text('未予正式任命', 'was not formally appointed');
const APPOINTED = text('获正式任命', 'was formally appointed');
const CANCELLED = text('任命流程已取消', 'is no longer a candidate: the case was cancelled');

/** The candidate, his superior and the head of his department read how it ended; scores are not in it (I-56). */
function told(
  { caseId, personId, to }: PositionInput,
  facts: AppointmentFacts,
  outcome: Text,
  reason: string | null,
): MessageOrder {
  const post = POSITION_NAMES[to];
  const { personName, superiorId, departmentHeadId } = facts;
  const people = [personId, superiorId, departmentHeadId].filter((id) => id !== null);
  return {
    to: [...new Set(people)],
    clause: '9.5.9',
    caseId,
    appealable: true,
    subject: text(`${personName}任${post.zh}：${outcome.zh}`, `${personName} as ${post.en}: ${outcome.en}`),
    body: text(
      `${personName}（${personId}）任${post.zh}的案件 ${caseId}：${outcome.zh}。${reason === null ? '' : `理由：${reason}。`}`,
      `${personName} (${personId}) ${outcome.en} as ${post.en}, case ${caseId}.${reason === null ? '' : ` Reason: ${reason}.`}`,
    ),
  };
}

/** I-54: the last day has passed and nothing is decided; the trial goes on, and people are told, once. */
export function overdue(input: PositionInput, state: AppointmentState): StepRecord {
  const { caseId, personId } = input;
  const lastDay = state.trial?.lastDay ?? '';
  return {
    cases: moved(input, state, { detail: { alarm: lastDay } }),
    decisions: [decision(input, state, { clause: 'I-54', kind: 'trial', outcome: 'overdue', detail: { lastDay } })],
    messages: [
      {
        to: [],
        toRoles: ['hr', 'hr-manager', 'gm'],
        clause: 'I-54',
        caseId,
        subject: text(`报警：${caseId} 试用期满未决`, `Alarm: ${caseId} is still undecided`),
        body: text(
          `${personId} 的试用任命已于 ${lastDay} 期满，十个工作日后正式任命仍未决定（I-54）。沉默不作决定，请尽快办理。`,
          `The trial of ${personId} ended on ${lastDay}, and ten workdays later the appointment is still undecided (I-54). Silence decides nothing; please act.`,
        ),
      },
    ],
  };
}
