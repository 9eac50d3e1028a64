import { patched } from '@temporalio/workflow';
import { lookAgain, turns, write } from '../steps.js';

/** As the next release has it: another step, for cases that begin with it. */
export async function upgraded(): Promise<readonly string[]> {
  const next = turns();
  const done = [await write('first')];
  if (patched('2026-12-look-again')) done.push(await lookAgain());
  await next();
  done.push(await write('second'));
  await next();
  return [...done, await write('last')];
}
