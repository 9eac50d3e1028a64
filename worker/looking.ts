import type { Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { raiseCauses } from '../db/messages/raise-causes.js';
import { countUnsent } from '../db/outbox/backlog.js';
import { lastBackup } from '../db/service/backups.js';
import type { Database } from '../db/database.js';
import type { AlarmCode } from '../domain/vocabulary/alarm.js';
import { causesForWorker, type SeenByWorker } from '../policy/service-health.js';
import { alone } from './alone.js';
import { runningWorkflows, scheduleFaults } from './engine-health.js';
import { makeRounds, type RunningRounds } from './rounds.js';
import { SCHEDULE_IDS } from './schedules.js';

/** Milliseconds between two looks, and before the first: what waited while nobody worked is then under way. */
const LOOK_MS = 300_000;

/** What a worker that looks around works with. */
export interface Looking {
  readonly db: Kysely<Database>;
  readonly client: Client;
  readonly taskQueue: string;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
}

const NOTHING: SeenByWorker = { workflows: [], schedules: [], unsent: 0, backup: null };

/** Looks once at workflows, schedules, what waits to be sent and back-ups; what cannot be looked at keeps nothing else back. */
export async function lookAround({ db, client, taskQueue, log, signal }: Looking, at: Date): Promise<void> {
  const parts: readonly (readonly [AlarmCode[], () => Promise<Partial<SeenByWorker>>])[] = [
    [['OUTBOX.WAITS'], async () => ({ unsent: await countUnsent(db, at) })],
    [['BACKUP.OLD'], async () => ({ backup: await lastBackup(db) })],
    [['SCHEDULE.MISSED'], async () => ({ schedules: await scheduleFaults(client, SCHEDULE_IDS, at) })],
    [
      ['WORKFLOW.FAILING', 'WORKFLOW.LONG'],
      async () => ({ workflows: await runningWorkflows(client, taskQueue, signal) }),
    ],
  ];
  for (const [codes, see] of parts) {
    try {
      const causes = causesForWorker({ ...NOTHING, ...(await see()) }, at);
      if (signal.aborted) return;
      await raiseCauses(db, { codes }, causes, at);
    } catch (error) {
      log.warn({ err: error, codes }, 'a part of how the service fares could not be looked at');
    }
  }
}

/** Looks around every five minutes; one worker at a time does it (docs/decisions/0074). */
export function startLooking(looking: Looking): RunningRounds {
  const { db, log, signal } = looking;
  let begun = false;
  const round = async (): Promise<number> => {
    if (!begun) {
      begun = true;
      return LOOK_MS;
    }
    await alone(db, 'jinji-looking', () => lookAround(looking, new Date()));
    return LOOK_MS;
  };
  const failed = 'how the service fares could not be looked at';
  return makeRounds({ round, failed, againMs: LOOK_MS, log, signal });
}
