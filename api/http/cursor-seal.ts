import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { badCursor } from './refusals.js';
import type { Answer, Route, SignedIn } from './route.js';

/** Closes the cursors of an answer and opens those of a question; in between they are read as they were made. */
export interface CursorSeal {
  /** The query with its cursor opened. @throws ApiRefusal `REQUEST.BAD_CURSOR` for one that this person did not get here. */
  open(route: Route, actor: SignedIn | undefined, query: unknown): unknown;
  /** The answer with the cursor of its next page closed. */
  close(route: Route, actor: SignedIn | undefined, answer: Answer): Answer;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * A cursor holds the last row's name and number: whoever finds an address in a log reads neither, and nobody makes one
 * of his own. It opens only at the list and for the account that it was made for.
 */
export function createCursorSeal(secret: string): CursorSeal {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `jinji cursor ${purpose}`, 32));
  const key = derived('content');
  // Made of the content, so that a page asked for again is the same to its last letter (as SIV, RFC 5297, does it).
  const nonceKey = derived('nonce');
  const holder = (route: Route, actor: SignedIn | undefined): Buffer =>
    Buffer.from(`${actor?.accountId ?? 0} ${route.path}`);
  const seal = (plain: string, whose: Buffer): string => {
    const nonce = createHmac('sha256', nonceKey).update(whose).update('\0').update(plain).digest().subarray(0, NONCE);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(whose);
    const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url');
  };
  const unseal = (sealed: string, whose: Buffer): string => {
    try {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(whose)
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch {
      throw badCursor();
    }
  };
  return {
    open: (route, actor, query) => {
      if (!('cursor' in (route.query?.shape ?? {}))) return query;
      const { cursor } = query as { readonly cursor?: string };
      return cursor === undefined ? query : { ...(query as object), cursor: unseal(cursor, holder(route, actor)) };
    },
    close: (route, actor, answer) => {
      const { body } = answer;
      if (!('cursor' in (route.query?.shape ?? {})) || typeof body !== 'object' || body === null) return answer;
      if (!('next' in body) || typeof body.next !== 'string') return answer;
      return { ...answer, body: { ...body, next: seal(body.next, holder(route, actor)) } };
    },
  };
}
