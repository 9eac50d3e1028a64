import { forgetDrafts } from '../cases/evaluations.js';
import { forgetActs } from '../steps/acts.js';
import type { Kysely } from 'kysely';
import { forgetUnbound } from '../attachments/uploads.js';
import type { Database } from '../database.js';
import { forgetReads } from './read-lines.js';
import { forgetRefusedActs } from '../steps/refused-acts.js';
import { forgetIntrusions } from '../steps/intrusions.js';
import { forgetTurns } from '../steps/turns.js';

const DAYS_OF_KEYS = 7;
/** Longer than any Idempotency-Key lives: a repetition finds its act. */
const DAYS_OF_ACTS = 14;
/** A year, and a month to look at it. */
const DAYS_OF_REFUSED_ACTS = 400;
const DAYS_OF_INTRUSIONS = 180;
/** A step that was not written by then never is. */
const DAYS_OF_DRAFTS = 30;

/**
 * Deletes what has run out: tokens, web sessions, old failure counts, Idempotency-Keys after seven days, refused acts
 * and lines of reads after 400 days, and files that were uploaded and not handed in.
 * @param unboundFileDays how long such files are kept, in days.
 */
export async function forgetExpired(db: Kysely<Database>, now: Date, unboundFileDays: number): Promise<void> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  await db.deleteFrom('api_token').where('expires_at', '<', now).execute();
  await db.deleteFrom('web_session').where('expire', '<', now.toISOString()).execute();
  await db.deleteFrom('sign_in_failure').where('last_at', '<', daysAgo(1)).execute();
  await forgetActs(db, daysAgo(DAYS_OF_ACTS));
  await forgetTurns(db, now);
  await forgetRefusedActs(db, daysAgo(DAYS_OF_REFUSED_ACTS));
  await forgetReads(db, daysAgo(DAYS_OF_REFUSED_ACTS));
  await forgetIntrusions(db, daysAgo(DAYS_OF_INTRUSIONS));
  await forgetDrafts(db, daysAgo(DAYS_OF_DRAFTS));
  await forgetUnbound(db, daysAgo(unboundFileDays));
  // By the day on which it first came: a key given back has its start in 1970.
  await db.deleteFrom('idempotency_key').where('created_at', '<', daysAgo(DAYS_OF_KEYS)).execute();
}
