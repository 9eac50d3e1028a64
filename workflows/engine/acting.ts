import type { StepRecord } from '../../domain/step/record.js';
import type { ClosedTask, StepAct } from '../../domain/step/step.js';
import { causeOfAct, type ActAnswer, type CauseId } from '../../domain/step/turn.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { OpenedTask, TaskToOpen, TaskTouch } from '../../domain/step/tasks.js';
import { clauseOf, toOpen, type AnyAsk, type Standing } from './ask.js';
import type { Board } from './board/board.js';
import { againstOfficeInTurn } from './board/offices.js';
import { broughtBy, isBeside, isTouch, rowsOf, type Waiting } from './counter.js';
import { deputyOf } from '../../domain/standing-in/in-place.js';
import type { Happening } from './happening.js';
import type { Line } from './line.js';
import { asOf } from './turn.js';

/** Acts that are applied one after another and written in one step. */
export interface Acts {
  readonly kind: 'acts';
  readonly acts: readonly Happening[];
}

/** A task with what is said of it, and by whom where that is not who acts: of what was held until the last one signed. */
interface PendingRow {
  readonly task: Standing;
  readonly act: unknown;
  readonly actor?: Actor;
}

/** An act that is applied: its tasks, with what it says of each. */
export interface Pending {
  readonly waiting: Waiting;
  readonly rows: readonly PendingRow[];
  /** What is written of tasks beside: that all have signed. */
  readonly touch?: readonly TaskTouch[];
  /** What was asked, of a task from which cases are returned. */
  readonly returns?: AnyAsk | undefined;
}

/** An act that is refused. */
export interface Refused {
  readonly waiting: Waiting;
  readonly refusal: Refusal;
}

/** An act with what it is answered. */
export type Answered = readonly [waiting: Waiting, answer: ActAnswer];

const isList = (record: StepRecord | undefined | readonly StepRecord[]): record is readonly StepRecord[] =>
  Array.isArray(record);

/** The record of the whole step, where the acts have none of their own. */
export const ownRecord = (record: StepRecord | undefined | readonly StepRecord[]): { readonly record?: StepRecord } =>
  record === undefined || isList(record) ? {} : { record };

/** Acts with what each of them leaves, where each has a record of its own. */
export const withRecords = (
  acts: readonly StepAct[],
  records: StepRecord | undefined | readonly StepRecord[],
): readonly StepAct[] => {
  if (!isList(records)) return acts;
  return acts.map((act, index) => {
    const record = records[index];
    return record === undefined ? act : { ...act, record };
  });
};

/** Answers whoever acted. */
export const tell = (waiting: Waiting, answer: ActAnswer): void => {
  if ('refusal' in answer) waiting.refuse(answer.refusal);
  else waiting.answer(answer.state);
};

/**
 * Tells whoever was refused, once that turn is known to be their own; `unsigned` where it is nobody's, and the acts
 * stand in line again.
 */
export async function tellAll(
  line: Pick<Line, 'takeLate'>,
  acting: readonly Waiting[],
  refused: readonly Refused[],
): Promise<'told' | 'unsigned'> {
  const isOwn = await line.takeLate(acting);
  if (isOwn === 'unsigned') return isOwn;
  for (const { waiting, refusal } of refused) {
    if (isOwn) waiting.refuse(refusal);
    else waiting.answer('in-progress');
  }
  return 'told';
}

/** The turn is theirs, by the records: they come next, and who had it here hears that his act is on its way. */
export function giveWay(line: Pick<Line, 'giveWay'>, acts: readonly Waiting[], held: readonly CauseId[]): void {
  line.giveWay(held);
  for (const one of acts) one.answer('in-progress');
}

/** An act as the pipeline applies it, once for each task. */
export const happeningsOf = ({ waiting: { input }, rows }: Pending): readonly Happening[] =>
  rows
    .filter(({ task }) => task.ask.kind !== 'task.signing')
    .map(
      ({ task: { ask }, act, actor = input.actor }) =>
        ({
          kind: ask.kind,
          key: ask.key,
          act,
          actor,
          at: input.at,
          ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
        }) as Happening,
    );

/** Who acted, as the acts say. */
export const actorsOf = (pending: readonly Pending[]): readonly Actor[] =>
  pending.flatMap(({ waiting, rows }) => [waiting.input.actor, ...rows.flatMap(({ actor }) => actor ?? [])]);

