import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.js';

/** What a pipeline would be without anything of ours: one update, one normal activity that writes one row. */
export const step = defineUpdate<number, [string]>('step');

/** One act of a person, by its name; sent again under its own id it is the same. */
export const personAct = defineUpdate<string, [string]>('person-act');

const { writeRow, writeAct } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

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

/** A case that waits for these acts of people, in whatever order; each is answered when its row is written. */
export async function bareActs(input: { readonly caseId: string; readonly acts: readonly string[] }): Promise<void> {
  const open = new Set(input.acts);
  setHandler(personAct, async (act) => {
    await writeAct({ caseId: input.caseId, act, answer: 'yes' });
    open.delete(act);
    return act;
  });
  await condition(() => open.size === 0);
}
