import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from './thrown.js';

export interface ReadyOptions {
  readonly url: string;
  /** Milliseconds to wait at most. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Throws when waiting has no use any more. */
  check(): void;
}

/**
 * Waits until the address answers with a success.
 * @returns undefined when it does, else the last thing it said.
 */
export async function waitUntilReady(options: ReadyOptions): Promise<string | undefined> {
  const until = Date.now() + options.timeout;
  let last = 'no answer';
  while (Date.now() < until) {
    options.check();
    try {
      const answer = await fetch(options.url, {
        signal: AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]),
      });
      if (answer.ok) return undefined;
      last = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
    } catch (error) {
      if (options.signal.aborted) throw error;
      last = errorMessage(error);
    }
    await sleep(100, undefined, { signal: options.signal });
  }
  return last;
}
