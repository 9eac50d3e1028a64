import { setTimeout as sleep } from 'node:timers/promises';
import type { Text } from '../../domain/vocabulary/text.js';

/** Tells the person at the terminal what is going on. */
export interface Progress {
  /** One line, both languages. */
  say(message: Text): void;
  /** Runs `work`; when it takes longer than a second and a half, tells so, again and again, and when it is done. */
  during<T>(label: Text, work: () => Promise<T>): Promise<T>;
}

const FIRST_AFTER = 1_500;
const AGAIN_AFTER = 10_000;

/** Progress as plain lines, at most one every ten seconds a piece of work, so that logs stay readable. */
export function createProgress(write: (line: string) => void): Progress {
  const say = (message: Text): void => {
    write(`${message.zh} · ${message.en}`);
  };
  const during = async <T>(label: Text, work: () => Promise<T>): Promise<T> => {
    const begun = Date.now();
    const seconds = (): string => `${Math.round((Date.now() - begun) / 1000)} s`;
    const done = new AbortController();
    const state = { told: false };
    const telling = (async () => {
      for (let wait = FIRST_AFTER; ; wait = AGAIN_AFTER) {
        await sleep(wait, undefined, { signal: done.signal });
        state.told = true;
        write(`… ${label.zh} · ${label.en} (${seconds()})`);
      }
    })().catch(() => undefined);
    try {
      const result = await work();
      if (state.told) write(`✓ ${label.zh} · ${label.en} (${seconds()})`);
      return result;
    } finally {
      done.abort();
      await telling;
    }
  };
  return { say, during };
}
