import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { Delivery } from '../../domain/step/journal.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import { claimTask, completeTask, releaseTask, type TaskReceipt } from '../../workflows/messages/cases.js';
import { GM, HEAD, HR } from './department.js';
import { until } from '../../cli/play/until.js';

export const actor = (personId: string, ...roles: Role[]): Actor => ({ personId, roles: ['employee', ...roles] });
export const hr = actor(HR, 'hr');
export const head = actor(HEAD, 'department-head');
export const gm = actor(GM, 'gm');

export interface OpenTask {
  readonly id: string;
  readonly workflowId: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly dueOn: string;
}

/** Does what people do, past the API: finds tasks in the inbox and completes them by update. */
export class Pilot {
  constructor(
    readonly client: Client,
    readonly db: Kysely<Database>,
    /** The server's clock, epoch milliseconds. */
    private readonly now: () => Promise<number> = () => Promise.resolve(Date.now()),
  ) {}

  private async delivery(actId: string = randomUUID()): Promise<Delivery> {
    return { actId, at: await this.now(), again: false };
  }

  /** Of a cycle, a vacancy or a case. */
  async openTasks(cycleId: string): Promise<readonly OpenTask[]> {
    const { rows } = await sql<OpenTask>`
      select id, workflow_id as "workflowId", kind, case_id as "caseId", people, roles, due_on as "dueOn"
      from task where ${cycleId} in (cycle_id, vacancy_id, case_id) and state = 'open' order by id`.execute(this.db);
    return rows;
  }

  /** Waits until a task of this kind stands open (for what the engine does by itself). */
  async waitFor(cycleId: string, kind: TaskKind, caseId?: string): Promise<OpenTask> {
    return until(`${kind} ${caseId ?? ''} of ${cycleId}`, async () =>
      (await this.openTasks(cycleId)).find(
        (one) => one.kind === kind && (caseId === undefined || one.caseId === caseId),
      ),
    );
  }

  async complete<K extends TaskKind>(
    task: { readonly id: string; readonly workflowId: string },
    kind: K,
    by: Actor,
    act: ActByKind[K],
    updateId: string = randomUUID(),
  ): Promise<TaskReceipt> {
    return this.client.workflow.getHandle(task.workflowId).executeUpdate(completeTask, {
      args: [{ taskId: task.id, kind, actor: by, act, ...(await this.delivery(updateId)) }],
      updateId,
    });
  }

  /** Finds the task of that kind and completes it. */
  async do<K extends TaskKind>(cycleId: string, kind: K, by: Actor, act: ActByKind[K], caseId?: string) {
    return this.complete(await this.waitFor(cycleId, kind, caseId), kind, by, act);
  }

  async claim(task: OpenTask, by: Actor): Promise<TaskReceipt> {
    const input = { taskId: task.id, actor: by, ...(await this.delivery()) };
    return this.client.workflow.getHandle(task.workflowId).executeUpdate(claimTask, { args: [input] });
  }

  async release(task: OpenTask, by: Actor): Promise<TaskReceipt> {
    const input = { taskId: task.id, actor: by, ...(await this.delivery()) };
    return this.client.workflow.getHandle(task.workflowId).executeUpdate(releaseTask, { args: [input] });
  }

  /** The cases of a cycle, by employee number. */
  async cases(cycleId: string): Promise<ReadonlyMap<string, CaseState>> {
    const { rows } = await sql<CaseState>`
      select id, person_id as "personId", stage, outcome, round, target_level as "targetLevel",
             final_level as "finalLevel", effective_from as "effectiveFrom", session_id as "sessionId",
             panel_outcome as "panelOutcome", closed_at as "closedAt", reason
      from promotion_case where cycle_id = ${cycleId} order by id`.execute(this.db);
    return new Map(rows.map((row) => [row.personId, row]));
  }
}

export interface CaseState {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string;
  readonly round: number;
  readonly targetLevel: string | null;
  readonly finalLevel: string | null;
  readonly effectiveFrom: string | null;
  readonly sessionId: string | null;
  readonly panelOutcome: string | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
}

/** The refusal of an act that must not pass; fails when it passes. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  try {
    await act;
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
    if (cause instanceof ApplicationFailure && cause.type === 'REFUSED') return cause.details?.[0] as Refusal;
    throw error;
  }
  throw new Error('the act passed, it should have been refused');
}
