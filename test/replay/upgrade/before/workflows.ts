import { turns, write } from '../steps.js';

/** As an earlier release had it. */
export async function upgraded(): Promise<readonly string[]> {
  const next = turns();
  const done = [await write('first')];
  await next();
  done.push(await write('second'));
  await next();
  return [...done, await write('last')];
}
