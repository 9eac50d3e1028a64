import { getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import { todayIn } from '../domain/civil-date.js';
import type { DecisionRecord, StepRecord } from '../domain/step.js';
import { confirmationAsk, interviewAsk, noticeAsk } from './closing-asks.js';
import { Desk } from './desk.js';
import { casesSettled, getStage, type PersonInput } from './messages.js';

/**
 * One person's way from the released result to the archive (8.5.6, 8.5.7). Everybody gets an interview within
 * five workdays, promoted or not (I-40); who was approved then gets the notice, and level and pay follow even if the signature is refused (I-41).
 */
export async function levelPromotion(input: PersonInput): Promise<void> {
  const { caseId, cycleId, policyVersion } = input;
  let stage = 'interview';
  setHandler(getStage, () => stage);
  const desk = new Desk({ about: { cycleId, caseId }, policyVersion: () => policyVersion });

  const released = todayIn('Asia/Shanghai', workflowInfo().startTime.getTime());
  let round = 1;
  let record: StepRecord | undefined;
  for (let confirmed = false; !confirmed; round += 1) {
    stage = 'interview';
    const interview = await desk.ask(interviewAsk(input, { round, notBefore: released }), record); // 8.5.6
    stage = 'confirmation';
    const confirmation = await desk.ask(confirmationAsk(input, round), {
      decisions: [decision(input, '8.5.6', 'interview', 'held', { ...interview.act })],
      personStage: { caseId, stage: 'confirmation' },
    });
    confirmed = confirmation.act.tookPlace;
    record = {
      decisions: [decision(input, 'I-40', 'confirmation', confirmed ? 'confirmed' : 'denied', { ...confirmation.act })],
      ...(confirmed ? {} : { personStage: { caseId, stage: 'interview' } }),
    };
  }

  if (input.result === 'approved') {
    stage = 'notice';
    const notice = await desk.ask(noticeAsk(input), { ...record, personStage: { caseId, stage: 'notice' } }); // 8.5.7
    const { signature, reason } = notice.act;
    record = {
      decisions: [decision(input, '8.5.7', 'notice', signature, { ...notice.act })],
      signature: {
        ...{ caseId, signature, recordedBy: notice.actor.personId },
        ...(reason === undefined ? {} : { reason }),
      },
    };
  }

  stage = 'archived';
  const settled = { caseId, promoted: input.result === 'approved' };
  const { openCases } = await desk.finish({ ...record, settle: settled });
  if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
}

const decision = (
  { caseId, round }: PersonInput,
  clause: string,
  kind: DecisionRecord['kind'],
  outcome: string,
  detail: Readonly<Record<string, unknown>>,
): DecisionRecord => ({ caseId, clause, kind, outcome, round, detail });
