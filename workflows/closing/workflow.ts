import { continueAsNew, getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import { Desk } from '../engine/desk.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { caseInterrupted, casesSettled, getStage } from '../messages/cases.js';
import { asksOf, begun, isOver, type ClosingRun, type ClosingState } from './state.js';
import { applied, interrupted } from './transitions.js';

/**
 * The way of up to a hundred people from the released result to the archive (8.5.6, 8.5.7), each for himself: everybody
 * gets an interview within five workdays, promoted or not (I-40); who was promoted then gets the notice and signs it or
 * refuses (I-41). Level and pay stand in the records since the release (I-42), whatever comes of these steps.
 */
export async function levelPromotionClosing(input: ClosingRun): Promise<void> {
  const { cycleId, policyVersion, carried } = input;
  let state = carried?.state ?? begun(input);
  setHandler(getStage, () => `${Object.keys(state.people).length} open`);
  const desk = new Desk({
    about: { cycleId },
    policyVersion: () => policyVersion,
    hears: [caseInterrupted],
    together: true,
    ...(carried === undefined ? {} : { carried: carried.desk }),
  });
  if (carried === undefined)
    await desk.commit(undefined, asksOf(state)); // 8.5.6
  else desk.resume(asksOf(state));
  let openCases: number | undefined;
  while (!isOver(state)) {
    // Claims and reminders of a hundred people add up; long before the engine's limit it goes on in a new run.
    if (await desk.mayCarryOn(isLong)) {
      await continueAsNew<typeof levelPromotionClosing>({ ...input, carried: { state, desk: desk.carry() } });
    }
    const came = await desk.nextTogether(isLong);
    if (came === undefined) continue;
    const next = came.kind === 'acts' ? applied(state, came.acts) : heard(state, came);
    if (next === undefined) continue; // about somebody who is through, or nothing that ends a case here
    const left = 'records' in next ? next.records : next.record;
    const isWritten = await desk.tried(async () => {
      if (isOver(next.state)) ({ openCases } = await desk.finish(left));
      else await desk.commit(left, asksOf(next.state));
    });
    if (isWritten) state = next.state;
  }
  if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
}

const isLong = (): boolean => workflowInfo().continueAsNewSuggested;

const heard = (state: ClosingState, came: Heard): ReturnType<typeof interrupted> => {
  const why = contentOf(came, caseInterrupted);
  return why === undefined ? undefined : interrupted(state, why);
};
