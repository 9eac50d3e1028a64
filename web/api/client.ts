import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema.js';
import { ProblemError, unreachable } from './problem.js';

interface Shared {
  csrf: string | null;
  language: 'zh-CN' | 'en';
  /** Somebody is about to log out: nothing of his need be heard any more. */
  onLeaving: () => void;
  /** The log-in has ended. */
  onSignedOut: () => void;
  /** The log-in of this browser is another one than this page knows. */
  onOther: () => void;
}
/** What the requests have in common and the session knows. */
export const call: Shared = {
  csrf: null,
  language: 'zh-CN',
  onLeaving: () => undefined,
  onSignedOut: () => undefined,
  onOther: () => undefined,
};

const IDEMPOTENCY = 'Idempotency-Key';
const WHO = '/v1/sessions/current';
/** What an answer says where the log-in is another one than the page knows. */
const OTHER: readonly string[] = ['AUTH.CSRF', 'AUTH.OTHER_LOG_IN'];

/** A fresh key for a write; `crypto.randomUUID` is missing where the address has no TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const headers: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', call.language);
    // A read carries the log-in's token, too: where somebody else has logged in, nothing of his is shown here.
    const asksWho = new URL(request.url).pathname === WHO;
    if (call.csrf !== null && !(asksWho && request.method === 'GET')) request.headers.set('X-CSRF-Token', call.csrf);
    if (request.method === 'GET') return request;
    if (!request.headers.has(IDEMPOTENCY)) request.headers.set(IDEMPOTENCY, newKey());
    return request;
  },
  onError: () => unreachable(),
};

/** The API, typed by its own description. */
export const api = createClient<paths, 'application/json'>({ baseUrl: '/', headers: { Accept: 'application/json' } });
api.use(headers);

interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's body. @throws ProblemError for anything that is no success. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  throw problemOf(response, error);
}

/** Sends what may wait for a second person (4.1); gives whether it does. @throws ProblemError for anything that is no success. */
export async function waits(answer: Promise<Answer<unknown>>): Promise<boolean> {
  const { response } = await answer;
  await body(answer);
  return response.status === 202;
}

/** What an answer that is no success says; a lost session is told to the page. */
export function problemOf({ status }: Response, said: unknown): ProblemError {
  const problem = new ProblemError(status, said);
  if (problem.code === 'AUTH.REQUIRED') call.onSignedOut();
  if (OTHER.includes(problem.code)) call.onOther();
  return problem;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Every item of a list, page by page. */
export async function all<T>(page: (cursor: string | undefined) => Promise<Answer<Page<T>>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const { items: some, next } = await body(page(cursor));
    items.push(...some);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return items;
}
