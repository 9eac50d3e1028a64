import { randomUUID } from 'node:crypto';
import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { raiseHere } from '../db/messages/raise-causes.js';
import type { Database } from '../db/database.js';
import { MANY_ATTEMPTS, repeatedActivity } from '../policy/service-health.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Milliseconds between two looks at what is tried again and again. */
const LOOK_MS = 30_000;
/** Milliseconds after which what was not tried again is over: it was given up, or somebody else has done it. */
const OVER_MS = 900_000;

/** Activities that are tried for the sixth time or more, local ones included, which the engine itself does not show. */
export interface RepeatedActivities {
  readonly interceptor: (context: Context) => ActivityInterceptors;
  /** Brings the alarms of this machine to what is being tried again now. */
  readonly look: () => Promise<void>;
}

/** Counts them as the worker meets them; one that succeeds, or is not tried for a quarter of an hour, is over. */
export function repeatedActivities(db: Kysely<Database>, now: () => Date = () => new Date()): RepeatedActivities {
  const seer = randomUUID();
  const failing = new Map<string, { readonly name: string; readonly at: number }>();
  return {
    interceptor: ({ info }) => ({
      inbound: {
        execute: async (input, next) => {
          const key = `${info.workflowExecution?.workflowId ?? ''} ${info.activityId}`;
          if (info.attempt > MANY_ATTEMPTS) failing.set(key, { name: info.activityType, at: now().getTime() });
          const answer = await next(input);
          failing.delete(key);
          return answer;
        },
      },
    }),
    look: async () => {
      const at = now();
      for (const [key, one] of failing) if (at.getTime() - one.at > OVER_MS) failing.delete(key);
      const names = [...new Set([...failing.values()].map(({ name }) => name))];
      await raiseHere(db, seer, ['ACTIVITY.REPEATED'], names.map(repeatedActivity), at);
    },
  };
}

/** Looks every half minute, until the signal comes. */
export const startWatchingActivities = (
  { look }: RepeatedActivities,
  { log, signal }: { readonly log: Pick<Logger, 'warn'>; readonly signal: AbortSignal },
): RunningRounds =>
  makeRounds({
    round: async () => {
      await look();
      return LOOK_MS;
    },
    failed: 'the alarms of activities that are tried again could not be written',
    againMs: LOOK_MS,
    log,
    signal,
  });
