import { patched } from '@temporalio/workflow';
import type { ReaddressedTask, TaskTouch } from '../../domain/step/tasks.js';
import { personReplaced, tasksReaddressed, type PersonReplacement } from '../messages/people.js';
import { actsOf, settled, type Pending } from './acting.js';
import type { Board } from './board/board.js';
import type { Candidate } from './line.js';
import { ownAsks, withSigning } from './signing/asks.js';
import { now } from './turn.js';

/** What happens to open tasks that their pipeline hears nothing of. */

/** What the desk itself sees to: tasks that remind, follow a relation or go to a successor; undefined for anything else. */
export function ownTouches(board: Board, taken: Candidate, replaces: boolean): readonly TaskTouch[] | undefined {
  if ('reminds' in taken) return board.ring(now());
  if (!('heard' in taken)) return undefined;
  const { what, content } = taken.heard;
  if (what === tasksReaddressed.name) return knownTouches(board.readdress(content as readonly ReaddressedTask[]));
  if (what !== personReplaced.name || replaces) return undefined;
  return leaverTouches(board, content as PersonReplacement);
}

/** I-58: somebody has left: his open tasks go on, and nothing waits for him any more. */
export const leaverTouches = (board: Board, given: PersonReplacement): readonly TaskTouch[] =>
  knownTouches([...board.handOn(given), ...board.waitingFor(given)]);

const LATER: ReadonlySet<TaskTouch['what']> = new Set(['signer-left', 'given-back', 'unanswered']);

/** What a run that began before there was such a thing does not know is left out there (docs/decisions/0065). */
export function knownTouches(touches: readonly TaskTouch[]): readonly TaskTouch[] {
  const isLater = ({ what }: TaskTouch): boolean => LATER.has(what);
  if (!touches.some(isLater) || patched('2026-11-nothing-waits-for-a-leaver')) return touches;
  return touches.filter((one) => !isLater(one));
}

/** What an act does beside its pipeline. */
export interface Touching {
  readonly touch: readonly TaskTouch[];
  /** Signatures that are given with it. */
  readonly done: readonly Pending[];
  /** What its caller is told, where it is not that his task stays open. */
  readonly answers?: 'completed';
}

/** The same as it is written: exactly those are asked whose turn it is to sign. */
export function touching(board: Board, { touch, done, answers }: Touching, newTaskId: () => string) {
  const standing = board.standingTasks();
  const asks = withSigning(standing, ownAsks(standing), touch);
  const { open, close } = settled(board, done, asks, { refusing: undefined, newTaskId, returned: undefined });
  const state = answers ?? (done.length > 0 ? ('completed' as const) : ('open' as const));
  return { open, close, asks, acts: done.flatMap(actsOf), answer: { state }, touch };
}
