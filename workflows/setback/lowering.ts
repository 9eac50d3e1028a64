import { signedAs } from '../../domain/documents/signed.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { StepRecord } from '../../domain/step/record.js';
import { firstOfNextMonth, laterDate } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import { anewAsk, consentAsk, consentGmAsk, withdrawalAsk, type ConsentCase } from '../consent/asks.js';
import { acknowledgementAsk } from './asks.js';
import { askedToAgree } from './messages.js';
import type { SetbackOffice } from './office.js';
import { at, lowered, step, type Measure } from './records.js';

/** What a lowering came to. */
export interface Lowered {
  readonly record: StepRecord;
  readonly outcome: string;
  readonly reason: string;
}

/** A measure that lowers. */
export type LowerMeasure = Measure & { readonly what: 'demote' | 'revert'; readonly to: Level };

/** By which road it comes, and from when (I-41). */
export interface Road {
  readonly road: 'agreed' | 'decided';
  /** Civil date, the first of a month. */
  readonly effectiveFrom: string;
  readonly record: StepRecord;
}

/**
 * I-41, I-67, I-77: approved, the person is asked whether he agrees; level and pay fall on their day with his agreement,
 * or once HR manager and general manager have decided anew without it. He signs for the notice afterwards.
 */
export async function lower(
  office: SetbackOffice,
  before: StepRecord,
  found: SetbackFound,
  measure: LowerMeasure,
): Promise<Lowered> {
  const { reason } = measure;
  const approvedOn = office.today();
  const earliest = measure.effectiveFrom ?? firstOfNextMonth(approvedOn);
  let next: Road | StepRecord = await ask(office, before, measure, earliest);
  for (;;) {
    const road: Road | Lowered = 'road' in next ? next : await anew(office, next, measure, earliest);
    if ('outcome' in road) return road;
    const gone = await waitForDay(office, road, measure);
    if (gone !== undefined) {
      next = gone;
      continue;
    }
    const { level } = (await office.evaluate()).found;
    if (level === null || compareLevels(measure.to, level) >= 0) return { record: {}, outcome: 'no-measure', reason };
    return takeEffect(office, road, { ...found, level }, measure);
  }
}

const consentCase = ({ input, terms, asked }: SetbackOffice, clause: string): ConsentCase => ({
  ...input,
  round: asked,
  stepWorkdays: terms.stepWorkdays,
  clause,
});

/** The road, where he agrees; otherwise what his answer, or none, leaves in the records. */
async function ask(
  office: SetbackOffice,
  before: StepRecord,
  measure: LowerMeasure,
  earliest: string,
): Promise<Road | StepRecord> {
  const { input, terms, round } = office;
  const { caseId } = input;
  office.stage = 'consent';
  const { what, to, clause } = measure;
  const moved = at(caseId, before, 'consent');
  const record: StepRecord = {
    ...moved,
    cases: (moved.cases ?? []).map((one) => ({
      ...one,
      released: true,
      detail: { ...one.detail, measure: what, to, clause },
    })),
    messages: [...(before.messages ?? []), askedToAgree(input, measure, terms.consentWorkdays)],
  };
  const ask = consentAsk(consentCase(office, clause), { workdays: terms.consentWorkdays });
  const done = await office.askInTime(ask, record);
  const said = { kind: 'consent', clause: 'I-41', round } as const;
  if (done === undefined) return step(caseId, 'consent', { ...said, outcome: 'silent' });
  const { agreed, reason } = done.act;
  const why = reason === undefined ? {} : { reason };
  const decision = { ...said, outcome: agreed ? 'agreed' : 'refused', ...why } as const;
  const answered = step(caseId, 'consent', decision);
  if (!agreed) return answered;
  return { road: 'agreed', effectiveFrom: laterDate(earliest, firstOfNextMonth(office.today())), record: answered };
}

/** The HR manager proposes anew, the general manager decides with the ground in writing. */
async function anew(
  office: SetbackOffice,
  before: StepRecord,
  { clause }: LowerMeasure,
  earliest: string,
): Promise<Road | Lowered> {
  const { desk, input } = office;
  const { caseId } = input;
  let record = before;
  for (;;) {
    office.stage = 'anew';
    const proposed = await desk.ask(anewAsk(consentCase(office, clause)), { record: at(caseId, record, 'anew') });
    const { proposal, ground } = proposed.act;
    const said = { kind: 'anew', clause: 'I-41', outcome: proposal, reason: ground, round: office.round } as const;
    record = step(caseId, 'anew', said);
    if (proposal === 'drop') return { record, outcome: 'no-measure', reason: ground };
    office.stage = 'anew-decision';
    const gm = await desk.ask(consentGmAsk(consentCase(office, clause), proposed.actor.personId), {
      record: at(caseId, record, 'anew-decision'),
    });
    office.asked += 1;
    const { decision, ground: why } = gm.act;
    record = step(caseId, 'anew-decision', {
      kind: 'gm',
      clause: 'I-41',
      outcome: decision,
      reason: why,
      round: office.round,
    });
    if (decision === 'reject') return { record, outcome: 'no-measure', reason: why };
    if (decision === 'approve') {
      return { road: 'decided', effectiveFrom: laterDate(earliest, firstOfNextMonth(office.today())), record };
    }
    office.round += 1;
    record = step(caseId, 'anew', record.decisions?.[0], { round: office.round });
  }
}

/** Until its day comes, what he agreed to may be withdrawn; then what he said, in the records. */
async function waitForDay(
  office: SetbackOffice,
  { road, effectiveFrom, record }: Road,
  { clause }: LowerMeasure,
): Promise<StepRecord | undefined> {
  const { desk, input, round } = office;
  const { caseId } = input;
  office.stage = 'waiting';
  const waits = at(caseId, record, 'waiting');
  const shown: StepRecord = {
    ...waits,
    cases: (waits.cases ?? []).map((one) => ({ ...one, effectiveFrom, detail: { ...one.detail, road } })),
  };
  if (road === 'decided') {
    await desk.commit(shown);
    await office.waitFor(effectiveFrom);
    return undefined;
  }
  const done = await office.askBefore(withdrawalAsk(consentCase(office, clause), effectiveFrom), effectiveFrom, shown);
  office.asked += 1;
  if (done === undefined) return undefined;
  const { reason } = done.act;
  return step(caseId, 'waiting', { kind: 'consent', clause: 'I-41', outcome: 'withdrawn', reason, round });
}

/** Level, pay and notice in one step; then he signs for it (15.3). */
async function takeEffect(
  office: SetbackOffice,
  { road, effectiveFrom }: Road,
  found: SetbackFound & { readonly level: Level },
  measure: LowerMeasure,
): Promise<Lowered> {
  const { desk, input, round } = office;
  const { caseId } = input;
  const { what, reason } = measure;
  office.holds = false;
  office.stage = 'acknowledgement';
  const record = lowered(input, found, measure, { road, effectiveFrom });
  const { act } = await desk.ask(acknowledgementAsk(office.about()), { record });
  const { signature, reason: said } = act;
  const why = said === undefined ? {} : { reason: said };
  const signed: StepRecord = {
    ...step(caseId, 'acknowledgement', { kind: 'notice', clause: '15.3', outcome: signature, round, ...why }),
    documents: [signedAs('setback-notice', caseId, act)],
  };
  return { record: signed, outcome: what, reason };
}
