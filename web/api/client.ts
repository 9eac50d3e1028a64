import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema.js';
import { ProblemError, unreachable } from './problem.js';

/** What the requests have in common and the session knows. */
export const call: { csrf: string | null; language: 'zh-CN' | 'en'; onSignedOut: () => void } = {
  csrf: null,
  language: 'zh-CN',
  onSignedOut: () => undefined,
};

const IDEMPOTENCY = 'Idempotency-Key';

/** A fresh key for a write; `crypto.randomUUID` is missing where the address has no TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const headers: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', call.language);
    if (request.method === 'GET') return request;
    if (call.csrf !== null) request.headers.set('X-CSRF-Token', call.csrf);
    if (!request.headers.has(IDEMPOTENCY)) request.headers.set(IDEMPOTENCY, newKey());
    return request;
  },
  onError: () => unreachable(),
};

/** The API, typed by its own description. */
export const api = createClient<paths>({ baseUrl: '/', headers: { Accept: 'application/json' } });
api.use(headers);

interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's body. @throws ProblemError for anything that is no success; a lost session is told to the page. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  const problem = new ProblemError(response.status, error);
  if (problem.code === 'AUTH.REQUIRED') call.onSignedOut();
  throw problem;
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
