import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { announce } from '../../db/announcements/announce.js';
import type { Database } from '../../db/database.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { privacyAnnouncement, versionAnnouncements } from '../../policy/announcing.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { makeRounds, type RunningRounds } from '../rounds.js';

/** Milliseconds between two looks: who has come meanwhile is told of what holds. */
const PAUSE_MS = 600_000;

/** What announcing works with; milliseconds between its looks. */
export interface Announcing {
  readonly db: Kysely<Database>;
  readonly library: PolicyLibrary;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
  readonly now?: () => Date;
}

/**
 * 13.1, 13.3, I-80: announces each version of the policy and the privacy notice when the worker starts with it, and
 * tells whoever comes later. Changes of switches are announced where they are made. Any number of workers may do it.
 */
export function startAnnouncing(announcing: Announcing): RunningRounds {
  const { db, library, log, signal, pauseMs = PAUSE_MS, now = () => new Date() } = announcing;
  const look = async (): Promise<number> => {
    const at = now();
    const standing = [
      ...versionAnnouncements(library, todayIn('Asia/Shanghai', at.getTime())),
      privacyAnnouncement(library.privacyNotice),
    ];
    const told = await db.transaction().execute((trx) => announce(trx, standing, at));
    if (told > 0) log.info({ told }, 'the policy in force was announced');
    return pauseMs;
  };
  return makeRounds({
    round: look,
    failed: 'the policy in force could not be announced; trying again',
    againMs: pauseMs,
    log,
    signal,
  });
}
