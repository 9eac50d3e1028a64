import { getExternalWorkflowHandle, setHandler } from '@temporalio/workflow';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { confirmationAsk, interviewAsk, noticeAsk } from '../closing/asks.js';
import type { Ask } from '../engine/board.js';
import { Desk } from '../engine/desk.js';
import type { HumanAct } from '../engine/happening.js';
import { Interruption, untilWritten } from '../engine/interruption.js';
import { casesSettled, caseInterrupted, getStage, type CaseInterruption, type PersonInput } from '../messages/cases.js';
import { today } from '../engine/turn.js';

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
  const desk = new Desk({
    about: { cycleId, caseId },
    policyVersion: () => policyVersion,
    hears: [caseInterrupted],
    lateTurns: true,
  });
  const archive = async (record: StepRecord): Promise<void> => {
    const { openCases } = await desk.finish(record);
    stage = 'archived';
    if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
  };

  const released = today();
  const settle = { caseId, promoted: input.result === 'approved' };
  let round = 1;
  const interview = (no: number): Ask<'level.interview'> => interviewAsk(input, { round: no, notBefore: released });
  await desk.commit(undefined, [interview(round)]); // 8.5.6
  while (stage !== 'archived') {
    await untilWritten(desk, ends, async (happening) => {
      switch (happening?.kind) {
        case 'level.interview': {
          const { act } = happening;
          const decisions = [decision(input, '8.5.6', 'interview', 'held', { ...act })];
          await desk.commit({ decisions, personStage: { caseId, stage: 'confirmation' } }, [
            confirmationAsk(input, round),
          ]);
          stage = 'confirmation';
          return;
        }
        case 'level.interview-confirmation': {
          const { act } = happening;
          const outcome = act.tookPlace ? 'confirmed' : 'denied';
          const decisions = [decision(input, 'I-40', 'confirmation', outcome, { ...act })];
          if (act.tookPlace && input.result !== 'approved') return archive({ decisions, settle });
          const next = act.tookPlace ? 'notice' : 'interview';
          const asks = [act.tookPlace ? noticeAsk(input) : interview(round + 1)]; // 8.5.7
          await desk.commit({ decisions, personStage: { caseId, stage: next } }, asks);
          round += 1;
          stage = next;
          return;
        }
        case 'level.notice':
          return archive({ ...signed(input, happening), settle });
        default:
          return archive(left(input, ends.happened));
      }
    });
  }
}

/** I-41: level and pay follow even if the signature is refused. */
const signed = (input: PersonInput, { act, actor }: HumanAct<'level.notice'>): StepRecord => {
  const { signature, reason } = act;
  return {
    decisions: [decision(input, '8.5.7', 'notice', signature, { ...act })],
    signature: {
      caseId: input.caseId,
      signature,
      recordedBy: actor.personId,
      ...(reason === undefined ? {} : { reason }),
    },
  };
};

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
