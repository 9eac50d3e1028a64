import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Something that the worker does again and again beside its tasks. */
export interface Rounds {
  /** One round; gives the milliseconds until the next, 0 for at once. */
  readonly round: () => Promise<number>;
  /** What the log says of a round that failed; never whom it was about. */
  readonly failed: string;
  /** Milliseconds after a round that failed. */
  readonly againMs: number;
  readonly log: Pick<Logger, 'warn'>;
  /** Ends it; the round under way is finished. */
  readonly signal: AbortSignal;
}

/** Rounds as they run; `done` when the last one was finished after the signal. */
export interface RunningRounds {
  readonly done: Promise<void>;
}

/** Makes rounds until the signal comes. One that fails is told to the log and begun again after a while. */
export function makeRounds({ round, failed, againMs, log, signal }: Rounds): RunningRounds {
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const pause = await round().catch((error: unknown) => {
        log.warn({ err: error }, failed);
        return againMs;
      });
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  return { done: run() };
}
