import type { TrialLetterAct, TrialManageAct } from '../../domain/pipelines/trial/acts.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { Effect } from '../../domain/step/effect.js';
import type { Decided, DecisionFacts, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { TrialPlan } from '../../domain/pipelines/trial/trial.js';
import { rungKey, type Moment } from './moments.js';
import { letterNotice, momentNotice, movedNotice, pausedNotice, setbackNotice } from './notices.js';
import { recordOf, type TrialRequest, type TrialState, type TrialTerms } from './state.js';

export interface Transition {
  readonly state: TrialState;
  readonly record: StepRecord;
}

export const decisionOf = (
  { input }: TrialState,
  clause: string,
  decided: Decided,
  more: Pick<DecisionFacts, 'reason' | 'detail'> = {},
): DecisionRecord => ({ caseId: input.caseId, clause, ...decided, round: input.round, ...more });

/** 9.5.5: the letter is out; the trial begins on its start day. */
export function lettered(before: TrialState, act: TrialLetterAct, plan: TrialPlan): Transition {
  const { startOn, months, team, remark } = act;
  const letter = { startOn, months, team };
  const state: TrialState = { ...before, stage: 'scheduled', letter, plan };
  const decision = decisionOf(
    state,
    '9.5.5',
    { kind: 'trial', outcome: 'letter' },
    {
      detail: { startOn, months, team, lastDay: plan.lastDay, reviewOn: plan.reviewOn, remark: remark ?? null },
    },
  );
  return {
    state,
    record: recordOf(state, {
      decisions: [decision],
      documents: [letterDocument(state, letter, plan)],
      messages: [letterNotice(state)],
    }),
  };
}

const letterDocument = (
  { input, extendedMonths }: TrialState,
  { startOn, months }: TrialTerms,
  { lastDay, reviewOn }: TrialPlan,
): DocumentOrder<'trial-letter'> => ({
  kind: 'trial-letter',
  caseId: input.caseId,
  edition: extendedMonths > 0 ? 2 : 1,
  content: { post: input.to, reportsTo: input.reportsTo, startOn, months, extendedMonths, lastDay, reviewOn },
});

/** I-52: from here on he is shown as on trial; the team reports to him. */
export function started(
  before: TrialState,
  on: string,
  former: Readonly<Record<string, string | null>>,
  moved: readonly Effect[],
): Transition {
  const state: TrialState = { ...before, stage: 'running', former };
  return {
    state,
    record: recordOf(state, {
      effects: moved,
      decisions: [decisionOf(state, '9.5.5', { kind: 'trial', outcome: 'started' }, { detail: { on } })],
    }),
  };
}

export function reminded(before: TrialState, moment: Moment): Transition {
  const state: TrialState = { ...before, rung: [...before.rung, rungKey(moment)] };
  return { state, record: recordOf(state, { messages: [momentNotice(state, moment)] }) };
}

/** I-51, I-59: what waits for the general manager. */
export function requested(before: TrialState, request: TrialRequest): Transition {
  const state: TrialState = { ...before, request, requests: before.requests + 1 };
  const detail = request.what === 'extension' ? { months: request.months } : {};
  const clause = request.what === 'extension' ? 'I-51' : before.stage === 'below-mark' ? 'I-57' : 'I-59';
  const decision = decisionOf(
    state,
    clause,
    { kind: 'trial', outcome: `${request.what}-requested` as const },
    { reason: request.reason, detail },
  );
  return { state, record: recordOf(state, { decisions: [decision] }) };
}

/** I-38: not granted, with the reason; the trial stands as before. */
export function rejected(before: TrialState, reason: string | undefined): Transition {
  const state: TrialState = { ...before, request: null };
  const why = reason === undefined ? {} : { reason };
  const outcome = before.request?.what === 'extension' ? 'extension-refused' : 'end-refused';
  return {
    state,
    record: recordOf(state, { decisions: [decisionOf(state, 'I-38', { kind: 'trial', outcome }, why)] }),
  };
}

/** I-51, I-57: the one extension, with another review at its end. */
export function extended(before: TrialState, months: number, plan: TrialPlan, more: StepRecord): Transition {
  const { letter } = before;
  if (letter === null) throw new Error(`the trial of ${before.input.caseId} has no letter yet`);
  const state: TrialState = {
    ...before,
    stage: before.stage === 'scheduled' ? 'scheduled' : 'running',
    extendedMonths: months,
    plan,
    request: null,
    review: null,
    score: null,
  };
  const why = text(
    `经总经理批准，延长 ${months} 个月`,
    `extended by ${months} months with the general manager's approval`,
  );
  const decision = decisionOf(
    state,
    'I-51',
    { kind: 'trial', outcome: 'extended' },
    { detail: { months, lastDay: plan.lastDay } },
  );
  return {
    state,
    record: recordOf(state, {
      ...more,
      decisions: [decision],
      documents: [letterDocument(state, letter, plan)],
      messages: [...(more.messages ?? []), movedNotice(state, why)],
    }),
  };
}

/** I-51: HR's decision; the days from then on do not count. */
export function paused(before: TrialState, { from, reason }: Extract<TrialManageAct, { do: 'pause' }>): Transition {
  const state: TrialState = { ...before, pauses: [...before.pauses, { from, to: null, reason }] };
  const decision = decisionOf(state, 'I-51', { kind: 'trial', outcome: 'paused' }, { reason, detail: { from } });
  return { state, record: recordOf(state, { decisions: [decision], messages: [pausedNotice(state, from)] }) };
}

export function resumed(before: TrialState, on: string, plan: TrialPlan, reason: string | undefined): Transition {
  const pauses = before.pauses.map((pause) => (pause.to === null ? { ...pause, to: on } : pause));
  const state: TrialState = { ...before, pauses, plan };
  const decision = decisionOf(
    state,
    'I-51',
    { kind: 'trial', outcome: 'resumed' },
    {
      ...(reason === undefined ? {} : { reason }),
      detail: { on, lastDay: plan.lastDay, reviewOn: plan.reviewOn },
    },
  );
  const why = text(`自 ${on} 起恢复，剩余天数顺延`, `it goes on from ${on}; the days that were left follow`);
  return { state, record: recordOf(state, { decisions: [decision], messages: [movedNotice(state, why)] }) };
}

/** I-53: another notice of holidays; people are told only where a day moved. */
export function replanned(before: TrialState, plan: TrialPlan): Transition {
  const state: TrialState = { ...before, plan };
  const same = before.plan?.reviewOn === plan.reviewOn && before.plan.lastDay === plan.lastDay;
  return { state, record: recordOf(state, same ? {} : { messages: [movedNotice(state, CALENDAR_CHANGED)] }) };
}

const CALENDAR_CHANGED: Text = text('工作日历更新', 'the workday calendar has changed');

/** I-59: the level goes by §11; on the trial HR and the general manager decide. */
export const setbackHeard = (state: TrialState, note: string): Transition => ({
  state,
  record: recordOf(state, { messages: [setbackNotice(state, note)] }),
});
