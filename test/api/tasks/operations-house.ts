import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import request from 'supertest';
import { TASK } from '../../../domain/refusals/tasks.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { addAuditor, createHarness, idleEngine, type Harness } from '../harness.js';

/** What is done about a task beside its form: by whom, with what, and who would do it in his place. */
export interface Call {
  readonly method: 'post' | 'put' | 'delete';
  readonly path: string;
  readonly body?: object;
  /** Who may. */
  readonly by: string;
  /** Whose proxy for him has ended a second ago. */
  readonly deputy: string;
}

const reason = '出差';
const open = '/v1/tasks/RZ-1.9';
const holder = { method: 'post', by: 's1', deputy: 's2' } as const;
const asked = { method: 'post', by: 's2', deputy: 'e2' } as const;
const ofHr = { method: 'post', by: 'h1', deputy: 'e2' } as const;

/** Each operation of docs/groups-and-races.md, over HTTP. */
export const CALLS = {
  claim: { ...holder, path: `${open}/claim`, body: {} },
  release: { ...holder, path: `${open}/release`, body: {} },
  transfer: { ...holder, path: `${open}/transfer`, body: { to: 's2', reason } },
  delegate: { ...holder, path: `${open}/delegation`, body: { to: 's2', reason } },
  'hand-back': { ...holder, path: `${open}/hand-back`, body: { from: 's2', reason } },
  'hand-over': { ...ofHr, path: '/v1/tasks/hand-overs', body: { from: 's1', to: 's2', taskIds: ['RZ-1.9'], reason } },
  urge: { ...ofHr, path: '/v1/tasks/urges', body: { taskIds: ['RZ-1.9'] } },
  ask: { ...holder, path: `${open}/questions`, body: { to: 'h2', question: '材料齐全吗?' } },
  answer: { ...asked, path: '/v1/questions/1/answer', body: { answer: '齐全' } },
  'take-question-back': { ...holder, path: '/v1/questions/1/withdrawal', body: {} },
  'add-signer': { ...holder, path: `${open}/signers`, body: { to: 'h2', way: 'before', note: '请会签' } },
  'remove-signer': { ...holder, path: `${open}/signers/1/removal`, body: { reason } },
  sign: { ...asked, path: '/v1/tasks/RZ-1.20/completion', body: { decision: 'sign' } },
  return: { ...holder, path: `${open}/return`, body: { redo: 'entry.proposal', reason } },
  'take-back': { ...holder, path: '/v1/tasks/RZ-1.1/withdrawal', body: { reason } },
  void: { ...ofHr, path: '/v1/cases/RZ-2/voiding', body: { reason } },
  copy: { ...ofHr, path: '/v1/cases/RZ-1/remarks', body: { kind: 'copy', to: ['d1'] } },
  comment: { ...ofHr, path: '/v1/cases/RZ-1/remarks', body: { kind: 'comment', text: '请看', to: ['d1'] } },
  read: { method: 'put', by: 'd1', deputy: 'e2', path: '/v1/remarks/1/read', body: {} },
  'name-proxy': {
    ...holder,
    path: '/v1/people/s1/proxies',
    body: { deputyId: 'd1', from: '2026-11-24', until: '2026-11-25', kinds: null, reason },
  },
  'end-proxy': { method: 'delete', by: 'd1', deputy: 'e2', path: '/v1/people/d1/proxies/5' },
} as const satisfies Readonly<Record<string, Call>>;

/** The operations on a task and its case: those of the matrix. */
export type OperationCall = keyof typeof CALLS;

/** What an operation came to, and how often it left something. */
export interface Came {
  readonly status: number;
  readonly code: string | undefined;
  readonly refused: boolean;
  readonly left: number;
}

