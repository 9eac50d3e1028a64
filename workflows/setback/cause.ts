import type { SetbackComplaint } from '../../domain/pipelines/setback/activities.js';
import type { StepRecord } from '../../domain/step/record.js';
import { causeAsk, causeReviewAsk, complaintAsk } from './asks.js';
import type { Known, SetbackOffice } from './office.js';
import { at, step } from './records.js';

/** What a C or D came from, with what the last act leaves in the records. */
export interface Stated {
  readonly record: StepRecord;
  readonly found: Known['found'];
}

/** 11.1, 11.2: HR or the direct superior states the cause; who else has to agree does before anything follows from it. */
export async function stateCause(office: SetbackOffice, first: StepRecord): Promise<Stated> {
  let record = first;
  for (;;) {
    const known = await ask(office, record);
    const detail = { cause: office.cause.cause, complaintId: office.cause.complaintId ?? null };
    const { statement: reason } = office.cause;
    const outcome = office.cause.cause;
    const stated = { kind: 'cause', clause: '11.1', outcome, reason, round: office.round, detail } as const;
    record = step(office.input.caseId, 'cause', stated, { detail });
    if (outcome === 'service-attitude' || !known.found.upheldComplaint) return confirmed(office, record, known);
    const reviewed = await review(office, record);
    if (reviewed.consents) return { record: reviewed.record, found: known.found };
    ({ record } = reviewed);
  }
}

async function ask(office: SetbackOffice, record: StepRecord): Promise<Known> {
  office.stage = 'cause';
  let known: Known | undefined;
  const { act, actor } = await office.desk.ask(causeAsk(office.about()), {
    record: at(office.input.caseId, record, 'cause'),
    refuses: async ({ act: stated }) => {
      const answer = await office.tryToEvaluate(stated);
      if ('refusal' in answer) return answer.refusal;
      known = answer;
      return undefined;
    },
  });
  office.cause = act;
  office.statedBy = actor.personId;
  return known ?? (await office.evaluate());
}

/** I-77: an upheld complaint of that month stands on record, and the cause is said to be another. */
async function review(
  office: SetbackOffice,
  before: StepRecord,
): Promise<{ readonly record: StepRecord; readonly consents: boolean }> {
  const { desk, round } = office;
  const { caseId } = office.input;
  office.stage = 'cause-review';
  const { act } = await desk.ask(causeReviewAsk(office.about()), { record: at(caseId, before, 'cause-review') });
  office.asked += 1;
  const { decision: outcome, reason } = act;
  const said = { kind: 'cause-review', clause: 'I-77', outcome, reason, round } as const;
  return { record: step(caseId, 'cause', said), consents: outcome === 'consent' };
}

/** 11.2: as long as the department has not confirmed the complaint, it is asked whether it stands. */
async function confirmed(office: SetbackOffice, before: StepRecord, first: Known): Promise<Stated> {
  let record = before;
  let known = first;
  while (known.found.measure === 'awaiting-complaint' && known.complaint !== null) {
    record = await confirmComplaint(office, record, known.complaint, known.found.headId);
    known = await office.evaluate();
  }
  return { record, found: known.found };
}

/** 11.2, I-67: the department confirms it; or it was dismissed elsewhere meanwhile. What the rules say of it is asked next. */
async function confirmComplaint(
  office: SetbackOffice,
  before: StepRecord,
  complaint: SetbackComplaint,
  headId: string | null,
): Promise<StepRecord> {
  const { desk, heard, input, round } = office;
  const { caseId, personId } = input;
  office.stage = 'complaint';
  const record = at(caseId, before, 'complaint');
  const ask = complaintAsk(office.about(), complaint, headId);
  const done = await desk.askUnless(ask, () => heard.complaintDecided, { record });
  heard.complaintDecided = false;
  if (done === undefined) {
    await desk.commit(step(caseId, 'complaint', undefined));
    return {};
  }
  const { finding: status, on, reason } = done.act;
  const decision = { kind: 'complaint', clause: '11.2', outcome: status, reason, round, detail: { on } } as const;
  await desk.commit({
    ...step(caseId, 'complaint', decision),
    effects: [{ what: 'complaint', caseId, personId, effectiveFrom: on, complaintId: complaint.id, status, reason }],
  });
  return {};
}
