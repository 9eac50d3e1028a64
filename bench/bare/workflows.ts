import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.js';

/** What a pipeline would be without anything of ours: one update, one normal activity that writes one row. */
export const step = defineUpdate<number, [string]>('step');

const { writeRow } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

/** Takes so many decisions, one by one, and ends. */
export async function bareCase(input: { readonly caseId: string; readonly steps: number }): Promise<void> {
  let done = 0;
  setHandler(step, async (answer) => {
    await writeRow({ caseId: input.caseId, answer });
    done += 1;
    return done;
  });
  await condition(() => done >= input.steps);
}
