import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/**
 * After this long an attempt that wrote no answer counts as dead: its process was killed. So does one that has begun so
 * long from now: the clock of its process was ahead, and has been set right.
 */
const DEAD_AFTER_SECONDS = 30;

/** An attempt at a request under an Idempotency-Key. */
export interface KeyClaim {
  readonly accountId: number;
  readonly key: string;
  readonly requestSha256: Buffer;
  /** A UUID of this attempt. */
  readonly attempt: string;
}

/** The answer to a request, as it is given again to its repetition. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Not the last word, so it is not kept. */
  readonly provisional?: boolean;
}

/** What an attempt under a key has to do: carry it out, give the kept answer again, or wait. */
export type Claimed =
  /**
   * Do it; then {@link keepAnswer} or {@link releaseKey}. `again` when an earlier attempt left no answer: it may have
   * been carried out all the same.
   */
  | { readonly kind: 'mine'; readonly again: boolean }
  /** Another attempt is at it. */
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly answer: StoredAnswer }
  /** The key belongs to another request. */
  | { readonly kind: 'reused' };

/** Takes an Idempotency-Key for one attempt, or says why not. A key whose attempt died is taken over. */
export async function claimKey(db: Queryable, claim: KeyClaim, now: Date): Promise<Claimed> {
  const dead = new Date(now.getTime() - DEAD_AFTER_SECONDS * 1000);
  const taken = await db
    .insertInto('idempotency_key')
    .values({
      account_id: claim.accountId,
      key: claim.key,
      request_sha256: claim.requestSha256,
      attempt: claim.attempt,
      started_at: now,
    })
    .onConflict((oc) =>
      oc
        .columns(['account_id', 'key'])
        .doUpdateSet({ attempt: claim.attempt, started_at: now })
        .where('idempotency_key.status', 'is', null)
        .where((eb) =>
          eb.or([
            eb('idempotency_key.started_at', '<', dead),
            eb('idempotency_key.started_at', '>', new Date(2 * now.getTime() - dead.getTime())),
          ]),
        )
        .where('idempotency_key.request_sha256', '=', claim.requestSha256),
    )
    // Zero for a row that was inserted, the writer's transaction for one that was there.
    .returning(sql<boolean>`xmax <> 0`.as('again'))
    .executeTakeFirst();
  if (taken) return { kind: 'mine', again: taken.again };
  const found = await db
    .selectFrom('idempotency_key')
    .where('account_id', '=', claim.accountId)
    .where('key', '=', claim.key)
    .select(['request_sha256', 'status', 'headers', 'body'])
    .executeTakeFirst();
  if (!found) return { kind: 'running' }; // swept away between the two statements: the next look takes it
  if (!found.request_sha256.equals(claim.requestSha256)) return { kind: 'reused' };
  if (found.status === null) return { kind: 'running' };
  return { kind: 'done', answer: { status: found.status, headers: found.headers ?? {}, body: found.body } };
}

/** Keeps the answer of the attempt that holds the key. */
export async function keepAnswer(db: Queryable, claim: KeyClaim, answer: StoredAnswer): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
    .where('account_id', '=', claim.accountId)
    .where('key', '=', claim.key)
    .where('attempt', '=', claim.attempt)
    .execute();
}

/** Gives the key back without an answer: the same request may be made again at once, another one not. */
export async function releaseKey(db: Queryable, claim: KeyClaim): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ started_at: new Date(0) })
    .where('account_id', '=', claim.accountId)
    .where('key', '=', claim.key)
    .where('attempt', '=', claim.attempt)
    .where('status', 'is', null)
    .execute();
}
