import { TASK } from '../../../domain/refusals/tasks.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { SignTaskInput } from '../../messages/cases.js';
import type { Board } from '../board/board.js';
import { againstSigning, signing } from './signing.js';

/** Why the signers of a task on the board stay as they are. */
export function againstSignTask(board: Board, { taskId, actor, signing: op }: SignTaskInput): Refusal | undefined {
  const task = board.get(taskId);
  if (task === undefined) return refuse(TASK.NOT_OPEN, {});
  const asker = { actor, againstActing: board.againstClaim(taskId, actor), excluded: board.excludedFrom(task) };
  return againstSigning(task, asker, op);
}

/** What is written of it. */
export function signTaskTouches(board: Board, { taskId, actor, signing: op }: SignTaskInput): readonly TaskTouch[] {
  const task = board.get(taskId);
  return task === undefined ? [] : signing(task, actor, op);
}
