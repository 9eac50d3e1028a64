import { getExternalWorkflowHandle, setHandler } from '@temporalio/workflow';
import type { StepRecord } from '../../domain/step/record.js';
import { confirmationAsk, interviewAsk, noticeAsk } from '../closing/asks.js';
import type { Ask } from '../engine/board.js';
import { Desk } from '../engine/desk.js';
import { Interruption, untilWritten } from '../engine/interruption.js';
import { casesSettled, caseInterrupted, getStage, type PersonInput } from '../messages/cases.js';
import { today } from '../engine/turn.js';
import { interviewConfirmed, interviewHeld, left, noticeSigned } from './person-steps.js';

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
  let round = 1;
  const interview = (no: number): Ask<'level.interview'> => interviewAsk(input, { round: no, notBefore: released });
  await desk.commit(undefined, [interview(round)]); // 8.5.6
  while (stage !== 'archived') {
    await untilWritten(desk, ends, async (happening) => {
      switch (happening?.kind) {
        case 'level.interview':
          await desk.commit(interviewHeld(input, happening.act), [confirmationAsk(input, round)]);
          stage = 'confirmation';
          return;
        case 'level.interview-confirmation': {
          const { tookPlace } = happening.act;
          const record = interviewConfirmed(input, happening.act);
          if (tookPlace && input.promotion === null) return archive(record);
          const next = tookPlace ? 'notice' : 'interview';
          await desk.commit(record, [tookPlace ? noticeAsk(input) : interview(round + 1)]); // 8.5.7
          round += 1;
          stage = next;
          return;
        }
        case 'level.notice':
          return archive(noticeSigned(input, happening.act));
        default:
          return archive(left(input, ends.happened));
      }
    });
  }
}
