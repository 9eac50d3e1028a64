import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';

/** What became of something that was sent, as whoever sent it was told. */
type Answer = 'done' | 'refused' | 'unknown';

/** A write of somebody, by its Idempotency-Key: what is sent again under the same is the same. */
export interface Sent {
  readonly key: string;
  readonly path: string;
  answer: Answer;
  /** How often it was sent. */
  times: number;
  /** Why it was refused, where it was. */
  code?: string;
}

/** Told of every write as it is sent for the first time, and of its answer each time that one comes. */
export interface Listener {
  /** It is sent when this is done. */
  readonly before: (sent: Sent, kind: string) => Promise<void>;
  readonly after: (sent: Sent) => void;
}

/** All that the people of a play have sent, and what they were answered. */
export interface Ledger {
  readonly sent: ReadonlyMap<string, Sent>;
  /** Those that were answered for good by now. */
  readonly answered: () => readonly Sent[];
  readonly listen: (listener: Listener) => void;
  /** Hears no more. */
  readonly end: () => void;
}

const ACT = /^\/v1\/tasks\/([^/]+)\/(completion|claim|release)$/;

/** Whether it is an act that goes through the journal to a workflow. */
export const isAct = ({ path }: Pick<Sent, 'path'>): boolean => ACT.test(path);

const answerOf = ({ status, headers }: Response): Answer => {
  if (status >= 500 || status === 429 || headers.has('retry-after')) return 'unknown';
  return status >= 400 ? 'refused' : 'done';
};

const codeOf = async (response: Response): Promise<string> =>
  ((await response.clone().json()) as { readonly code?: string }).code ?? String(response.status);

/** Listens to `fetch` of this process, so that its moments are those of the acts themselves, however slow the machine is. */
export function openLedger(): Ledger {
  const sent = new Map<string, Sent>();
  const kinds = new Map<string, string>();
  const listeners: Listener[] = [];
  const unheard = globalThis.fetch;

  /** What kind of task somebody found when he asked for one by kind. */
  const learn = async (url: URL, response: Response): Promise<void> => {
    const kind = url.searchParams.get('kind');
    if (url.pathname !== '/v1/tasks' || kind === null || !response.ok) return;
    const { items } = (await response.clone().json()) as { readonly items: readonly { readonly id: string }[] };
    for (const { id } of items) kinds.set(id, kind);
  };
  const kindOf = (path: string): string => {
    const [, id, what] = ACT.exec(path) ?? [];
    if (id === undefined || what === undefined) return path.replace(/[0-9a-f-]{8,}|[0-9]+/g, '*');
    return what === 'completion' ? (kinds.get(decodeURIComponent(id)) ?? 'task') : what;
  };

  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const key = new Headers(init?.headers).get('idempotency-key');
    if (key === null) {
      const response = await unheard(input, init);
      await learn(url, response).catch(() => undefined);
      return response;
    }
    const path = url.pathname;
    const one = sent.get(key) ?? { key, path, answer: 'unknown', times: 0 };
    sent.set(key, one);
    one.times += 1;
    if (one.times === 1) for (const { before } of listeners) await before(one, kindOf(path));
    const response = await unheard(input, init);
    one.answer = answerOf(response);
    if (one.answer === 'refused') one.code = await codeOf(response);
    for (const { after } of listeners) after(one);
    return response;
  };

  return {
    sent,
    answered: () => [...sent.values()].filter(({ answer }) => answer !== 'unknown'),
    listen: (listener) => {
      listeners.push(listener);
    },
    end: () => {
      globalThis.fetch = unheard;
    },
  };
}

/** What the records hold of acts otherwise than was answered. */
export interface Difference {
  readonly what: 'lost' | 'doubled' | 'refused, and done';
  readonly path: string;
  readonly key: string;
}

/** The id under which the API journals an act of an account (`api/http/idempotency.ts`). */
const actId = (accountId: number, key: string): string =>
  createHash('sha256').update(`${accountId}\n${key}`).digest('hex').slice(0, 32);

interface Written {
  readonly id: string;
  /** Most steps in which the ledger has one line of it. */
  readonly told: number;
}

/** Holds what was answered against the steps in which the records have it: done is once, refused never, the rest once at most. */
export async function differencesOf(db: Kysely<Database>, sent: Iterable<Sent>): Promise<readonly Difference[]> {
  const accounts = await sql<{ id: number }>`select id from account`.execute(db);
  // An act may lead to a second step of its own, such as the marks that the last sheet completes (9.4.1); what is told of
  // one and the same thing stands in one of them.
  const { rows } = await sql<Written>`
    with step as (
      select workflow_id, seq, substring(cause from 5) as id from projection, unnest(causes) as cause
      where cause like 'act:%'),
    told as (
      select step.id, count(distinct (workflow_id, seq))::int as n from step join ledger using (workflow_id, seq)
      group by step.id, act, task_id, case_id)
    select id, coalesce((select max(n) from told where told.id = step.id), 0)::int as told
    from step group by 1`.execute(db);
  const written = new Map(rows.map((row) => [row.id, row]));
  const differences: Difference[] = [];
  for (const one of sent) {
    if (!isAct(one)) continue;
    const { answer, path, key } = one;
    const found = accounts.rows.flatMap(({ id }) => written.get(actId(id, key)) ?? []);
    const times = found.length;
    if (found.some(({ told }) => told > 1)) differences.push({ what: 'doubled', path, key });
    if (answer === 'done' && times === 0) differences.push({ what: 'lost', path, key });
    if (answer === 'refused' && times > 0) differences.push({ what: 'refused, and done', path, key });
  }
  return differences;
}
