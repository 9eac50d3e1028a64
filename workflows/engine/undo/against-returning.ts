import type { ReturnTo } from '../../../domain/pipelines/catalogue.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { RETURN } from '../../../domain/refusals/undo.js';
import { returnsOf, UNRETURNED } from '../../../domain/undo/returning.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { ReturnCasesInput } from '../../messages/cases.js';
import type { Board } from '../board/board.js';

/** The step that is chosen; undefined where the kind of task offers no such. */
export const stepOf = ({ returns, redo }: ReturnCasesInput): ReturnTo | undefined =>
  returnsOf(returns).find((one) => one.redo === redo);

/** Why cases are not returned as things stand; whether they stand there at all is for the pipeline to say. */
export function againstReturning(
  board: Pick<Board, 'get' | 'againstClaim'>,
  input: ReturnCasesInput,
): Refusal | undefined {
  const { taskId, returns, actor, caseIds } = input;
  const task = board.get(taskId);
  if (task === undefined) return refuse(TASK.NOT_OPEN, {});
  if (task.ask.kind !== returns) return refuse(TASK.WRONG_FORM, { title: TASK_KINDS[task.ask.kind].title });
  const why = UNRETURNED[returns];
  if (why !== undefined) return refuse(RETURN.NOT_OFFERED, { why });
  if (stepOf(input) === undefined) return refuse(RETURN.NO_SUCH_STEP);
  const { caseId } = task.ask;
  const isHere = caseIds.length > 0 && (caseId === undefined || caseIds.every((one) => one === caseId));
  return board.againstClaim(taskId, actor) ?? (isHere ? undefined : refuse(RETURN.NOT_HERE));
}
