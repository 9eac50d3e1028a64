import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** What the pipelines of the upgrade test are made of: an act lets it go on, and each step leaves a line. */
export interface StepActivities {
  write(step: string): Promise<string>;
  lookAgain(): Promise<string>;
}
export const goOn = defineUpdate('goOn');

export const { write, lookAgain } = proxyLocalActivities<StepActivities>({ startToCloseTimeout: '1 minute' });

/** Resolves when the next act has come. */
export function turns(): () => Promise<void> {
  let come = 0;
  let taken = 0;
  setHandler(goOn, () => {
    come += 1;
  });
  return async () => {
    taken += 1;
    await condition(() => come >= taken);
  };
}
