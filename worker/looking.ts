import type { Client } from '@temporalio/client';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import { raiseCauses } from '../db/messages/raise-causes.js';
import { countUnsent } from '../db/outbox/backlog.js';
import { lastBackup } from '../db/service/backups.js';
import type { Database } from '../db/database.js';
import { codesSeenBy } from '../domain/vocabulary/alarm.js';
import { causesForWorker } from '../policy/service-health.js';
import { runningWorkflows, scheduleFaults } from './engine-health.js';
import { makeRounds, type RunningRounds } from './rounds.js';
import { SCHEDULE_IDS } from './schedules.js';

/** Milliseconds between two looks. */
const LOOK_MS = 300_000;

/** What a worker that looks around works with. */
export interface Looking {
  readonly db: Kysely<Database>;
  readonly client: Client;
  readonly taskQueue: string;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
}

/** Those that it meets at its own work are raised and cleared there. */
const CODES = codesSeenBy('worker').filter((code) => code !== 'ACTIVITY.REPEATED');

/** Looks once at workflows, schedules, what waits to be sent and back-ups, and brings the alarms to what it found. */
export async function lookAround({ db, client, taskQueue }: Omit<Looking, 'log' | 'signal'>, at: Date): Promise<void> {
  const seen = {
    workflows: await runningWorkflows(client, taskQueue),
    schedules: await scheduleFaults(client, SCHEDULE_IDS, at),
    unsent: await countUnsent(db, at),
    backup: await lastBackup(db),
  };
  await raiseCauses(db, { codes: CODES }, causesForWorker(seen, at), at);
}

/** Looks around every five minutes from when the worker starts; one worker at a time does it (docs/decisions/0074). */
export function startLooking(looking: Looking): RunningRounds {
  const { db, log, signal } = looking;
  const round = async (): Promise<number> => {
    await db.connection().execute(async (one) => {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_lock(hashtext('jinji-looking')) as mine`.execute(one);
      if (rows[0]?.mine !== true) return;
      try {
        await lookAround(looking, new Date());
      } finally {
        await sql`select pg_advisory_unlock(hashtext('jinji-looking'))`.execute(one);
      }
    });
    return LOOK_MS;
  };
  const failed = 'how the service fares could not be looked at';
  return makeRounds({ round, failed, againMs: LOOK_MS, log, signal });
}
