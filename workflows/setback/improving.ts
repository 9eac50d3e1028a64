import type { PlanReviewAct } from '../../domain/pipelines/setback/acts.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { StepRecord } from '../../domain/step/record.js';
import { addToMonth, firstDayOf } from '../../domain/vocabulary/month.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { SETBACK } from '../../domain/refusals/pipelines/setback.js';
import { planAsk, planReviewAsk, superiorWordAsk } from './asks.js';
import { decide, type Decided } from './deciding.js';
import { planned, ratingOut } from './messages.js';
import type { SetbackOffice } from './office.js';
import { at, step } from './records.js';

/** What a plan comes to: it was met, or what was decided after it failed. */
export type AfterPlan = Decided | { readonly record: StepRecord; readonly outcome: string; readonly reason: string };

/** The rating month that a plan runs, and whether it was extended (I-69). */
export interface Plan {
  readonly month: string;
  readonly extended: boolean;
}

/** 11.1, I-69, I-70: a plan of one rating month, once extended; met, or what is decided after it failed. */
export async function improve(office: SetbackOffice, before: StepRecord, found: SetbackFound): Promise<AfterPlan> {
  const { desk, input, round } = office;
  const { caseId } = input;
  const heard = await hearSuperior(office, before, found);
  office.stage = 'plan';
  const written = await desk.ask(planAsk(office.about()), { record: at(caseId, heard, 'plan') });
  const plan: Plan = { month: written.act.month, extended: false };
  const decision = { kind: 'plan', clause: '11.1', outcome: 'written', round, detail: { ...written.act } } as const;
  const shown = { released: true, outcome: 'improvement-plan', detail: { planMonth: plan.month } };
  const record: StepRecord = {
    ...step(caseId, 'plan-review', decision, shown),
    messages: [planned(input, found, written.act)],
  };
  return reviewPlan(office, record, found, plan);
}

/** I-69: a plan that runs, up to its result; `before` is written with the first question. */
export async function reviewPlan(
  office: SetbackOffice,
  before: StepRecord,
  found: SetbackFound,
  first: Plan,
): Promise<AfterPlan> {
  const { round } = office;
  const { caseId } = office.input;
  let record = before;
  let plan = first;
  for (;;) {
    office.stage = 'plan-review';
    const { result, reason } = await review(office, record, found, plan);
    const said = {
      kind: 'plan-review',
      clause: 'I-69',
      outcome: result,
      reason,
      round,
      detail: { month: plan.month },
    } as const;
    if (result === 'extend') {
      plan = { month: addToMonth(plan.month, 1), extended: true };
      record = step(caseId, 'plan-review', said, { detail: { planMonth: plan.month, extended: true } });
      continue;
    }
    record = step(caseId, 'plan-review', said);
    if (result === 'met') return { record, outcome: 'improved', reason };
    return decide(office, record, found, true);
  }
}

/** I-70: the direct superior is heard, where the plan is somebody else's to write. */
async function hearSuperior(
  office: SetbackOffice,
  before: StepRecord,
  { superiorId, supervisors }: SetbackFound,
): Promise<StepRecord> {
  if (superiorId === null || supervisors.includes(superiorId)) return before;
  const { caseId } = office.input;
  office.stage = 'superior-word';
  const done = await office.askInTime(superiorWordAsk(office.about()), at(caseId, before, 'superior-word'));
  const said = { kind: 'superior-word', clause: 'I-70', round: office.round } as const;
  if (done === undefined) return step(caseId, 'superior-word', { ...said, outcome: 'silent' });
  return step(caseId, 'superior-word', { ...said, outcome: 'heard', reason: done.act.words });
}

/** The supervisor is told when the month is rated, and may not judge before. */
async function review(
  office: SetbackOffice,
  first: StepRecord,
  found: SetbackFound,
  plan: Plan,
): Promise<PlanReviewAct> {
  const { desk, input, heard } = office;
  const { caseId } = input;
  const { month } = plan;
  let record = first;
  for (;;) {
    heard.ratingOut = false;
    const done = await desk.askUnless(planReviewAsk(office.about(), plan), () => heard.ratingOut, {
      record,
      refuses: async () => {
        const { rating } = await office.findRating(month);
        return rating === null && office.today() < firstDayOf(addToMonth(month, 1)) ? tooEarly(month) : undefined;
      },
    });
    if (done !== undefined) return done.act;
    record = {
      ...step(caseId, 'plan-review', undefined, { detail: { told: month } }),
      messages: [ratingOut(input, found, month)],
    };
  }
}

const tooEarly = (month: string): Refusal => refuse(SETBACK.REVIEW_TOO_EARLY, { month });
