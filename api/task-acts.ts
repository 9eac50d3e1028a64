import { isDeepStrictEqual } from 'node:util';
import type { UpdateDefinition } from '@temporalio/common';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.js';
import { findTask, type TaskView } from '../db/inbox.js';
import { ACT_SCHEMAS } from '../domain/act-schemas.js';
import type { TaskKind } from '../domain/acts.js';
import type { ReviewSheetAct } from '../domain/acts-trial.js';
import { RefusalError } from '../domain/refusal.js';
import type { Actor } from '../domain/roles.js';
import { text } from '../domain/text.js';
import type { PolicyLibrary } from '../policy/library.js';
import { completeTask, type TaskActInput, type TaskReceipt } from '../workflows/messages.js';
import type { Engine } from './engine.js';
import { changedMeanwhile, citing } from './refusals.js';
import { alreadyAnswered, handInSheet } from './sealed-sheet.js';
import type { Call } from './route.js';
import { parse } from './validation.js';

export interface TaskActDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly library: PolicyLibrary;
}

type ActCall = Pick<Call, 'actor' | 'actId' | 'ifMatch' | 'repeated'>;

export interface TaskActs {
  /** Claims or releases. */
  touch(call: ActCall, task: TaskView, update: UpdateDefinition<TaskReceipt, [TaskActInput]>): Promise<TaskReceipt>;
  /** Completes with a form that is parsed by the task's own schema. */
  complete(call: ActCall, task: TaskView, form: unknown): Promise<TaskReceipt>;
}

/**
 * Sends human acts to the workflow that waits for them. The actor is the signed-in one; the workflow judges again.
 * @throws RefusalError `TASK.*` and those of the pipelines; ApiRefusal `PRECONDITION.FAILED`, `SERVICE.ENGINE_*`.
 */
export function createTaskActs({ db, engine, library }: TaskActDeps): TaskActs {
  const admit = (call: ActCall, task: TaskView): void => {
    if (!task.mine) throw notYours(task.id);
    // A repeated call has to reach the update that it began, whatever came of the task meanwhile.
    if (!call.repeated && call.ifMatch !== undefined && call.ifMatch !== String(task.version)) throw changedMeanwhile();
  };
  const send = async <I extends TaskActInput>(
    call: ActCall,
    task: TaskView,
    update: UpdateDefinition<TaskReceipt, [I]>,
    input: I,
  ): Promise<TaskReceipt> => {
    admit(call, task);
    const receipt = await engine.update({ workflowId: task.workflowId, update, actId: call.actId, input });
    if (receipt === undefined) throw notOpen(task.id);
    return receipt;
  };
  const actorOf = ({ actor }: ActCall): Actor => ({ personId: actor.personId, roles: actor.roles });
  /** I-56: the answers stay here; the workflow hears only that there are some. */
  const completeSheet = async (call: ActCall, task: TaskView, sheet: ReviewSheetAct): Promise<TaskReceipt> => {
    admit(call, task);
    const kept = await handInSheet({ db, library }, task, call.actor.personId, sheet);
    const input = { taskId: task.id, actor: actorOf(call), kind: 'review.sheet', act: { sheet: 'sealed' } } as const;
    try {
      await send(call, task, completeTask, input);
    } catch (error) {
      // The review closed between the two: the sheet was in before, and counts.
      if (!isRefused(error, 'TASK.NOT_OPEN')) throw error;
    }
    if (kept === 'already' && !call.repeated) throw alreadyAnswered();
    return { taskId: task.id, state: 'completed' };
  };

  const complete = async (call: ActCall, task: TaskView, form: unknown): Promise<TaskReceipt> => {
    const kind = task.kind as TaskKind;
    const act = parse(ACT_SCHEMAS[kind], form);
    if (kind === 'review.sheet') return completeSheet(call, task, act as ReviewSheetAct);
    try {
      return await send(call, task, completeTask, { taskId: task.id, actor: actorOf(call), kind, act });
    } catch (error) {
      if (!call.repeated || !isRefused(error, 'TASK.NOT_OPEN')) throw error;
      // The first attempt went through and its workflow has moved on to where it no longer knows the update.
      const now = await findTask(db, call.actor, task.id);
      const done = now?.state === 'completed' && now.closedBy === call.actor.personId;
      if (!done || !isDeepStrictEqual(now.answer, JSON.parse(JSON.stringify(act)))) throw error;
      return { taskId: task.id, state: 'completed' };
    }
  };
  /** Whatever stands against an act, its refusal says which § the task carries out. */
  const cited = (task: TaskView, receipt: Promise<TaskReceipt>): Promise<TaskReceipt> =>
    receipt.catch((error: unknown) => {
      throw citing(error, task.clause);
    });
  return {
    touch: (call, task, update) => cited(task, send(call, task, update, { taskId: task.id, actor: actorOf(call) })),
    complete: (call, task, form) => cited(task, complete(call, task, form)),
  };
}

const isRefused = (error: unknown, code: string): boolean =>
  error instanceof RefusalError && error.refusal.code === code;

const notOpen = (taskId: string): RefusalError =>
  new RefusalError({
    code: 'TASK.NOT_OPEN',
    message: text(
      `任务 ${taskId} 不在待办中:可能已完成、已撤回或流程已前进。请刷新待办列表。`,
      `Task ${taskId} is not open: it was completed or withdrawn, or the case has moved on. Reload your inbox.`,
    ),
  });

const notYours = (taskId: string): RefusalError =>
  new RefusalError({
    code: 'TASK.NOT_YOURS',
    message: text(
      `您无权办理任务 ${taskId}。请联系人力资源部确认办理人。`,
      `Task ${taskId} is not addressed to you. Ask HR who it is for.`,
    ),
  });
