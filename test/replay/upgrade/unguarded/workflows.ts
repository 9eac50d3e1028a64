import { lookAgain, turns, write } from '../steps.js';

/** The same change without its guard: what must never be released. */
export async function upgraded(): Promise<readonly string[]> {
  const next = turns();
  const done = [await write('first'), await lookAgain()];
  await next();
  done.push(await write('second'));
  await next();
  return [...done, await write('last')];
}
