import * as z from 'zod';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { withReason } from '../../../domain/pipelines/act-atoms.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { route, type Route, type SignedIn, writes } from '../../http/route.js';
import { taskNumber } from '../../views/schemas.js';
import { receipt, receiptSchema } from './receipt.js';
import { TAKEN } from './taken.js';

interface Deps {
  readonly acts: TaskActs;
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

/** Whoever has done a task takes that back while nobody has touched the next step (docs/decisions/0057). */
export const createTakingBackRoute = ({ acts, find }: Deps): Route =>
  route({
    method: 'post',
    path: '/v1/tasks/{taskId}/withdrawal',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    summary: text('撤回本人的办理', 'Take one’s own act back'),
    description: text(
      '下一环节无人认领、填写或办理时可以撤回，须写明理由：案件回到办理之前，以新的轮次重新派发该任务，下一环节的任务撤回并告知办理人。不能撤回的任务种类说明理由与其他办法。',
      'While nobody has claimed, begun or done the next step, with a reason: the case stands as before the act, the task opens again in a new numbered round, and the next tasks are withdrawn, their holders told. Kinds that do not offer it say why, and what to do instead.',
    ),
    access: writes('tasks'),
    params: z.strictObject({ taskId: taskNumber }),
    body: z.strictObject(withReason),
    answer: { status: 200, schema: receiptSchema, description: text('已撤回', 'taken back'), taken: TAKEN },
    handle: async (call) => {
      const task = await find(call.actor, call.params.taskId);
      return receipt(await acts.takeBack(call, task, call.body));
    },
  });
