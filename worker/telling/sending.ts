import type { Logger } from 'pino';
import type { Turn } from '../../activities/service/take-turn.js';
import { makeRounds, type RunningRounds } from '../rounds.js';

/** Milliseconds between two looks for what is due. */
const PAUSE_MS = 2_000;
/** Milliseconds between two looks of the watch at what was given up. */
const WATCH_MS = 60_000;

/** What emptying a queue of the outbox works with; milliseconds between its looks. */
export interface Sending {
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
  /** Has the watch look at once, so that the alarm does not wait for the morning: something was given up. */
  readonly givenUp?: () => Promise<void>;
}

/** One turn after the other until `signal` comes; logs numbers and codes, never persons: a 360° review is anonymous. */
export function startSending(
  { log, signal, pauseMs = PAUSE_MS, givenUp = () => Promise.resolve() }: Sending,
  {
    turn,
    unsent,
    failed,
  }: { readonly turn: () => Promise<Turn | 'idle'>; readonly unsent: string; readonly failed: string },
): RunningRounds {
  let watched = 0;
  const round = async (): Promise<number> => {
    const done = await turn();
    if (done === 'idle') return pauseMs;
    const { ids, outcome, code, reached } = done;
    if (outcome === 'later' || outcome === 'never') log.warn({ outbox: ids, outcome, code }, unsent);
    if (outcome === 'never' && Date.now() - watched > WATCH_MS) {
      watched = Date.now();
      await givenUp().catch(() => undefined); // the morning's look finds it
    }
    return reached ? 0 : pauseMs;
  };
  return makeRounds({ round, failed, againMs: pauseMs, log, signal });
}
