import { setTimeout as sleep } from 'node:timers/promises';
import { dropUndelivered, knownActs } from '../../db/steps/acts.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import type { Act, TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { TASK } from '../../domain/refusals/tasks.js';
import type { TakenAct } from '../../domain/step/journal.js';
import { isSeveral } from '../../domain/talk/apart.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { judgeTasks } from '../../workflows/messages/cases.js';
import { thrownWithNames } from '../http/named.js';
import { citing } from '../http/refusals.js';
import { parseEach } from '../http/validation.js';
import { Unfit, type ActCarrier, type CarrierDeps } from './act-carrier.js';
import type { ActCall, TaskForm } from './acts-offered.js';
import { checkFiles } from './files-of-forms.js';
import { refusedRow, type RowReceipt } from './receipts.js';
import { sayingWhoWasFirst } from './who-was-first.js';

/** What a single act is taken with. */
interface Single {
  /** Whoever acts; or whom he stands in for, with the roles that count for him now, and by whose hand. */
  readonly actorOf: (call: ActCall, task: TaskView) => Promise<Actor>;
  /** @throws RefusalError where the task is not his. */
  readonly admit: (call: ActCall, task: TaskView) => void;
}

/** A task with its form as it was parsed. */
interface Row {
  readonly task: TaskView;
  readonly act: Act;
}
/** The rows that go as one act. */
interface Group {
  readonly rows: readonly [Row, ...Row[]];
  readonly actor: Actor;
  readonly act: TakenAct;
}
/** What stands against rows, by task. */
type Faults = ReadonlyMap<string, RefusalError>;
const NONE: Faults = new Map();

/** So long a call waits for acts on its tasks that are on their way, and looks so often, in milliseconds. */
const WAIT_MS = 3_000;
const LOOK_MS = 250;

/**
 * Which act of a call a task belongs to: one workflow's and one person's. In whose place it was done is asked as well, so
 * that a call that is repeated after its acts were done is parted as it was at first (0034).
 */
export function actOfTask(
  task: Pick<TaskView, 'id' | 'workflowId' | 'forId' | 'closedBy' | 'closedByDeputy'>,
  personId: string,
  inOneAct: boolean,
): string {
  const place = task.closedByDeputy === personId ? task.closedBy : task.forId;
  return [task.workflowId, place ?? '', inOneAct ? '' : task.id].join(' ');
}

/**
 * Completes several tasks of a kind in one call: all of them are judged before any is sent, and taken in one transaction
 * or not at all (docs/decisions/0034). What a workflow refuses in its turn all the same, or has lost meanwhile, is said at
 * its row, and the others stand.
 */
