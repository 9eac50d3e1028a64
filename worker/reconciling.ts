import type { Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { reconcile } from '../activities/service/reconcile.js';
import type { Database } from '../db/database.js';
import { alone } from './alone.js';
import { engineView } from './engine-view.js';
import { watchNow } from './schedules.js';
import { makeRounds, type RunningRounds } from './rounds.js';

const DAY_MS = 86_400_000;
/** A look that failed is not a day away. */
const AGAIN_MS = 3_600_000;

/** What comparing workflows with the records works with. */
export interface Reconciling {
  readonly db: Kysely<Database>;
  readonly client: Client;
  readonly taskQueue: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly signal: AbortSignal;
}

/**
 * Holds engine and records against each other when the worker starts, and daily; the watch raises what it finds. One
 * worker at a time does it.
 */
export function startReconciling({ db, client, taskQueue, log, signal }: Reconciling): RunningRounds {
  const look = async (): Promise<number> => {
    const found = await alone(db, 'jinji-reconcile', () => reconcile(db, engineView(client, taskQueue), { signal }));
    if (!signal.aborted && found !== undefined && found.length > 0) {
      log.error({ differences: found }, 'engine and records do not agree: run jinji reconcile');
      await watchNow(client);
    }
    return DAY_MS;
  };
  return makeRounds({
    round: look,
    failed: 'engine and records could not be held against each other',
    againMs: AGAIN_MS,
    log,
    signal,
  });
}
