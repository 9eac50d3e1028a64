import { TASK } from '../../../domain/refusals/tasks.js';
import { MOVED } from '../../../domain/refusals/standing-in.js';
import { byOfficeAfter } from '../../../domain/standing-in/office.js';
import { isOwnHand, whyOwnHand } from '../../../domain/standing-in/own-hand.js';
import type { Delegates, MoveKind } from '../../../domain/standing-in/move.js';
import type { Audience, TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { MoveTaskInput } from '../../messages/cases.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { claimOf, holdsOffice } from './who-acts.js';
import { isHr, type Role } from '../../../domain/vocabulary/roles.js';

/** A task that stands open, as far as it decides to whom it may go. */
interface Movable {
  readonly ask: { readonly kind: TaskKind; readonly personal?: boolean; readonly to: Audience };
  readonly people: readonly string[];
  readonly byOffice?: readonly string[];
  readonly roles?: readonly Role[];
  readonly claimedBy?: string;
  readonly escalated: boolean;
  readonly delegates?: Delegates;
}

const WHY = {
  'hand-over': 'hr',
  transfer: 'transfer',
  delegate: 'delegation',
  'hand-back': 'hand-back',
} as const satisfies Readonly<Record<MoveKind, string>>;

/** Who may ask for a move: HR for what is anybody's, but not to themselves (4.1); the rest whoever has the task. */
export function againstMover({ move, from, to, actor }: MoveTaskInput): Refusal | undefined {
  const { personId } = actor;
  if (move === 'hand-over') {
    if (!isHr(actor)) return refuse(TASK.NOT_YOURS);
    return personId === to ? refuse(MOVED.TO_HIMSELF) : undefined;
  }
  return move === 'hand-back' || personId === from ? undefined : refuse(TASK.NOT_YOURS);
}

/** Why a task stays where it is; whether whoever acts has it at all is judged before. */
export function againstMove(task: Movable, input: MoveTaskInput, excluded: readonly string[]): Refusal | undefined {
  const { ask, people, delegates = {} } = task;
  const { move, from, to, toRoles, actor } = input;
  if (isOwnHand(ask)) return refuse(TASK.OWN_HAND, { why: whyOwnHand(ask.kind) });
  if (actor.by !== undefined) return refuse(MOVED.BY_DEPUTY);
  if (move === 'hand-back') {
    const isTheirs = [from, delegates[from]].includes(actor.personId);
    return delegates[from] !== undefined && isTheirs ? undefined : refuse(MOVED.NOT_DELEGATED);
  }
  if (excluded.includes(to)) return refuse(MOVED.EXCLUDED);
  if (from === to || people.includes(to)) return refuse(MOVED.HAS_IT);
  const isRoles = !people.includes(from);
  if (move === 'hand-over' && isRoles && !hasByOffice(task, input)) return refuse(MOVED.NOT_HIS);
  const { roles: offices = [], escalateTo = [] } = ask.to;
  const asked = [...offices, ...(task.roles ?? []), ...(task.escalated ? escalateTo : [])];
  // 4.1: what an office does, whoever holds it does.
  if (isRoles && !asked.some((role) => toRoles.includes(role))) return refuse(MOVED.NOT_IN_OFFICE);
  return undefined;
}

/** Somebody who is not named has it: he has claimed it, or nobody has, and it is his by his office. */
function hasByOffice(task: Movable, { from, fromRoles = [], actor }: MoveTaskInput): boolean {
  const claimedBy = claimOf(task, actor);
  return claimedBy === undefined ? holdsOffice(task, fromRoles) : claimedBy === from;
}

/** The task as it goes on; of one of an office, whoever gets it is named beside the office. */
export function moved(task: Movable, input: MoveTaskInput): Extract<TaskTouch, { what: 'handed-on' }> {
  const { delegates = {} } = task;
  const { taskId, move, from, to, reason, actor } = input;
  const roles = task.roles ?? [];
  const why = WHY[move];
  const by = move === 'hand-back' ? (delegates[from] ?? to) : to;
  const people = peopleAfter(task.people, input);
  const byOffice = byOfficeAfter(task, { why, from, by, people });
  return {
    taskId,
    what: 'handed-on',
    why,
    from,
    people,
    roles,
    by,
    note: reason,
    ...byOffice,
    actorId: actor.personId,
  };
}

/** Who is named once it has moved: in the place of whose it was, or, where he keeps it or had it by his office, beside. */
function peopleAfter(people: readonly string[], { move, from, to }: MoveTaskInput): readonly string[] {
  if (move === 'hand-back') return people.filter((one) => one !== from);
  const leaves = move !== 'delegate' && people.includes(from);
  return leaves ? people.map((one) => (one === from ? to : one)) : [...people, to];
}
