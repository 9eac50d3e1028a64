import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import request from 'supertest';
import type { Engine } from '../../api/engine/engine.js';
import { apiEngine } from '../support/api-engine.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR, type TestPerson } from '../support/department.js';
import { startStack, type TestStack } from '../support/stack.js';
import { createHarness, type Harness } from './harness.js';
import { until } from '../../cli/play/until.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
export interface LiveTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
}
interface Refused {
  readonly code: string;
  readonly state: string;
  readonly errors?: readonly { readonly code: string }[];
}

const MANAGEMENT: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'employee'],
  [RELATED]: ['panel', 'employee'],
  [GM]: ['gm', 'employee'],
};

/** The application over HTTP on real workflows, activities and database: people sign in and do what they do. */
export class Live {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly stack: TestStack,
    private readonly engine: Engine,
    readonly harness: Harness,
    private readonly clock: { ahead: number },
  ) {}

  /** Founds the department with the people given, each with an account; more roles by `roles`; pages where built ones are given. */
  static async start(
    people: readonly TestPerson[],
    month: string,
    roles: Readonly<Record<string, readonly Role[]>> = {},
    pagesFolder?: string,
    library?: PolicyLibrary,
    server: 'dev' | 'skipping' = 'dev',
  ): Promise<Live> {
    const stack = await startStack(server, undefined, library);
    await foundDepartment(stack.database.db, month, people);
    const engine = apiEngine(stack);
    const employees = Object.fromEntries(people.map(({ id }): [string, readonly Role[]] => [id, ['employee']]));
    const accounts = { ...employees, ...MANAGEMENT, ...roles };
    const existing = { url: stack.databaseUrl, accounts };
    const pages = pagesFolder === undefined ? {} : { pagesFolder };
    const clock = { ahead: 0 };
    const harness = await createHarness({ engine, now: () => new Date(Date.now() + clock.ahead), existing, ...pages });
    return new Live(stack, engine, harness, clock);
  }

  /** Skips server and application to a Shanghai wall clock; everybody signs in anew. */
  async skipTo(date: string, time: string): Promise<void> {
    await this.stack.skipTo(date, time);
    this.clock.ahead = (await this.stack.now()) - Date.now();
    this.tokens.clear();
  }

  /** A story in which the service met something that it has no words for is no good story. */
  async close(): Promise<void> {
    await this.harness.close();
    await this.engine.close();
    await this.stack.close();
    const faults = this.harness.faults();
    if (faults.length > 0) throw new Error(`the service logged faults of its own:\n${faults.join('\n')}`);
  }

  async get<T>(who: string, path: string): Promise<Answer<T>> {
    return await request(this.harness.express)
      .get(path)
      .set(await this.headers(who));
  }

  /** As a client should: what is away for the moment is asked again under the same key. */
  async send<T>(who: string, method: 'post' | 'put', path: string, body: object): Promise<Answer<T>> {
    const headers = { ...(await this.headers(who)), 'Idempotency-Key': randomUUID() };
    for (let tries = 1; ; tries += 1) {
      const answer = await request(this.harness.express)[method](path).set(headers).send(body);
      if (answer.headers['retry-after'] === undefined || tries === 6) return answer;
    }
  }

  /** Imports lines of comma-separated values: a dry run that is applied. */
  async importLines(who: string, kind: 'people' | 'ratings' | 'complaints', lines: string): Promise<void> {
    const dry = await request(this.harness.express)
      .post(`/v1/imports?kind=${kind}`)
      .set({ ...(await this.headers(who)), 'Content-Type': 'text/csv' })
      .send(lines);
    const { id } = dry.body as { id: string };
    const applied = await this.post(who, `/v1/imports/${id}/application`, {});
    expect([dry.body, applied.status]).toEqual([expect.objectContaining({ status: 'dry-run' }), 200]);
  }

  /** What waits for a second person is approved by this one (4.1). */
  async approve(who: string): Promise<void> {
    const { body } = await this.get<{ items: { no: number; mayDecide: boolean }[] }>(
      who,
      '/v1/waiting-changes?waiting=true',
    );
    for (const { no } of body.items.filter(({ mayDecide }) => mayDecide)) {
      const done = await this.post(who, `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });
      expect([done.body, done.status]).toEqual([expect.objectContaining({ state: 'applied' }), 200]);
    }
  }

  /** Takes something away. */
  async remove(who: string, path: string): Promise<Answer<Refused>> {
    return await request(this.harness.express)
      .delete(path)
      .set(await this.headers(who));
  }

  post<T = Refused>(who: string, path: string, body: object): Promise<Answer<T>> {
    return this.send<T>(who, 'post', path, body);
  }

  /** Uploads a file, whatever comes of it. */
  async offer(who: string, filename: string, content: Buffer): Promise<Answer<{ id: string; code?: string }>> {
    return await request(this.harness.express)
      .post(`/v1/attachments?filename=${encodeURIComponent(filename)}`)
      .set({
        ...(await this.headers(who)),
        'Idempotency-Key': randomUUID(),
        'Content-Type': 'application/octet-stream',
      })
      .send(content);
  }

  /** Uploads a file; gives its number. */
  async upload(who: string, filename: string, content: string | Buffer = '%PDF-1.7 附件'): Promise<string> {
    const { status, body } = await this.offer(who, filename, Buffer.from(content));
    expect([filename, status]).toEqual([filename, 201]);
    return body.id;
  }

  async inbox(who: string): Promise<readonly LiveTask[]> {
    return (await this.get<{ items: LiveTask[] }>(who, '/v1/tasks?limit=200')).body.items;
  }

  /** What the engine does by itself takes a moment. */
  async taskOf(who: string, kind: TaskKind, caseId?: string): Promise<LiveTask> {
    return until(`${kind} in the inbox of ${who}`, async () =>
      (await this.inbox(who)).find((one) => one.kind === kind && (caseId === undefined || one.caseId === caseId)),
    );
  }

  complete(who: string, task: LiveTask, form: object): Promise<Answer<Refused>> {
    return this.post(who, `/v1/tasks/${task.id}/completion`, form);
  }

  /** Does it, and sees it leave the inbox. */
  async act(who: string, kind: TaskKind, form: object, caseId?: string): Promise<void> {
    const task = await this.taskOf(who, kind, caseId);
    const answer = await this.complete(who, task, form);
    expect([kind, answer.status, answer.body.state]).toEqual([kind, 200, 'completed']);
    expect((await this.inbox(who)).map(({ id }) => id)).not.toContain(task.id);
  }

  /** The code with which an act is refused, and the status. */
  async refused(who: string, kind: TaskKind, form: object, caseId?: string): Promise<readonly [number, string]> {
    const answer = await this.complete(who, await this.taskOf(who, kind, caseId), form);
    return [answer.status, answer.body.code];
  }

  private async headers(who: string): Promise<{ readonly Authorization: string }> {
    const token = this.tokens.get(who) ?? (await this.harness.tokenOf(who));
    this.tokens.set(who, token);
    return { Authorization: `Bearer ${token}` };
  }
}
