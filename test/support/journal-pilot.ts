import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { ActReceipt, RowReceipt } from '../../api/engine/receipts.js';
import type { TaskForm } from '../../api/engine/acts-offered.js';
import { createTaskActs } from '../../api/engine/task-acts.js';
import type { Engine } from '../../api/engine/engine.js';
import { translate } from '../../api/engine/engine.js';
import type { Database } from '../../db/database.js';
import { signingWith } from '../../seal/act-signature.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { KEYS } from './keys.js';
import { bringVoiding, takeVoiding, voidingToAsk } from '../../api/changes/voiding.js';
import type { WaitingChange } from '../../domain/second-person/waiting-change.js';
import { findTask, type TaskView } from '../../db/tasks/inbox.js';
import type { Act, TaskKind } from '../../domain/pipelines/acts.js';
import type { Move } from '../../domain/standing-in/move.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Talk } from '../../domain/talk/talk.js';
import type { SigningOp } from '../../domain/signing/signing.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

/** An update that was sent to a workflow. */
export interface Brought {
  readonly workflowId: string;
  readonly updateId: string;
  readonly input: unknown;
}

export interface JournalPilot {
  /** What it sent, in order; whether it arrived stands open. */
  readonly brought: readonly Brought[];
  complete(taskId: string, by: Actor, act: Act, actId?: string): Promise<ActReceipt>;
  claim(taskId: string, by: Actor, actId?: string): Promise<ActReceipt>;
  release(taskId: string, by: Actor, actId?: string): Promise<ActReceipt>;
  /** Says something of it. */
  talk(taskId: string, by: Actor, talk: Talk, actId?: string): Promise<ActReceipt>;
  /** Several tasks of a kind in one call. */
  completeMany(by: Actor, rows: readonly TaskForm[], actId?: string): Promise<readonly RowReceipt[]>;
  move(taskId: string, by: Actor, asked: Omit<Move, 'toRoles'>, actId?: string): Promise<ActReceipt>;
  /** Takes back what was done for a task that was found before. */
  takeBack(task: TaskView, by: Actor, actId?: string): Promise<ActReceipt>;
  /** Returns cases from a task that was found before to a step that is done again. */
  returnTo(task: TaskView, by: Actor, redo: TaskKind, caseIds?: readonly string[], actId?: string): Promise<ActReceipt>;
  /** Adds or removes a signer. */
  sign(taskId: string, by: Actor, op: SigningOp, actId?: string): Promise<ActReceipt>;
  find(taskId: string, by: Actor): Promise<TaskView>;
  /** HR has asked and the second person approves: the change of this number voids the case (docs/decisions/0057). */
  void(caseId: string, no: number, by: Actor, approvedBy: string): Promise<{ readonly state: string }>;
  /** The same on a task that was found before. */
  completeFound(task: TaskView, by: Actor, act: Act): Promise<ActReceipt>;
}

/** Acts as the API takes them, journal and all, without HTTP; answers that take longer than `ms` are `taken`; `judged` is called whenever a form was. */
export function journalPilot(
  {
    client,
    db,
    library,
    keys = KEYS,
  }: {
    readonly client: Client;
    readonly db: Kysely<Database>;
    readonly library: PolicyLibrary;
    readonly keys?: KeyRing;
  },
  ms = 3_000,
  judged: () => Promise<void> = () => Promise.resolve(),
): JournalPilot {
  const brought: Brought[] = [];
  const update: Engine['update'] = async ({ workflowId, update: definition, updateId = randomUUID(), input }) => {
    brought.push({ workflowId, updateId, input });
    try {
      return await client.withDeadline(Date.now() + ms, () =>
        client.workflow.getHandle(workflowId).executeUpdate(definition, { updateId, args: [input] }),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw translate(error) ?? error;
    }
  };
  const query: Engine['query'] = async ({ workflowId, query: definition, input }) => {
    const answer = await client.workflow.getHandle(workflowId).query(definition, input);
    await judged();
    return answer;
  };
  const acts = createTaskActs({
    db,
    library,
    engine: { update, query } as Engine,
    now: () => new Date(),
    sign: signingWith(keys),
  });
  const call = (by: Actor, actId: string = randomUUID()) => ({
    actId,
    ifMatch: undefined,
    repeated: false,
    actor: { ...by, accountId: 1, login: by.personId, via: 'token' as const },
  });
  const task = async (id: string, by: Actor) => {
    const found = await findTask(db, by, id);
    if (found === undefined) throw new Error(`no task ${id}`);
    return found;
  };
  return {
    brought,
    complete: async (id, by, act, actId) => acts.complete(call(by, actId), await task(id, by), act),
    completeFound: (found, by, act) => acts.complete(call(by), found, act),
    completeMany: (by, rows, actId) => acts.completeMany(call(by, actId), rows),
    move: async (id, by, asked, actId) => acts.move(call(by, actId), await task(id, by), asked),
    takeBack: (found, by, actId) => acts.takeBack(call(by, actId), found, { reason: '填写有误' }),
    returnTo: (found, by, redo, caseIds = found.caseId === null ? [] : [found.caseId], actId) =>
      acts.returnCases(call(by, actId), found, { redo, caseIds, reason: '材料不全' }),
    sign: async (id, by, op, actId) => {
      const found = await task(id, by);
      return op.do === 'add'
        ? acts.addSigner(call(by, actId), found, { way: op.way, to: op.to, note: op.note })
        : acts.removeSigner(call(by, actId), found, { no: op.no, reason: op.reason });
    },
    find: task,
    void: async (caseId, no, actor, approvedBy) => {
      const deps = { db, engine: { update } as Engine, now: () => new Date(), sign: signingWith(keys) };
      const asked = await voidingToAsk(db, { caseId, reason: '立案有误', actor }, caseId);
      const act = await db
        .transaction()
        .execute((trx) => takeVoiding(trx, deps, { ...asked, no } as WaitingChange, approvedBy));
      return { state: await bringVoiding(deps, act) };
    },
    claim: async (id, by, actId) => acts.touch(call(by, actId), await task(id, by), 'claim'),
    release: async (id, by, actId) => acts.touch(call(by, actId), await task(id, by), 'release'),
    talk: async (id, by, talk, actId) => {
      const found = await task(id, by);
      return talk.say === 'ask' ? acts.ask(call(by, actId), found, talk) : acts.talk(call(by, actId), found, talk);
    },
  };
}
