import { getExternalWorkflowHandle, setHandler } from '@temporalio/workflow';
import { Desk } from '../engine/desk.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { today } from '../engine/turn.js';
import { caseInterrupted, casesSettled, getStage } from '../messages/cases.js';
import type { ClosingInput } from '../messages/closing.js';
import { asksOf, begun, isOver, type ClosingState } from './state.js';
import { applied, interrupted } from './transitions.js';

/**
 * The way of up to a hundred people from the released result to the archive (8.5.6, 8.5.7), each for himself: everybody
 * gets an interview within five workdays, promoted or not (I-40); who was approved then gets the notice, and level and
 * pay follow even if the signature is refused (I-41). Who leaves before it is settled is not promoted (I-58).
 */
export async function levelPromotionClosing(input: ClosingInput): Promise<void> {
  const { cycleId, policyVersion } = input;
  let state = begun(input, today());
  setHandler(getStage, () => `${Object.keys(state.people).length} open`);
  const desk = new Desk({
    about: { cycleId },
    policyVersion: () => policyVersion,
    hears: [caseInterrupted],
    together: true,
  });
  await desk.commit(undefined, asksOf(state)); // 8.5.6
  let openCases: number | undefined;
  while (!isOver(state)) {
    const came = await desk.nextTogether();
    if (came === undefined) continue;
    const next = came.kind === 'acts' ? applied(state, came.acts) : heard(state, came);
    if (next === undefined) continue; // about somebody who is through, or nothing that ends a promotion
    const left = 'records' in next ? next.records : next.record;
    const isWritten = await desk.tried(async () => {
      if (isOver(next.state)) ({ openCases } = await desk.finish(left));
      else await desk.commit(left, asksOf(next.state));
    });
    if (isWritten) state = next.state;
  }
  if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
}

const heard = (state: ClosingState, came: Heard): ReturnType<typeof interrupted> => {
  const why = contentOf(came, caseInterrupted);
  return why === undefined ? undefined : interrupted(state, why);
};
