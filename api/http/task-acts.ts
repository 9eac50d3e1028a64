import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { takeAct } from '../../db/steps/acts.js';
import type { Database } from '../../db/database.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { answerBook, answerOf, settleAct, type Settled } from '../../db/steps/settle-act.js';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { ReviewSheetAct } from '../../domain/pipelines/trial/acts.js';
import type { JournalledAct, SignAct, TakenAct } from '../../domain/step/journal.js';
import { NOTICE } from '../../domain/refusals/cases.js';
import { CONSENT } from '../../domain/refusals/consent.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { RefusalError, refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { fits, type Engine } from './engine.js';
import { createCourier } from './courier.js';
import { checkFiles } from './files-of-forms.js';
import { actInProgress, ApiRefusal, changedMeanwhile, citing, keyReused, tooLarge } from './refusals.js';
import { alreadyAnswered, handInSheet } from './sealed-sheet.js';
import type { Call } from './route.js';
import { parse } from './validation.js';

export interface TaskActDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
  readonly sign: SignAct;
}

type ActCall = Pick<Call, 'actor' | 'actId' | 'ifMatch' | 'repeated'>;

/** `taken`: journalled, and on its way; it will be carried out or refused. */
export interface ActReceipt {
  readonly taskId: string;
  readonly state: 'open' | 'completed' | 'taken';
}

/** One of several tasks that are completed in one call: what became of it. */
export type RowReceipt = { readonly taskId: string } & (
  | { readonly state: ActReceipt['state'] }
  /** `passes`: the same call, made again in a moment, may get through. */
  | { readonly refusal: Refusal; readonly passes: boolean }
);

export interface TaskActs {
  /** Claims or releases. */
  touch(call: ActCall, task: TaskView, what: 'claim' | 'release'): Promise<ActReceipt>;
  /** Completes with a form that is parsed by the task's own schema. */
  complete(call: ActCall, task: TaskView, form: unknown): Promise<ActReceipt>;
  /**
   * Completes several tasks of a kind. Those that one workflow carries are completed together or not at all; what
   * stands against some keeps nobody else's from being done.
   */
  completeMany(call: ActCall, rows: readonly TaskForm[]): Promise<readonly RowReceipt[]>;
}

/** A task with what is handed in for it. */
export interface TaskForm {
  readonly task: TaskView;
  readonly form: unknown;
}

/** Tasks of one kind that one workflow carries, each with its form. */
type Rows = [Row, ...Row[]];
interface Row {
  readonly task: TaskView;
  readonly act: unknown;
}
const isSome = (rows: Row[]): rows is Rows => rows.length > 0;

/** Another act on the task is on its way: nothing is kept meanwhile. */
class Waits extends Error {}

/** How long an act waits for the update before it; then it is taken, and a worker delivers it. */
const PATIENCE_MS = 10_000;
/** How long an act waits for an earlier one of the same person on the same task. */
const WAIT_MS = 3_000;
const LOOK_MS = 50;

/**
 * Takes human acts: journals them, and delivers them to the workflow that waits for them (docs/decisions/0030). The
 * actor is the signed-in one; the workflow judges again.
 * @throws RefusalError `TASK.*`, `STEP.*` and those of the pipelines; ApiRefusal `PRECONDITION.FAILED`.
 */
