import { getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import { todayIn } from '../domain/civil-date.js';
import type { DecisionRecord, StepRecord } from '../domain/step.js';
import { confirmationAsk, interviewAsk, noticeAsk } from './closing-asks.js';
import { Desk } from './desk.js';
import { askUnlessEnded, Interruption } from './interruption.js';
import { casesSettled, getStage, type CaseInterruption, type PersonInput } from './messages.js';

/**
 * One person's way from the released result to the archive (8.5.6, 8.5.7). Everybody gets an interview within
 * five workdays, promoted or not (I-40); who was approved then gets the notice, and level and pay follow even if the
 * signature is refused (I-41). Who leaves before it is settled is not promoted (I-58).
 */
export async function levelPromotion(input: PersonInput): Promise<void> {
  const { caseId, cycleId, policyVersion } = input;
  let stage = 'interview';
  setHandler(getStage, () => stage);
  const ends = new Interruption(input.personId, ['left']);
  const desk = new Desk({ about: { cycleId, caseId }, policyVersion: () => policyVersion });
  const archive = async (record: StepRecord): Promise<void> => {
    stage = 'archived';
    const { openCases } = await desk.finish(record);
    if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
  };

  const released = todayIn('Asia/Shanghai', workflowInfo().startTime.getTime());
  let round = 1;
  let record: StepRecord | undefined;
  for (let confirmed = false; !confirmed; round += 1) {
    stage = 'interview';
    const interview = await askUnlessEnded(desk, ends, interviewAsk(input, { round, notBefore: released }), record); // 8.5.6
    if (interview === undefined) return archive(left(input, ends.happened));
    stage = 'confirmation';
    const confirmation = await askUnlessEnded(desk, ends, confirmationAsk(input, round), {
      decisions: [decision(input, '8.5.6', 'interview', 'held', { ...interview.act })],
      personStage: { caseId, stage: 'confirmation' },
    });
    if (confirmation === undefined) return archive(left(input, ends.happened));
    confirmed = confirmation.act.tookPlace;
    record = {
      decisions: [decision(input, 'I-40', 'confirmation', confirmed ? 'confirmed' : 'denied', { ...confirmation.act })],
      ...(confirmed ? {} : { personStage: { caseId, stage: 'interview' } }),
    };
  }

  if (input.result === 'approved') {
    stage = 'notice';
    const told = { ...record, personStage: { caseId, stage: 'notice' as const } };
    const notice = await askUnlessEnded(desk, ends, noticeAsk(input), told); // 8.5.7
    if (notice === undefined) return archive(left(input, ends.happened));
    const { signature, reason } = notice.act;
    record = {
      decisions: [decision(input, '8.5.7', 'notice', signature, { ...notice.act })],
      signature: {
        ...{ caseId, signature, recordedBy: notice.actor.personId },
        ...(reason === undefined ? {} : { reason }),
      },
    };
  }

  await archive({ ...record, settle: { caseId, promoted: input.result === 'approved' } });
}

/** I-58: not promoted, because he has left; the records are kept. */
const left = (input: PersonInput, why: CaseInterruption | undefined): StepRecord => {
  const reason = why?.note ?? '';
  return {
    decisions: [
      { ...decision(input, 'I-58', 'interruption', 'left', { on: why?.on ?? null, by: why?.by ?? null }), reason },
    ],
    settle: { caseId: input.caseId, promoted: false, reason },
  };
};

const decision = (
  { caseId, round }: PersonInput,
  clause: string,
  kind: DecisionRecord['kind'],
  outcome: string,
  detail: Readonly<Record<string, unknown>>,
): DecisionRecord => ({ caseId, clause, kind, outcome, round, detail });
