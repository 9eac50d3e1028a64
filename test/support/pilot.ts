import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sql, type Kysely } from 'kysely';
import { actor, type Cast } from '../../cli/play/cast.js';
import { EngineDriver, type OpenTask } from '../../cli/play/engine-driver.js';
import { until } from '../../cli/play/until.js';
import type { Database } from '../../db/database.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { JournalledAct, TakenAct } from '../../domain/step/journal.js';
import { signingWith } from '../../seal/act-signature.js';
import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { cycleIdOf, type TaskReceipt } from '../../workflows/messages/cases.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from './department.js';
import { KEYS } from './keys.js';
import { firstNumber } from './numbers.js';

export const hr = actor(HR, 'hr');
export const head = actor(HEAD, 'department-head');
export const gm = actor(GM, 'gm');
/** The small department (`department.ts`) in its parts. */
export const CAST: Cast = { hr, gm, head, superior: actor(SUPERIOR), supervisors: [], related: [actor(RELATED)] };

/** Cycles and vacancies of a run have numbers of their own, so that files may share the dev server. */
let numbers = firstNumber();
const ids = {
  cycle: (month: string): string => cycleIdOf(month, (numbers += 1)),
  vacancy: (): string => `PV-2026-${(numbers += 1)}`,
};

/** The driver of the rehearsal with what only tests do beside: anybody tries anything, claims and releases. */
export class Pilot extends EngineDriver {
  constructor(
    client: Client,
    db: Kysely<Database>,
    now: () => Promise<number> = () => Promise.resolve(Date.now()),
    taskQueue = '',
  ) {
    super({ client, taskQueue, db, now, ids, sign: signingWith(KEYS) });
  }

  /** What happens after every act; a story may restart the worker here. */
  between: () => Promise<void> = () => Promise.resolve();

  override async complete<K extends TaskKind>(
    task: Pick<OpenTask, 'id' | 'workflowId'>,
    kind: K,
    by: Actor,
    act: ActByKind[K],
    actId?: string,
  ): Promise<TaskReceipt> {
    const receipt = await super.complete(task, kind, by, act, actId);
    await this.between();
    return receipt;
  }

  /** Anybody tries anything, as by many APIs at once: what waits already is no reason to wait. */
  protected override async take(act: TakenAct, at: Date): Promise<JournalledAct | undefined> {
    const taken = await super.take(act, at);
    if (taken !== undefined) return taken;
    const { key, bytes } = this.options.sign(act, at);
    await sql`
      insert into act (id, workflow_id, task_ids, what, input, actor_id, taken_at, deliver_at, signed_with, signature)
      values (${act.id}, ${act.workflowId}, ${[...act.taskIds]}::text[], ${act.what}, ${JSON.stringify(act.input)},
              ${act.input.actor.personId}, ${at}, ${new Date(at.getTime() + 3_000)}, ${key}, ${Buffer.from(bytes)})`.execute(
      this.db,
    );
    return { ...act, takenAt: at, deliveries: 0, again: false, answeredAt: null, requestId: null, refusal: null };
  }

  /** Of a cycle, a vacancy or a case. */
  async openTasks(about: string): Promise<readonly OpenTask[]> {
    return this.openWhere(sql`${about} in (cycle_id, vacancy_id, case_id)`);
  }

  /** Waits until a task of this kind stands open, to whomever. */
  async waitFor(about: string, kind: TaskKind, caseId?: string): Promise<OpenTask> {
    return until(`${kind} ${caseId ?? ''} of ${about}`, async () =>
      (await this.openTasks(about)).find((one) => one.kind === kind && (caseId === undefined || one.caseId === caseId)),
    );
  }

  /** Finds the task of that kind and completes it, whoever may. */
  async do<K extends TaskKind>(about: string, kind: K, by: Actor, act: ActByKind[K], caseId?: string) {
    return this.complete(await this.waitFor(about, kind, caseId), kind, by, act);
  }

  async claim(task: OpenTask, by: Actor): Promise<TaskReceipt> {
    return this.touch(task, by, 'claim');
  }

  async release(task: OpenTask, by: Actor): Promise<TaskReceipt> {
    return this.touch(task, by, 'release');
  }

  private touch({ id, workflowId }: OpenTask, by: Actor, what: 'claim' | 'release'): Promise<TaskReceipt> {
    return this.bring({ id: randomUUID(), workflowId, taskIds: [id], what, input: { taskId: id, actor: by } });
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
    if (error instanceof RefusalError) return error.refusal;
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
    if (cause instanceof ApplicationFailure && cause.type === 'REFUSED') return cause.details?.[0] as Refusal;
    throw error;
  }
  throw new Error('the act passed, it should have been refused');
}