export function createTaskActs({ db, engine, library, now, sign }: TaskActDeps): TaskActs {
  const courier = createCourier(engine, PATIENCE_MS);
  const mark = answerBook(db, now);

  const deliver = async (act: JournalledAct): Promise<Settled> =>
    settleAct(db, act, await courier.bring(act), { mark, at: now() });

  /**
   * Journals the act; waits a little for an earlier one of the same person, with no transaction open.
   * @throws ApiRefusal TASK.ACT_IN_PROGRESS, IDEMPOTENCY.KEY_REUSED
   */
  const take = async (act: TakenAct, write: () => Promise<JournalledAct | undefined>): Promise<JournalledAct> => {
    for (let waited = 0; ; waited += LOOK_MS) {
      const taken = await write();
      if (taken !== undefined && (taken.taskIds.join() !== act.taskIds.join() || taken.what !== act.what))
        throw keyReused();
      if (taken !== undefined) return taken;
      if (waited >= WAIT_MS) throw actInProgress(act.taskIds[0]);
      await sleep(LOOK_MS);
    }
  };

  const carry = async (task: TaskView, act: JournalledAct): Promise<ActReceipt> => {
    const settled = act.answeredAt === null ? await deliver(act) : await answerOf(db, act);
    if (settled === 'taken') return { taskId: task.id, state: 'taken' };
    if ('refusal' in settled) throw new RefusalError(settled.refusal);
    return { taskId: task.id, state: settled.state };
  };

  const actorOf = ({ actor: { personId, roles } }: ActCall): Actor => ({ personId, roles });

  const actOf = (call: ActCall, task: TaskView, what: TakenAct['what'], form: object): TakenAct => ({
    id: call.actId,
    workflowId: task.workflowId,
    taskIds: [task.id],
    what,
    input: { taskId: task.id, actor: actorOf(call), ...form },
  });

  /** Several tasks of one workflow in one act. */
  const actOnMany = (call: ActCall, kind: TaskKind, [first, ...more]: Rows): TakenAct => ({
    id: call.actId,
    workflowId: first.task.workflowId,
    taskIds: [first.task.id, ...more.map(({ task }) => task.id)],
    what: 'complete-many',
    input: { actor: actorOf(call), kind, rows: [first, ...more].map(({ task, act }) => ({ taskId: task.id, act })) },
  });

  const admit = (call: ActCall, task: TaskView): void => {
    const own = againstHand(task);
    if (own !== undefined && !call.repeated) throw citing(new RefusalError(own), task.clause);
    if (!task.mine) throw citing(new RefusalError(refuse(TASK.NOT_YOURS, { taskId: task.id })), task.clause);
    // A repeated call has to reach the act that it began, whatever came of the task meanwhile.
    if (!call.repeated && call.ifMatch !== undefined && call.ifMatch !== String(task.version))
      throw citing(changedMeanwhile(), task.clause);
  };

  /** Keeps answers and act together, or neither while another act is on its way. */
  const keepSealed = async (call: ActCall, task: TaskView, sheet: ReviewSheetAct, sealed: TakenAct) => {
    try {
      return await db.transaction().execute(async (trx) => {
        const kept = await handInSheet({ db: trx, library }, task, call.actor.personId, sheet);
        const taken = await takeAct(trx, sealed, now(), sign);
        if (taken === undefined) throw new Waits();
        if (kept === 'already' && !taken.again) throw alreadyAnswered();
        return taken;
      });
    } catch (error) {
      if (error instanceof Waits) return undefined;
      throw error;
    }
  };

  /** I-56: the answers stay here, in the transaction that journals the act; the workflow hears only that there are some. */
  const completeSheet = async (call: ActCall, task: TaskView, sheet: ReviewSheetAct): Promise<ActReceipt> => {
    const sealed = actOf(call, task, 'complete', { kind: 'review.sheet', act: { sheet: 'sealed' } });
    const act = await take(sealed, () => keepSealed(call, task, sheet, sealed));
    try {
      return await carry(task, act);
    } catch (error) {
      // The review closed between the two: the sheet was in before, and counts.
      if (error instanceof RefusalError && error.refusal.code === TASK.NOT_OPEN.code)
        return { taskId: task.id, state: 'completed' };
      throw error;
    }
  };

  const send = async (task: TaskView, act: TakenAct): Promise<ActReceipt> => {
    if (!fits(act.input)) throw tooLarge('1.8 MB');
    return carry(task, await take(act, () => takeAct(db, act, now(), sign)));
  };

  /** The tasks of one workflow: all done or none; the answer is each one's. */
  const sendTogether = async (call: ActCall, kind: TaskKind, rows: Rows): Promise<readonly RowReceipt[]> => {
    const [{ task, act }, ...more] = rows;
    const one = more.length === 0 ? actOf(call, task, 'complete', { kind, act }) : actOnMany(call, kind, rows);
    try {
      const { state } = await cited(task, () => send(task, one));
      return one.taskIds.map((taskId) => ({ taskId, state }));
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const passes = error instanceof ApiRefusal && error.headers['Retry-After'] !== undefined;
      return one.taskIds.map((taskId) => ({ taskId, refusal: error.refusal, passes }));
    }
  };

  /** Whatever stands against an act, its refusal says which § the task carries out. */
  const cited = <T>(task: TaskView, receipt: () => Promise<T>): Promise<T> =>
    receipt().catch((error: unknown) => {
      throw citing(error, task.clause);
    });

  return {
    touch: (call, task, what) =>
      cited(task, async () => {
        admit(call, task);
        return send(task, actOf(call, task, what, {}));
      }),
    complete: (call, task, form) =>
      cited(task, async () => {
        const kind = task.kind as TaskKind;
        const act = parse(ACT_SCHEMAS[kind], form);
        admit(call, task);
        await checkFiles(db, call, act);
        if (kind === 'review.sheet') return completeSheet(call, task, act as ReviewSheetAct);
        return send(task, actOf(call, task, 'complete', { kind, act }));
      }),
    completeMany: async (call, rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const kind = first.task.kind as TaskKind;
      const isOne = rows.every(({ task }) => task.kind === kind);
      if (!isOne || TASK_KINDS[kind].several !== true) throw new RefusalError(refuse(TASK.ONE_BY_ONE));
      const acts = rows.map(({ task, form }): Row => ({ task, act: parse(ACT_SCHEMAS[kind], form) }));
      for (const { task } of acts) admit(call, task);
      await checkFiles(
        db,
        call,
        acts.map(({ act }) => act),
      );
      const workflowIds = [...new Set(acts.map(({ task }) => task.workflowId))].sort();
      const groups = workflowIds.map((id) => acts.filter(({ task }) => task.workflowId === id)).filter(isSome);
      const receipts = await Promise.all(
        groups.map((mine, index) => sendTogether({ ...call, actId: `${call.actId}.${index + 1}` }, kind, mine)),
      );
      return receipts.flat();
    },
  };
}

/** I-41: only the person signs; and what he agreed to is withdrawn before it is in effect, or not at all. */
function againstHand({ kind, mine, state }: TaskView): Refusal | undefined {
  const { signs } = TASK_KINDS[kind as TaskKind];
  if (signs === undefined) return undefined;
  if (!mine) return refuse(NOTICE.OWN_HAND);
  return signs === 'withdrawal' && state === 'withdrawn' ? refuse(CONSENT.IN_EFFECT) : undefined;
}
