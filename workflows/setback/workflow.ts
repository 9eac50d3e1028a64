import type { SetbackComplaint } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import type { StepRecord } from '../../domain/step/record.js';
import { CaseEnded } from '../engine/case-desk.js';
import { causeAsk, complaintAsk } from './asks.js';
import { carryOut } from './carrying-out.js';
import { decide } from './deciding.js';
import { SetbackOffice, type Known } from './office.js';
import { asFound, at, closed, decidedAgain, endedBy, opening, step, withoutMeasure } from './records.js';

/**
 * §11 for one C or D of one person: its cause, the complaint behind it, the measure that the rules name, and what
 * becomes of it: a plan that is reviewed (11.1), or a lower level that is acknowledged in writing (11.2, 11.3).
 */
export async function setback(input: SetbackInput): Promise<void> {
  const office = new SetbackOffice(input);
  await office.takeTerms();
  while ((await playRound(office)) === 'again') office.round += 1; // I-74
}

async function playRound(office: SetbackOffice): Promise<'again' | 'closed'> {
  try {
    await office.playRound(() => play(office));
  } catch (error) {
    if (!(error instanceof CaseEnded)) throw error;
    if (error.by.why === 'appeal-round') return 'again';
    office.stage = 'closed';
    office.holds = false;
    await office.desk.finish(endedBy(office.input.caseId, error.by));
  }
  return 'closed';
}

async function play(office: SetbackOffice): Promise<void> {
  const { desk, input } = office;
  const { found: first } = await office.evaluate();
  if (first.measure === 'none') {
    office.holds = false; // an earlier round may have held (I-74)
    await desk.finish(
      office.round === 1 ? withoutMeasure(input, office.terms, first) : closed(input.caseId, {}, 'no-measure'),
    );
    return;
  }
  office.holds = true;
  office.stage = 'cause';
  let known: Known | undefined;
  const { act } = await desk.ask(causeAsk(office.about()), {
    record: office.round === 1 ? opening(input, office.terms, first) : decidedAgain(input.caseId, office.round),
    refuses: async ({ act: stated }) => {
      const answer = await office.tryToEvaluate(stated);
      if ('refusal' in answer) return answer.refusal;
      known = answer;
      return undefined;
    },
  });
  office.cause = act;
  const { record, found } = await afterComplaint(office, known ?? (await office.evaluate()));
  const leavesNoChoice = found.measure === 'improvement-plan' && found.approval === 'standard';
  if (leavesNoChoice) await carryOut(office, { record, found, measure: asFound(found, act.statement) });
  else await carryOut(office, await decide(office, record, found, false));
}

/** 11.2: as long as the complaint is pending, the department is asked whether it stands. */
async function afterComplaint(
  office: SetbackOffice,
  before: Known,
): Promise<{ readonly record: StepRecord; readonly found: Known['found'] }> {
  const { caseId } = office.input;
  const { cause: outcome, statement: reason, complaintId = null } = office.cause;
  const detail = { cause: outcome, complaintId };
  const stated = { kind: 'cause', clause: '11.1', outcome, reason, round: office.round, detail } as const;
  let record = step(caseId, 'proposal', stated, { detail });
  let known = before;
  while (known.found.measure === 'awaiting-complaint' && known.complaint !== null) {
    await confirmComplaint(office, record, known.complaint);
    record = {};
    known = await office.evaluate();
  }
  return { record, found: known.found };
}

/** 11.2, I-67: the department confirms it; or somebody else did meanwhile. */
async function confirmComplaint(office: SetbackOffice, before: StepRecord, complaint: SetbackComplaint): Promise<void> {
  const { desk, heard, input } = office;
  const { caseId, personId } = input;
  office.stage = 'complaint';
  const record = at(caseId, before, 'complaint');
  const done = await desk.askUnless(complaintAsk(office.about(), complaint), () => heard.complaintDecided, { record });
  heard.complaintDecided = false;
  office.stage = 'proposal';
  if (done === undefined) {
    await desk.commit(step(caseId, 'proposal', undefined));
    return;
  }
  const { finding: status, on, reason } = done.act;
  const decision = {
    kind: 'complaint',
    clause: '11.2',
    outcome: status,
    reason,
    round: office.round,
    detail: { on },
  } as const;
  await desk.commit({
    ...step(caseId, 'proposal', decision),
    effects: [{ what: 'complaint', caseId, personId, effectiveFrom: on, complaintId: complaint.id, status, reason }],
  });
}
