import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long what was started elsewhere may take before it is called missing, in milliseconds: what a killed worker had
 * taken comes back after its heartbeat (15 s) and the engine's own timeouts.
 */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 50;

/**
 * Asks until there is an answer, which it gives back.
 * @param what is waited for: said when it does not come.
 * @param ask answers undefined or false while it has not come yet.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain: ${what}`);
    await sleep(PAUSE_MS);
  }
}
