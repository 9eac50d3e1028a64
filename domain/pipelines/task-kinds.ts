import type { TaskKind } from './acts.js';
import type { Task } from './catalogue.js';
import { declaredIn } from './catalogues.js';
import type { Text } from '../vocabulary/text.js';
import type { ActTelling } from '../sight/telling.js';
import { HOUSE_ACTS } from './house/catalogue.js';

/** Every kind of human task, from the catalogues: its § and its name in the inbox, whom it tells, what it is about. */
export const TASK_KINDS: Readonly<Record<TaskKind, Task>> = declaredIn('tasks');

/** The stages of the cases that a task of the whole cycle or vacancy is about; none for one that is about something else. */
export function stagesAsked(kind: TaskKind): readonly string[] {
  const { about } = TASK_KINDS[kind];
  return typeof about === 'string' ? [] : about.standing;
}

/** What may be written of an answer outside its sheet. */
export const openAnswer = (kind: TaskKind, answer: unknown): unknown =>
  TASK_KINDS[kind].sealed === true ? { sheets: 'sealed' } : answer;

/** What the ledger of a case names: the tasks that people did, and what the house did by itself. */
export const LEDGER_ACTS: Readonly<
  Record<TaskKind | keyof typeof HOUSE_ACTS, { readonly title: Text; readonly tells: ActTelling }>
> = { ...HOUSE_ACTS, ...TASK_KINDS };
