import { forgetDrafts } from '../cases/evaluations.js';
import { forgetActs } from '../steps/acts.js';
import type { Kysely } from 'kysely';
import { forgetUnbound } from '../attachments/uploads.js';
import type { RetentionPlan, TechnicalKind } from '../../domain/privacy/retention.js';
import type { Database } from '../database.js';
import { forgetImportLines } from '../imports/imports.js';
import { forgetReads } from './read-lines.js';
import { forgetRefusedActs } from '../steps/refused-acts.js';
import { forgetIntrusions } from '../steps/intrusions.js';
import { forgetTurns } from '../steps/turns.js';

/**
 * Deletes what has run out, and nothing else: tokens and web sessions by their own day, every technical kind of record
 * after the days that the policy version in force gives it, files that were uploaded and not handed in, and lines of imports.
 * @param unboundFileDays how long such files are kept, in days.
 * @param importLineDays how long the lines of an import are kept, in days.
 */
export async function forgetExpired(
  db: Kysely<Database>,
  now: Date,
  {
    retention,
    unboundFileDays,
    importLineDays,
  }: { readonly retention: RetentionPlan; readonly unboundFileDays: number; readonly importLineDays: number },
): Promise<void> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const end = (kind: TechnicalKind): Date => daysAgo(retention[kind].days);
  await db.deleteFrom('api_token').where('expires_at', '<', now).execute();
  await db.deleteFrom('web_session').where('expire', '<', now.toISOString()).execute();
  await db.deleteFrom('sign_in_failure').where('last_at', '<', end('failures')).execute();
  await forgetActs(db, end('journal'));
  await forgetTurns(db, end('drafts'));
  await forgetRefusedActs(db, end('refused'));
  await forgetReads(db, end('reads'));
  await forgetIntrusions(db, end('intrusions'));
  await forgetDrafts(db, end('drafts'));
  await forgetUnbound(db, daysAgo(unboundFileDays), now);
  await forgetImportLines(db, daysAgo(importLineDays));
  // By the day on which it first came: a key given back has its start in 1970.
  await db.deleteFrom('idempotency_key').where('created_at', '<', end('answers')).execute();
}
