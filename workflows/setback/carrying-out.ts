import { signedAs } from '../../domain/documents/signed.js';
import { addToMonth, firstDayOf } from '../../domain/vocabulary/month.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { PlanReviewAct } from '../../domain/pipelines/setback/acts.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { StepRecord } from '../../domain/step/record.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { acknowledgementAsk, payAsk, planAsk, planReviewAsk, postReviewAsk } from './asks.js';
import { decide, type Decided } from './deciding.js';
import type { SetbackOffice } from './office.js';
import { at, closed, lowered, notBackwards, payFrom, planned, ratingOut, step } from './records.js';
import { SETBACK } from '../../domain/refusals/setback.js';

/** §11: what was decided is done: a plan (11.1), a lower level (11.2, 11.3), or what HR and the GM settled on (I-69). */
export async function carryOut(office: SetbackOffice, { record, found, measure }: Decided): Promise<void> {
  office.holds = false;
  const { what, to, reason } = measure;
  switch (what) {
    case 'improvement-plan':
      return improve(office, record, found);
    case 'transfer':
      return close(office, record, found, { outcome: 'transfer-proposed', reason });
    case 'other':
      return close(office, record, found, { outcome: 'other-measure', reason });
    case 'demote':
    case 'revert': {
      if (to === null || found.level === null) return close(office, record, found, { outcome: 'no-measure', reason });
      const effectiveFrom = notBackwards(measure.effectiveFrom, office.today());
      const told = lowered(office.input, record, found.level, { ...measure, to, effectiveFrom });
      const last = await acknowledge(office, told, { from: found.level, to, effectiveFrom });
      return close(office, last, found, { outcome: what, reason });
    }
    default:
      return close(office, record, found, { outcome: 'no-measure', reason });
  }
}

interface Plan {
  readonly month: string;
  readonly extended: boolean;
}

/** 11.1, I-69, I-70: a plan of one rating month, once extended. */
async function improve(office: SetbackOffice, before: StepRecord, found: SetbackFound): Promise<void> {
  const { desk, input, round } = office;
  const { caseId } = input;
  office.stage = 'plan';
  const written = await desk.ask(planAsk(office.about(), found.superiorId), { record: at(caseId, before, 'plan') });
  let plan: Plan = { month: written.act.month, extended: false };
  const decision = { kind: 'plan', clause: '11.1', outcome: 'written', round, detail: { ...written.act } } as const;
  const shown = { released: true, outcome: 'improvement-plan', detail: { planMonth: plan.month } };
  let record: StepRecord = {
    ...step(caseId, 'plan-review', decision, shown),
    messages: [planned(input, found.supervisors, written.act)],
  };
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
    if (result === 'met') return close(office, record, found, { outcome: 'improved', reason });
    return carryOut(office, await decide(office, record, found, true));
  }
}

/** The superior is told when the month is rated, and may not judge before. */
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
    const done = await desk.askUnless(planReviewAsk(office.about(), found.superiorId, plan), () => heard.ratingOut, {
      record,
      refuses: async () => {
        const { rating } = await office.findRating(month);
        return rating === null && office.today() < firstDayOf(addToMonth(month, 1)) ? tooEarly(month) : undefined;
      },
    });
    if (done !== undefined) return done.act;
    record = {
      ...step(caseId, 'plan-review', undefined, { detail: { told: month } }),
      messages: ratingOut(input, found.superiorId, month),
    };
  }
}

/** I-67, I-41: pay follows the written acknowledgement; a refusal goes to HR. */
async function acknowledge(
  office: SetbackOffice,
  record: StepRecord,
  { from, to, effectiveFrom }: { readonly from: Level; readonly to: Level; readonly effectiveFrom: string },
): Promise<StepRecord> {
  const { desk, input, round } = office;
  const { caseId, personId } = input;
  office.stage = 'acknowledgement';
  const notice = await desk.ask(acknowledgementAsk(office.about()), { record });
  const { signature, reason } = notice.act;
  const why = reason === undefined ? {} : { reason };
  const signed: StepRecord = {
    ...step(caseId, 'pay', { kind: 'notice', clause: 'I-67', outcome: signature, round, ...why }),
    documents: [signedAs('setback-notice', caseId, notice.act)],
  };
  const withPay = (one: StepRecord): StepRecord => ({
    ...one,
    effects: [{ what: 'pay', caseId, personId, from, to, effectiveFrom: payFrom(effectiveFrom, office.today()) }],
  });
  if (signature === 'signed') return withPay(signed);
  office.stage = 'pay';
  const { act } = await desk.ask(payAsk(office.about()), { record: signed });
  const settled = step(caseId, 'pay', { kind: 'pay', clause: 'I-41', outcome: act.pay, reason: act.reason, round });
  return act.pay === 'follows' ? withPay(settled) : settled;
}

/** I-71: whom the floor of the post stopped keeps the post only if HR or the head says so. Then it is archived. */
async function close(
  office: SetbackOffice,
  record: StepRecord,
  found: SetbackFound,
  result: { readonly outcome: string; readonly reason: string },
): Promise<void> {
  const { desk, input, round } = office;
  const { caseId } = input;
  let last = record;
  if (found.positionReview) {
    office.stage = 'post-review';
    const { act } = await desk.ask(postReviewAsk(office.about()), { record: at(caseId, record, 'post-review') });
    const { decision, reason } = act;
    last = step(caseId, 'closed', { kind: 'post-review', clause: 'I-71', outcome: decision, reason, round });
  }
  office.stage = 'closed';
  await desk.finish(closed(caseId, last, result.outcome, result.reason));
}

const tooEarly = (month: string): Refusal => refuse(SETBACK.REVIEW_TOO_EARLY, { month });