/** One case with an open task, one that was done, a question, a signature and a remark, before an engine that notes. */
export class OperationsHouse {
  /** Whether the engine answers that the task has gone. */
  gone = false;
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly harness: Harness,
    private readonly sent: ReadonlySet<string>,
  ) {}

  static async open(): Promise<OperationsHouse> {
    const sent = new Set<string>();
    const state: { house?: OperationsHouse } = {};
    const update = ({ input }: { readonly input: unknown }) => {
      const { taskId, actId } = input as { taskId: string; actId: string };
      if (state.house?.gone === true) return Promise.reject(new RefusalError(refuse(TASK.NOT_OPEN, {})));
      sent.add(actId);
      return Promise.resolve({ taskId, state: 'open' } as never);
    };
    const harness = await createHarness({
      engine: { ...idleEngine, update },
      now: new Date('2026-11-23T00:00:00+08:00'),
    });
    await addAuditor(harness);
    await seed(harness);
    return (state.house = new OperationsHouse(harness, sent));
  }

  private async left(): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select ((select count(*) from remark) + (select count(*) from remark_read) + (select count(*) from proxy)
        + (select count(*) from proxy_end) + (select count(*) from waiting_change))::int as n`.execute(
      this.harness.database.db,
    );
    return (rows[0]?.n ?? 0) + this.sent.size;
  }

  /** Logs somebody in, so that his token is there when his account is closed. */
  async tokenOf(login: string): Promise<string> {
    const token = this.tokens.get(login) ?? (await this.harness.tokenOf(login));
    this.tokens.set(login, token);
    return token;
  }

  async call(operation: OperationCall, login: string, key: string = randomUUID()): Promise<Came> {
    const { method, path, ...rest }: Call = CALLS[operation];
    const before = await this.left();
    const one = request(this.harness.express)
      [method](path)
      .set({ Authorization: `Bearer ${await this.tokenOf(login)}`, 'Idempotency-Key': key });
    const answer = await (rest.body === undefined ? one : one.send(rest.body));
    const { code, results = [] } = answer.body as { code?: string; results?: readonly { readonly state: string }[] };
    const refused = answer.status >= 400 || (results.length > 0 && results.every(({ state }) => state === 'refused'));
    return { status: answer.status, code, refused, left: (await this.left()) - before };
  }

  /** As if the process had been killed after what it wrote, and before it kept the answer. */
  async forgetAnswer(key: string): Promise<void> {
    await sql`update idempotency_key set status = null, headers = null, body = null,
      started_at = ${new Date(this.harness.clock.now.getTime() - 31_000)} where key = ${key}`.execute(
      this.harness.database.db,
    );
  }
}

async function seed({ database: { db } }: Harness): Promise<void> {
  for (const id of ['RZ-1', 'RZ-2'])
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${id}, 'entry', 'e1', 'verification', 'v1', '{}', 'h2')`.execute(db);
  const task = (id: string, kind: string, people: string, more = sql`null, null`) =>
    sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, excluded, opened_at, closed_at, closed_by, closed_by_deputy, signs, sign_no, due_on)
      select ${id}, 'RZ-1', 'RZ-1', ${kind}, 'I-78', 'open', ${people}::text[], '{e1}', '2026-11-20T02:00:00Z', null, null, null, ${more}, '2026-12-31'`.execute(
      db,
    );
  await task('RZ-1.9', 'entry.verification', '{s1}');
  await task('RZ-1.20', 'task.signing', '{s2}', sql`'RZ-1.9', 1`);
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, opened_at, closed_at, closed_by, closed_by_deputy)
    values ('RZ-1.1', 'RZ-1', 'RZ-1', 'entry.proposal', 'I-78', 'completed', '{s1}', '2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z', 's1', 's2')`.execute(
    db,
  );
  await sql`insert into task_question (task_id, seq, case_id, asked_by, asked_of, question, at)
    values ('RZ-1.9', 1, 'RZ-1', 's1', 's2', '材料齐全吗?', now())`.execute(db);
  await sql`insert into remark (case_id, kind, written_by, text, at) values ('RZ-1', 'comment', 'h2', '请看', now())`.execute(
    db,
  );
  await sql`insert into remark_addressee (remark_no, person_id, at) values (1, 'd1', now())`.execute(db);
  const proxy = (principal: string, deputy: string, until: string) =>
    sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values (${principal}, ${deputy}, '2026-11-20', ${until}, '休假', ${principal}, now())`.execute(db);
  // It is the first second of the 23rd: these have ended.
  for (const [principal, deputy] of [
    ['s1', 's2'],
    ['s2', 'e2'],
    ['h1', 'e2'],
    ['d1', 'e2'],
  ] as const)
    await proxy(principal, deputy, '2026-11-22');
  await proxy('d1', 's1', '2099-12-31');
}
