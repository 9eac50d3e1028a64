import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { makeDigests } from '../../db/messages/digests.js';
import type { Database } from '../../db/database.js';
import { instantAt, todayIn } from '../../domain/vocabulary/civil-date.js';
import { isWorkday, type WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { makeRounds, type RunningRounds } from '../rounds.js';

/** Asia/Shanghai: just after the reminders and escalations of 09:00, so that whoever joins has them in his list. */
const MORNING = '09:05';
/** Milliseconds between two looks at the clock. */
const PAUSE_MS = 30_000;

/** What making the mails of mornings works with; milliseconds between its looks. */
export interface Digesting {
  readonly db: Kysely<Database>;
  readonly calendar: WorkdayCalendar;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
  readonly now?: () => Date;
}

/**
 * Each workday after 09:05 makes one mail for everybody who has tasks, with what is open, due and overdue
 * (docs/decisions/0052). Any number of workers may do it; a morning that none of them saw is made late, the same day.
 */
export function startDigests(digesting: Digesting): RunningRounds {
  const { db, calendar, log, signal, pauseMs = PAUSE_MS, now = () => new Date() } = digesting;
  let made = '';
  const look = async (): Promise<number> => {
    const at = now();
    const today = todayIn('Asia/Shanghai', at.getTime());
    if (made === today || !isWorkday(calendar, today) || at.getTime() < instantAt(today, MORNING)) return pauseMs;
    const mails = await db.transaction().execute((trx) => makeDigests(trx, today, at));
    if (mails !== undefined) {
      made = today;
      log.info({ mails }, 'the mails of the morning about tasks were made');
    }
    return pauseMs;
  };
  return makeRounds({
    round: look,
    failed: 'the mails of the morning could not be made; trying again',
    againMs: pauseMs,
    log,
    signal,
  });
}
