import { condition, setHandler, defineSignal } from '@temporalio/workflow';
import type { TrialInput, TrialResult } from '../../../../workflows/messages/position.js';
import { caseInterrupted } from '../../../../workflows/messages/cases.js';

// What a test bundles in place of the product's workflows: all of them, but for a trial that ends when the test says so.
export * from '../../../../workflows/index.js';

export const trialEnds = defineSignal<[TrialResult]>('trialEnds');

/** Stands in for the trial (9.5.5, 9.5.6), which has tests of its own. */
export async function trialAppointment({ trialId }: TrialInput): Promise<TrialResult> {
  let result: TrialResult | undefined;
  setHandler(trialEnds, (given) => {
    result = given;
  });
  setHandler(caseInterrupted, ({ why, note }) => {
    if (why === 'setback' || why === 'setback-over') return;
    result = { outcome: 'ended', start: null, lastDay: null, score: null, reason: note };
  });
  await condition(() => result !== undefined);
  if (result === undefined) throw new Error(`${trialId} ended without a result`);
  return result;
}
