import type { StepRecord } from '../../domain/step/record.js';
import type { StepAct } from '../../domain/step/step.js';
import { causeOfAct, type ActAnswer } from '../../domain/step/turn.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { OpenedTask, TaskToOpen } from '../../domain/step/tasks.js';
import { clauseOf, toOpen, type AnyAsk, type Board, type Standing } from './board.js';
import { rowsOf, type Waiting } from './counter.js';
import type { Happening } from './happening.js';
import { asOf } from './turn.js';

/** Acts that are applied one after another and written in one step. */
export interface Acts {
  readonly kind: 'acts';
  readonly acts: readonly Happening[];
}

/** An act that is applied: its tasks, with what it says of each. */
export interface Pending {
  readonly waiting: Waiting;
  readonly rows: readonly { readonly task: Standing; readonly act: unknown }[];
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

/** An act as the pipeline applies it, once for each task. */
export const happeningsOf = ({ waiting: { input }, rows }: Pending): readonly Happening[] =>
  rows.map(
    ({ task: { ask }, act }) =>
      ({
        kind: ask.kind,
        key: ask.key,
        act,
        actor: input.actor,
        at: input.at,
        ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
      }) as Happening,
  );

/** An act as its step keeps it, once for each task. */
export const actsOf = ({ waiting: { input }, rows }: Pending): readonly StepAct[] =>
  rows.map(({ task: { taskId, ask }, act }) => ({
    cause: causeOfAct(input.actId),
    taskId,
    kind: ask.kind,
    clause: clauseOf(ask),
    actorId: input.actor.personId,
    answer: act,
    at: input.at,
    ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
  }));

/** Checks an act again when its turn comes, by its own clock: two may have passed side by side. */
export function judge(board: Board, waiting: Waiting): { readonly pending?: Pending; readonly refused?: Refused } {
  const { input } = waiting;
  if ('claim' in input) return {};
  const refusal = asOf(input.at, () => board.againstAct(input));
  if (refusal !== undefined) return { refused: { waiting, refusal } };
  const rows = rowsOf(input).flatMap(({ taskId, act }) => {
    const task = board.get(taskId);
    return task === undefined ? [] : [{ task, act }];
  });
  return { pending: { waiting, rows } };
}

/** What a step does to the tasks, so that exactly these stand open, and what its acts are answered. */
export function settled(
  board: Board,
  pending: readonly Pending[],
  asks: readonly AnyAsk[],
  { refusing, newTaskId }: { readonly refusing: Refusal | undefined; readonly newTaskId: () => string },
): {
  readonly open: readonly TaskToOpen[];
  readonly close: readonly { readonly taskId: string; readonly how: 'completed' | 'withdrawn' }[];
  readonly answers: readonly Answered[];
} {
  const acted = new Set(pending.flatMap(({ rows }) => rows.map(({ task }) => task.taskId)));
  const open = board.missing(asks).map((ask) => toOpen(ask, newTaskId()));
  const close = board.obsolete(asks).map(({ taskId }) => ({
    taskId,
    how: refusing === undefined && acted.has(taskId) ? ('completed' as const) : ('withdrawn' as const),
  }));
  const closed = new Set(close.map(({ taskId }) => taskId));
  const answers = pending.map(({ waiting, rows }): Answered => {
    if (refusing !== undefined) return [waiting, { refusal: refusing }];
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