export function createManyActs({ db, engine, now }: CarrierDeps, carrier: ActCarrier, { actorOf, admit }: Single) {
  /** A refusal as its row reads it: by whom it was done, and which § the task carries out. */
  const told = async (call: ActCall, task: TaskView, error: unknown): Promise<unknown> =>
    thrownWithNames(db, citing(await sayingWhoWasFirst(db, error, task, call.actor.personId), task.clause));

  /** What stands against the tasks before anybody's workflow is asked: they are not his, or stand there twice. */
  const unfit = (call: ActCall, rows: readonly Row[]): Faults => {
    const faults = new Map<string, RefusalError>();
    for (const { task } of rows) {
      try {
        if (rows.filter((one) => one.task.id === task.id).length > 1) throw new RefusalError(refuse(TASK.ONE_BY_ONE));
        admit(call, task);
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        faults.set(task.id, error);
      }
    }
    const [first] = faults.values();
    if (first !== undefined && rows.every(({ task }) => faults.get(task.id)?.refusal.code === TASK.NOT_YOURS.code))
      throw first;
    return faults;
  };

  /** One act is one workflow's and one person's; where it may hold several tasks it does. */
  const grouped = async (call: ActCall, kind: TaskKind, rows: readonly Row[]): Promise<readonly Group[]> => {
    const actOf = ({ task }: Row): string => actOfTask(task, call.actor.personId, TASK_KINDS[kind].inOneAct === true);
    const parts = [...new Set(rows.map(actOf))].sort();
    const groups: Group[] = [];
    for (const [index, one] of parts.entries()) {
      const [first, ...more] = rows.filter((row) => actOf(row) === one);
      if (first === undefined) continue;
      const endedClaims = [first, ...more].flatMap(({ task: { endedClaim } }) => endedClaim ?? []);
      const actor = { ...(await actorOf(call, first.task)), ...(endedClaims.length > 0 && { endedClaims }) };
      const taskIds: TakenAct['taskIds'] = [first.task.id, ...more.map(({ task }) => task.id)];
      const several = [first, ...more].map(({ task, act }) => ({ taskId: task.id, act }));
      const act: TakenAct = {
        id: `${call.actId}.${index + 1}`,
        workflowId: first.task.workflowId,
        taskIds,
        ...(more.length === 0
          ? { what: 'complete', input: { taskId: first.task.id, actor, kind, act: first.act } }
          : { what: 'complete-many', input: { actor, kind, rows: several } }),
      };
      groups.push({ rows: [first, ...more], actor, act });
    }
    return groups;
  };

  /** What the workflows say of the forms as things are now. */
  const judged = async (kind: TaskKind, groups: readonly Group[]): Promise<Faults> => {
    const at = now().getTime();
    const all = await Promise.all(
      groups.map(async ({ rows, actor, act: { workflowId } }) => {
        const asked = rows.map(({ task, act }) => ({ taskId: task.id, act }));
        const verdicts = await engine.query({ workflowId, query: judgeTasks, input: { actor, kind, at, rows: asked } });
        return asked.flatMap(({ taskId }, index) => {
          const refusal = verdicts === undefined ? refuse(TASK.NOT_OPEN, {}) : verdicts[index];
          return refusal ? [[taskId, new RefusalError(refusal)] as const] : [];
        });
      }),
    );
    return new Map(all.flat());
  };

  /** Nothing was sent: what stands against some is at their rows. */
  const held = async (call: ActCall, rows: readonly Row[], faults: Faults): Promise<readonly RowReceipt[]> =>
    Promise.all(
      rows.map(async ({ task }): Promise<RowReceipt> => {
        const fault = faults.get(task.id);
        if (fault === undefined) return { taskId: task.id, state: 'not-sent' };
        return refusedRow(task.id, await told(call, task, fault));
      }),
    );

  /**
   * Journals all of them, or says what stands against some. They are judged twice: before anything is written; and once
   * nobody else's act on them is taken any more, so that whoever was quicker in between keeps none of them half done.
   */
  const taken = async (kind: TaskKind, groups: readonly Group[]) => {
    const acts = groups.map(({ act }) => act);
    const ids = acts.map(({ id }) => id);
    const isRepeated = (await knownActs(db, ids)).length > 0;
    for (let waited = 0; ; waited += LOOK_MS) {
      const faults = isRepeated ? NONE : await judged(kind, groups);
      if (faults.size > 0) return { faults };
      try {
        const journalled = await carrier.takeTogether(acts);
        const late = isRepeated ? NONE : await judged(kind, groups).catch(() => NONE);
        const isOff = late.size > 0 && (await dropUndelivered(db, ids));
        return isOff ? { faults: late } : { taken: journalled };
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        const { no, why } = error;
        if (why.refusal.code !== TASK.ACT_IN_PROGRESS.code || waited >= WAIT_MS)
          return { faults: new Map(acts[no]?.taskIds.map((id) => [id, why] as const)) };
      }
      await sleep(LOOK_MS);
    }
  };

  /** The rows of one act that was refused in its turn: each by what stands against itself, where that can be told. */
  const refusedIn = async (call: ActCall, kind: TaskKind, group: Group, error: unknown) => {
    const { rows } = group;
    if (!(error instanceof RefusalError)) throw error;
    const own = rows.length === 1 ? NONE : await judged(kind, [group]).catch(() => NONE);
    return held(call, rows, own.size > 0 ? own : new Map(rows.map(({ task }) => [task.id, error] as const)));
  };

  return async (call: ActCall, forms: readonly TaskForm[]): Promise<readonly RowReceipt[]> => {
    const [first] = forms;
    if (first === undefined) return [];
    const kind = first.task.kind as TaskKind;
    if (!isSeveral(kind) || forms.some(({ task }) => task.kind !== kind))
      throw new RefusalError(refuse(TASK.ONE_BY_ONE));
    const given = forms.map(({ form }) => form);
    const acts = parseEach(ACT_SCHEMAS[kind], given, (index) => `rows.${index}.form`) as readonly Act[];
    const rows = forms.flatMap(({ task }, index) => {
      const act = acts[index];
      return act === undefined ? [] : [{ task, act }];
    });
    const before = unfit(call, rows);
    if (before.size > 0) return held(call, rows, before);
    const inRows = rows.map(({ task: { caseId }, act }) => ({ ...(caseId === null ? {} : { caseId }), form: act }));
    await checkFiles({ db, now }, call, { rows: inRows });
    const groups = await grouped(call, kind, rows);
    const [one, ...more] = groups;
    if (one === undefined) return [];
    const came = more.length === 0 ? undefined : await taken(kind, groups);
    if (came?.faults !== undefined) return held(call, rows, came.faults);
    const receipts = await Promise.all(
      groups.map((group, index) => {
        const [{ task }] = group.rows;
        const act = came?.taken[index];
        // What is one workflow's alone it does wholly or not at all.
        return (act === undefined ? carrier.send(task, group.act) : carrier.carry(task, act)).then(
          ({ state }) => group.rows.map((row): RowReceipt => ({ taskId: row.task.id, state })),
          (error: unknown) => refusedIn(call, kind, group, error),
        );
      }),
    );
    const byTask = new Map(receipts.flat().map((one) => [one.taskId, one]));
    return rows.flatMap(({ task }) => byTask.get(task.id) ?? []);
  };
}
