import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { queueInvitations } from '../../db/calendar-feeds/invitations.js';
import type { Database } from '../../db/database.js';
import { makeRounds, type RunningRounds } from '../rounds.js';

/** Milliseconds between two looks at the days. */
const PAUSE_MS = 60_000;

/** What inviting works with; milliseconds between its looks. */
export interface Inviting {
  readonly db: Kysely<Database>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
  readonly now?: () => Date;
}

/**
 * Mails what no step has changed of the days in somebody’s calendar (8.5.4, 8.5.6, 9.5.5 to 9.5.7): a proxy, an address, a
 * leaver, mail that was set up later; within a minute. What a step changes is queued with it. Any number of workers may do it.
 */
export function startInvitations(inviting: Inviting): RunningRounds {
  const { db, log, signal, pauseMs = PAUSE_MS, now = () => new Date() } = inviting;
  const round = async (): Promise<number> => {
    const invitations = await db.transaction().execute((trx) => queueInvitations(trx, now()));
    if (invitations !== undefined && invitations > 0) log.info({ invitations }, 'days were mailed to calendars');
    return pauseMs;
  };
  const failed = 'days could not be mailed to calendars; trying again';
  return makeRounds({ round, failed, againMs: pauseMs, log, signal });
}
