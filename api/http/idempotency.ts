import { createHash, createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../../db/database.js';
import { claimKey, keepAnswer, releaseKey, type KeyClaim, type StoredAnswer } from '../../db/steps/idempotency.js';
import type { SignedIn } from './route.js';
import { badHeader, keyInProgress, keyReused } from './refusals.js';

const KEY = /^[\x21-\x7e]{1,200}$/;
const WAIT_MS = 8_000;
const LOOK_MS = 50;

/** The Idempotency-Key of a call, if it has one; a script's is none of its owner's. @throws ApiRefusal `REQUEST.BAD_HEADER` for an unfit one. */
export function keyOf(header: string | undefined, { via, login }: SignedIn): string | undefined {
  if (header === undefined) return undefined;
  if (KEY.test(header))
    return via === 'service' ? createHash('sha256').update(`${login}\n${header}`).digest('hex') : header;
  throw badHeader('Idempotency-Key', '须为 1 至 200 个可见 ASCII 字符', '1 to 200 visible ASCII characters');
}

/**
 * The id under which an act reaches the engine: the same for every repetition with the same key, so that a repeated
 * call joins the first one's update. Without a key each call is an act of its own.
 */
export const actIdOf = (accountId: number, key: string | undefined): string =>
  key === undefined ? randomUUID() : createHash('sha256').update(`${accountId}\n${key}`).digest('hex').slice(0, 32);

export interface KeyedRequest {
  readonly accountId: number;
  readonly key: string;
  /** What makes the request the same: method, address, parsed body. */
  readonly content: string;
}

export interface KeyedAnswer {
  readonly answer: StoredAnswer;
  readonly replayed: boolean;
}

export interface Idempotency {
  /**
   * Carries out a write once for its key. A repetition gets the kept answer; one that comes while the first still
   * runs waits for it. `again` tells the act that an earlier attempt left no answer. Answers from 500 on, and provisional ones, are not kept: such a call
   * may be made again.
   * @throws ApiRefusal `IDEMPOTENCY.KEY_REUSED`, `IDEMPOTENCY.IN_PROGRESS`.
   */
  once(request: KeyedRequest, act: (again: boolean) => Promise<StoredAnswer>): Promise<KeyedAnswer>;
}

/** What asks to come again, in whatever way, is not kept. */
const isLastWord = ({ status, provisional, headers }: StoredAnswer): boolean =>
  status < 500 && provisional !== true && headers['Retry-After'] === undefined;

/**
 * @param now the clock; the instant matters only for keys whose attempt died.
 * @param secret keys the digests of requests, so that a stolen table gives no password away to guessing.
 */
export function createIdempotency(db: Queryable, now: () => Date, secret: string): Idempotency {
  const attempt = async (claim: KeyClaim, act: () => Promise<StoredAnswer>): Promise<StoredAnswer> => {
    try {
      const answer = await act();
      if (isLastWord(answer)) await keepAnswer(db, claim, answer);
      else await releaseKey(db, claim);
      return answer;
    } catch (error) {
      await releaseKey(db, claim);
      throw error;
    }
  };
  return {
    async once(request, act) {
      const claim: KeyClaim = {
        accountId: request.accountId,
        key: request.key,
        requestSha256: createHmac('sha256', secret).update(request.content).digest(),
        attempt: randomUUID(),
      };
      const begun = performance.now();
      for (;;) {
        const claimed = await claimKey(db, claim, now());
        if (claimed.kind === 'mine') return { answer: await attempt(claim, () => act(claimed.again)), replayed: false };
        if (claimed.kind === 'done') return { answer: claimed.answer, replayed: true };
        if (claimed.kind === 'reused') throw keyReused();
        if (performance.now() - begun > WAIT_MS) throw keyInProgress();
        await sleep(LOOK_MS);
      }
    },
  };
}
