import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Harness } from './harness.js';
import { until } from '../../cli/play/until.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
  readonly dueOn: string;
}
export interface Problem {
  readonly code: string;
  readonly clause?: string;
  readonly detail: string;
}

/** The API as its users call it, with tokens of their accounts. */
export class ApiClient {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly harness: Harness) {}

  private async headers(who: string): Promise<Readonly<Record<string, string>>> {
    const token = this.tokens.get(who) ?? (await this.harness.tokenOf(who));
    this.tokens.set(who, token);
    return { Authorization: `Bearer ${token}` };
  }

  async get<T>(who: string, path: string): Promise<Answer<T>> {
    return await request(this.harness.express)
      .get(path)
      .set(await this.headers(who));
  }

  /** As a client should: what is away for the moment is asked again under the same key. */
  async send<T>(
    who: string,
    method: 'post' | 'put',
    path: string,
    body: object = {},
    key: string = randomUUID(),
  ): Promise<Answer<T>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await request(this.harness.express)
        [method](path)
        .set({ ...(await this.headers(who)), 'Idempotency-Key': key })
        .send(body);
      if (answer.status !== 503 || tries === 5) return answer;
    }
  }

  async inbox(who: string): Promise<readonly Task[]> {
    return (await this.get<{ items: Task[] }>(who, '/v1/tasks?limit=200')).body.items;
  }

  /** What the engine does by itself takes a moment. */
  async taskOf(who: string, kind: TaskKind, caseId: string): Promise<Task> {
    return until(`${kind} of ${caseId} in the inbox of ${who}`, async () =>
      (await this.inbox(who)).find((one) => one.kind === kind && one.caseId === caseId),
    );
  }

  async complete(
    who: string,
    kind: TaskKind,
    caseId: string,
    form: object,
  ): Promise<Answer<Problem & { state: string }>> {
    const task = await this.taskOf(who, kind, caseId);
    return this.send(who, 'post', `/v1/tasks/${task.id}/completion`, form);
  }

  /** Completes it and fails where it is refused. */
  async act(who: string, kind: TaskKind, caseId: string, form: object): Promise<void> {
    const answer = await this.complete(who, kind, caseId, form);
    if (answer.status !== 200) throw new Error(`${kind}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** The case as somebody sees it, once it is at a stage. */
  async caseAt<T extends { readonly stage: string }>(who: string, caseId: string, stage: string): Promise<T> {
    return until(`${caseId} at ${stage}`, async () => {
      const { status, body } = await this.get<T>(who, `/v1/cases/${caseId}`);
      return status === 200 && body.stage === stage && body;
    });
  }
}
