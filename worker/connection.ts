import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import type { TemporalSettings } from '../domain/settings/configuration.js';
import { temporalConnection } from '../domain/settings/temporal-connection.js';

/** Milliseconds between two attempts. */
const PAUSE_MS = 1_000;

/**
 * Connects to Temporal, asking again until it answers: after a reboot the worker may be up before the server.
 * `waiting` is told of every refused attempt.
 * @returns undefined when `signal` ended the waiting.
 */
export async function connect(
  settings: TemporalSettings,
  waiting: (error: unknown) => void,
  signal: AbortSignal,
): Promise<NativeConnection | undefined> {
  const stopped = (): boolean => signal.aborted;
  while (!stopped()) {
    try {
      return await NativeConnection.connect(temporalConnection(settings));
    } catch (error) {
      if (stopped()) return undefined;
      waiting(error);
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}