/** An act as its step keeps it, once for each task. */
export const actsOf = ({ waiting: { input }, rows }: Pending): readonly StepAct[] =>
  rows.map(({ task: { taskId, ask }, act, actor = input.actor }) => ({
    cause: causeOfAct(input.actId),
    taskId,
    kind: ask.kind,
    clause: clauseOf(ask),
    actorId: actor.personId,
    ...deputyOf(actor),
    answer: act,
    at: input.at,
    ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
  }));

/** Checks an act again when its turn comes, by its own clock: two may have passed side by side. */
export function judge(board: Board, waiting: Waiting): { readonly pending?: Pending; readonly refused?: Refused } {
  const { input } = waiting;
  if (isTouch(input) || isBeside(input)) return {};
  const refusal = asOf(input.at, () => board.againstAct(input)) ?? againstOfficeInTurn(board, input);
  if (refusal !== undefined) return { refused: { waiting, refusal } };
  const rows = rowsOf(input).flatMap(({ taskId, act }) => {
    const task = board.get(taskId);
    return task === undefined ? [] : [{ task, act }];
  });
  return { pending: { waiting, rows } };
}

/** The acts behind a step, with what they are answered, as it keeps them. */
export const behind = (acting: readonly Waiting[], acts: readonly StepAct[], answers: readonly Answered[]) => {
  const kept = Object.fromEntries(answers.map(([{ input }, answer]) => [causeOfAct(input.actId), answer]));
  return { acts, brought: acting.map(broughtBy), ...(answers.length === 0 ? {} : { answers: kept }) };
};

/** How a step settles its tasks. */
interface Settling {
  readonly refusing: Refusal | undefined;
  readonly newTaskId: () => string;
  /** The task from which cases are returned, and by whom. */
  readonly returned: Omit<ClosedTask, 'how'> | undefined;
}

/** What a step does to the tasks, so that exactly these stand open, and what its acts are answered. */
export function settled(
  board: Board,
  pending: readonly Pending[],
  asks: readonly AnyAsk[],
  { refusing, newTaskId, returned }: Settling,
): {
  readonly open: readonly TaskToOpen[];
  readonly close: readonly ClosedTask[];
  readonly answers: readonly Answered[];
} {
  const acted = new Set(pending.flatMap(({ rows }) => rows.map(({ task }) => task.taskId)));
  if (returned !== undefined) acted.add(returned.taskId);
  const hands = board.handsWith(actorsOf(pending));
  const open = board.missing(asks).map((ask) => toOpen(ask, newTaskId(), hands));
  const close = board.obsolete(asks).map(({ taskId }): ClosedTask => ({
    taskId,
    how: refusing === undefined && acted.has(taskId) ? 'completed' : 'withdrawn',
    ...(returned?.taskId === taskId ? returned : {}),
  }));
  const closed = new Set(close.map(({ taskId }) => taskId));
  const answers = pending.map(({ waiting, rows }): Answered => {
    if (refusing !== undefined) return [waiting, { refusal: refusing }];
    if (returned !== undefined) return [waiting, { state: closed.has(returned.taskId) ? 'completed' : 'open' }];
    return [waiting, { state: rows.every(({ task }) => closed.has(task.taskId)) ? 'completed' : 'open' }];
  });
  return { open, close, answers };
}

/** Tasks as they were opened, each with its id. */
export function openedAs(
  open: readonly TaskToOpen[],
  opened: readonly OpenedTask[],
): readonly (OpenedTask & { readonly taskId: string })[] {
  const taskIds = new Map(open.map(({ key, taskId }) => [key, taskId]));
  return opened.map((task) => ({ ...task, taskId: taskIds.get(task.key) ?? '' }));
}

/**
 * Acts of a step of which nothing was written: the turn is others', who come first; several are tried again one by one; one
 * is refused, and told so next.
 */
export function unwritten(
  line: Pick<Line, 'giveWay' | 'putBack'>,
  pending: readonly Pending[],
  { refused, held }: { readonly refused: Refusal | undefined; readonly held: readonly CauseId[] | undefined },
): readonly Refused[] {
  const [first, ...more] = pending.map(({ waiting }) => waiting);
  if (first === undefined) throw new Error('a step without an act cannot wait');
  if (held !== undefined) giveWay(line, [first, ...more], held);
  else if (more.length > 0) line.putBack([first, ...more]);
  else if (refused !== undefined) return [{ waiting: first, refusal: refused }];
  return [];
}
