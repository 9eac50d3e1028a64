import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { SAMPLE_PASSWORD } from '../sample/accounts.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly clause?: string;
  readonly detail: string;
  readonly details?: readonly unknown[];
}

/** The service refused a call; the tour either shows that, or stops. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
  }
}

const notTheSample = (login: string): Error => new RefusalError(refuse(LAUNCH.TOUR_NOT_THE_SAMPLE, { login }));

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** A file instead of JSON. */
  readonly file?: string;
}

/** How long one call is tried again while parts of the service are away. */
const PATIENCE_MS = 120_000;

/**
 * The service as one signed-in person sees it. Every write carries an Idempotency-Key, so a call that got no answer is
 * simply sent again: it is done once.
 */
export class Guest {
  private constructor(
    readonly login: string,
    readonly personId: string,
    private readonly url: string,
    readonly token: string,
  ) {}

  /** @throws RefusalError LAUNCH.TOUR_NOT_THE_SAMPLE where the sample's log-ins are none. */
  static async signIn(url: string, login: string): Promise<Guest> {
    const body = { login, password: SAMPLE_PASSWORD, token: true };
    try {
      const session = (await send(url, { method: 'POST', path: '/v1/sessions', body }, {})) as {
        readonly token: string;
        readonly me: { readonly personId: string };
      };
      return new Guest(login, session.me.personId, url, session.token);
    } catch (error) {
      throw error instanceof Refused && error.problem.status === 401 ? notTheSample(login) : error;
    }
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>({ method: 'GET', path });
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>({ method: 'POST', path, body });
  }

  remove(path: string): Promise<unknown> {
    return this.call({ method: 'DELETE', path });
  }

  upload<T>(path: string, file: string): Promise<T> {
    return this.call<T>({ method: 'POST', path, file });
  }

  /** A paper as PDF. */
  download(path: string): Promise<Uint8Array> {
    return this.call<Uint8Array>({ method: 'GET', path });
  }

  /** Every item of a list, page by page. */
  async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const sign = path.includes('?') ? '&' : '?';
      const page: { readonly items: readonly T[]; readonly next: string | null } = await this.get(
        `${path}${sign}limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  /** Completes a task of the inbox. */
  complete(taskId: string, act: ActByKind[TaskKind]): Promise<{ readonly state: string }> {
    return this.post(`/v1/tasks/${encodeURIComponent(taskId)}/completion`, act);
  }

  private call<T>(call: Call): Promise<T> {
    const idempotency: Record<string, string> = call.method === 'GET' ? {} : { 'idempotency-key': randomUUID() };
    return send(this.url, call, { authorization: `Bearer ${this.token}`, ...idempotency }) as Promise<T>;
  }
}

/** JSON, a PDF in its bytes, or nothing. */
async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isPdf = response.headers.get('content-type')?.startsWith('application/pdf') === true;
  return isPdf ? new Uint8Array(await response.arrayBuffer()) : response.json();
}

async function send(url: string, call: Call, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const until = Date.now() + PATIENCE_MS;
  for (let pause = 250; ; pause = Math.min(pause * 2, 4000)) {
    const response = await once(url, call, headers);
    const again = response === undefined || isPassing(response);
    if (!again && response.ok) return contentOf(response);
    if (!again || Date.now() > until) throw await errorOf(response);
    const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
    await sleep(Math.max(pause, Math.min(asked, 60_000)));
  }
}

/**
 * Whether the service asks to come again: parts of it are away (5xx), it is too busy (429), the same call is still at
 * work, as far as it knows, because the process that had it was killed (409), or it was taken and has no answer yet
 * (202), the last two with Retry-After.
 */
const isPassing = ({ status, headers }: Response): boolean =>
  [429, 502, 503, 504].includes(status) || ([202, 409].includes(status) && headers.has('retry-after'));

/** Undefined when nobody answered, whatever kept him. */
async function once(
  url: string,
  { method, path, body, file }: Call,
  headers: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const type = file === undefined ? 'application/json' : 'text/csv';
  const address = new URL(path, url);
  try {
    return await fetch(address, {
      method,
      headers: {
        accept: 'application/json, application/pdf',
        ...headers,
        ...(content === undefined ? {} : { 'content-type': type }),
      },
      ...(content === undefined ? {} : { body: content }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return undefined;
  }
}

async function errorOf(response: Response | undefined): Promise<Error> {
  if (response === undefined) {
    return new RefusalError(refuse(LAUNCH.TOUR_NO_SERVICE));
  }
  const problem = (await response.json()) as Omit<Problem, 'status'>;
  return new Refused({ ...problem, status: response.status });
}
