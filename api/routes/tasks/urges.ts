import * as z from 'zod';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import { workdayOnOrBefore, type WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { route, type Route, type SignedIn, writes } from '../../http/route.js';
import { taskNumber } from '../../views/schemas.js';
import { eachSchema } from './completions.js';
import { eachTask, MOST_TASKS } from './each-task.js';
import { TAKEN } from './taken.js';

interface Deps {
  readonly acts: TaskActs;
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
  readonly calendar: WorkdayCalendar;
  readonly now: () => Date;
}

/** HR urges whoever holds open tasks (I-39, docs/decisions/0056). */
export const createUrgeRoute = ({ acts, find, calendar, now }: Deps): Route =>
  route({
    method: 'post',
    path: '/v1/tasks/urges',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    forMany: true,
    summary: text('催办', 'Urge whoever holds open tasks'),
    description: text(
      '办理人立即收到消息和邮件，期限不变；每人每任务每工作日一次（休息日计入前一工作日）。各任务的结果分别列出。',
      'Holders hear at once, in the product and by mail; due days stay. Once a workday for each task and whoever urges; a day off counts as the workday before. The answer says what became of each.',
    ),
    clause: 'I-39',
    access: writes('urges'),
    body: z.strictObject({ taskIds: z.array(taskNumber).min(1).max(MOST_TASKS) }),
    answer: {
      status: 200,
      schema: eachSchema,
      description: text('各任务的结果', 'what became of each task'),
      taken: TAKEN,
    },
    handle: (call) => {
      const workday = workdayOnOrBefore(calendar, todayIn('Asia/Shanghai', now().getTime()));
      const act = (one: Parameters<TaskActs['talk']>[0], task: TaskView) =>
        acts.talk(one, task, { say: 'urge', workday });
      return eachTask({ call, taskIds: call.body.taskIds, find, act });
    },
  });
