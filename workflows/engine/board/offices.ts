import { patched } from '@temporalio/workflow';
import { MOVED } from '../../../domain/refusals/standing-in.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { asksOffice } from '../../../domain/standing-in/office.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { without } from '../../../domain/vocabulary/without.js';
import type { ActInput } from '../act-input.js';
import type { Standing } from '../ask.js';
import { holdsOffice } from './who-acts.js';

/**
 * 4.1: what an office has stays the office's, whoever it was passed on to by name: he acts while he holds it
 * (docs/decisions/0053). What was asked of somebody by name or relation is his, whatever his roles.
 */

interface Tasks {
  get(taskId: string): Standing | undefined;
}

/** Whether an office has it, and whoever is named there was named by hand: nobody else was asked, or is left (I-58). */
const isAnOffices = ({ ask, roles = [] }: Standing): boolean => asksOffice(ask.to) || roles.length > 0;

/** Whether somebody who is named at a task has it from an office: the task is an office's, or he got it from one. */
const hasFromOffice = (task: Standing, personId: string): boolean =>
  isAnOffices(task) || task.byOffice?.includes(personId) === true;

/** A run that has let such an act pass, where somebody was asked by name beside the office, goes on by what it has done. */
const knowsByOffice = (): boolean => patched('2026-12-named-by-an-office');

/** Whether somebody who could do a task has it no more, since it is an office's that he does not hold now. */
export function hasLost(task: Standing, actor: Actor): boolean {
  if (holdsOffice(task, actor.roles)) return false;
  if (isAnOffices(task) || !task.people.includes(actor.personId)) return true;
  return hasFromOffice(task, actor.personId) && knowsByOffice();
}

/** Why a task is not this one's: he was named where an office is asked, and holds it no more. */
function againstActor(tasks: Tasks, taskId: string, actor: Actor): Refusal | undefined {
  const task = tasks.get(taskId);
  if (!task?.people.includes(actor.personId)) return undefined;
  if (!hasFromOffice(task, actor.personId)) return undefined;
  return holdsOffice(task, actor.roles) ? undefined : refuse(TASK.NOT_YOURS);
}

/** The tasks that an act is about as whoever does them; what is one's own without one's office is none of them. */
function doneBy(input: ActInput): readonly string[] {
  if ('rows' in input) return input.rows.map(({ taskId }) => taskId);
  if ('voids' in input || 'takesBack' in input) return [];
  if ('claim' in input && !input.claim) return [];
  if ('move' in input && (input.move === 'hand-over' || input.move === 'hand-back')) return [];
  if ('talk' in input && input.talk.say !== 'ask') return [];
  if ('signing' in input && input.signing.do !== 'add') return [];
  return [input.taskId];
}

/** Why an act is not taken of whoever was named at an office's task: he, or whoever would get it, does not hold the office. */
export function againstOffice(tasks: Tasks, input: ActInput): Refusal | undefined {
  for (const taskId of doneBy(input)) {
    const refusal = againstActor(tasks, taskId, input.actor);
    if (refusal !== undefined) return refusal;
  }
  if (!('move' in input) || input.move === 'hand-back') return undefined;
  const task = tasks.get(input.taskId);
  if (task === undefined || !hasFromOffice(task, input.from)) return undefined;
  return holdsOffice(task, input.toRoles) ? undefined : refuse(MOVED.NOT_IN_OFFICE);
}

/** The same in its turn; a run that has let such an act pass goes on by what it has done. */
export function againstOfficeInTurn(tasks: Tasks, input: ActInput): Refusal | undefined {
  const refusal = againstOffice(tasks, input);
  if (refusal === undefined) return undefined;
  if (againstOffice(unmarked(tasks), input) === undefined) return knowsByOffice() ? refusal : undefined;
  return patched('2026-12-an-office-that-is-held') ? refusal : undefined;
}

/** The same tasks without whoever got one from an office. */
const unmarked = (tasks: Tasks): Tasks => ({
  get: (taskId) => {
    const task = tasks.get(taskId);
    return task && without(task, 'byOffice');
  },
});
