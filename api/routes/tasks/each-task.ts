import type * as z from 'zod';
import type { TaskView } from '../../../db/tasks/inbox.js';
import type { Answer, Call, SignedIn } from '../../http/route.js';
import { refusedRow, type ActReceipt, type RowReceipt } from '../../engine/receipts.js';
import { answerOf, type eachSchema } from './completions.js';

/** Tasks in one such call at most. */
export const MOST_TASKS = 100;

type ActCall = Pick<Call, 'actor' | 'actId' | 'ifMatch' | 'repeated'>;
interface Each {
  readonly call: ActCall;
  readonly taskIds: readonly string[];
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
  readonly act: (call: ActCall, task: TaskView) => Promise<ActReceipt>;
}

/** The same act on each of several tasks by itself: what stands against one is at its row, and the others are done. */
export async function eachTask({ call, taskIds, find, act }: Each): Promise<Answer<z.input<typeof eachSchema>>> {
  const rows: RowReceipt[] = [];
  for (const [index, taskId] of [...new Set(taskIds)].entries()) {
    try {
      const one = { ...call, actId: `${call.actId}.${index + 1}` };
      rows.push(await act(one, await find(call.actor, taskId)));
    } catch (error) {
      rows.push(refusedRow(taskId, error));
    }
  }
  return answerOf(rows);
}
