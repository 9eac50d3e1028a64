import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { tasksOf } from '../../../db/proxies/recipients.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { OWN_HAND } from '../../../domain/standing-in/own-hand.js';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { civilDate, identifier, taskNumber } from '../../views/schemas.js';
import { receipt, receiptSchema } from './receipt.js';
import { eachSchema } from './completions.js';
import { eachTask, MOST_TASKS } from './each-task.js';
import { TAKEN } from './taken.js';

const params = z.strictObject({ taskId: taskNumber });
const toSomebody = z.strictObject({ to: identifier, reason });

interface Deps {
  readonly db: Kysely<Database>;
  readonly acts: TaskActs;
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

/** Open tasks go to others by somebody's act (docs/decisions/0053). */
export function createMoveRoutes({ db, acts, find }: Deps): Route[] {
  const passOn = (move: 'transfer' | 'delegate', path: string, summary: ReturnType<typeof text>): Route =>
    route({
      method: 'post',
      path: `/v1/tasks/{taskId}/${path}`,
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary,
      access: writes('tasks'),
      params,
      body: toSomebody,
      answer: { status: 200, schema: receiptSchema, description: text('已转出', 'it has gone'), taken: TAKEN },
      handle: async (call) => {
        const { to, reason: why } = call.body;
        const task = await find(call.actor, call.params.taskId);
        const from = task.forId ?? call.actor.personId;
        return receipt(await acts.move(call, task, { move, from, to, reason: why }));
      },
    });
  return [
    passOn(
      'transfer',
      'transfer',
      text(
        '转办：交给他人，本人不再办理；由职责办理的，任职者仍可办理',
        'Transfer: it is somebody else’s now; what an office does, whoever holds it still may',
      ),
    ),
    passOn('delegate', 'delegation', text('委派：他人可以代办，本人仍可办理', 'Delegate: somebody else may, too')),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/hand-back',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary: text('交回或收回委派', 'Hand a delegation back, or take it back'),
      access: writes('tasks'),
      params,
      body: z.strictObject({
        from: identifier
          .exactOptional()
          .meta({ description: '收回时：委派给谁 · to take it back: whom it was delegated to' }),
        reason,
      }),
      answer: {
        status: 200,
        schema: receiptSchema,
        description: text('委派已结束', 'the delegation is over'),
        taken: TAKEN,
      },
      handle: async (call) => {
        const { from = call.actor.personId, reason: why } = call.body;
        const task = await find(call.actor, call.params.taskId);
        return receipt(await acts.move(call, task, { move: 'hand-back', from, to: '', reason: why }));
      },
    }),
    route({
      method: 'post',
      path: '/v1/tasks/hand-overs',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      forMany: true,
      summary: text('移交一人的若干待办', 'Hand over tasks of somebody'),
      description: text(
        '由人力资源部移交，须写明理由；各任务的结果分别列出，不能移交的写明原因。双方均收到消息，期限不变。',
        'By HR, with a reason; the answer says what became of each task, and why one stays. Both are told; due days stay.',
      ),
      access: writes('hand-overs'),
      body: z.strictObject({
        from: identifier,
        to: identifier,
        taskIds: z.array(taskNumber).min(1).max(MOST_TASKS),
        reason,
      }),
      answer: {
        status: 200,
        schema: eachSchema,
        description: text('各任务的结果', 'what became of each task'),
        taken: TAKEN,
      },
      handle: (call) => {
        const { from, to, taskIds, reason: why } = call.body;
        const act = (one: Parameters<TaskActs['move']>[0], task: TaskView) =>
          acts.move(one, task, { move: 'hand-over', from, to, reason: why });
        return eachTask({ call, taskIds, find, act });
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/{personId}/open-tasks',
      tag: 'tasks',
      summary: text('一个人名下的待办', 'What somebody has open by name or claim'),
      access: reads('hand-overs'),
      params: z.strictObject({ personId: identifier }),
      answer: {
        status: 200,
        schema: z.strictObject({
          items: z.array(
            z.strictObject({
              id: z.string(),
              title: textSchema,
              clause: z.string(),
              dueOn: civilDate.nullable(),
              subject: z.strictObject({ personId: z.string(), name: z.string() }).nullable(),
              stays: textSchema.nullable().meta({ description: '不能移交的原因 · why it cannot be handed over' }),
            }),
          ),
        }),
        description: text('先到期的在前', 'the soonest due first'),
      },
      handle: async ({ actor, params: { personId } }) => {
        const held = await tasksOf(db, personId, actor.personId);
        const items = held.map(({ id, kind, clause, dueOn, subjectId, subjectName }) => ({
          id,
          title: TASK_KINDS[kind as TaskKind].title,
          clause,
          dueOn,
          subject: subjectId === null ? null : { personId: subjectId, name: subjectName ?? subjectId },
          stays: OWN_HAND[kind as TaskKind] ?? null,
        }));
        return { body: { items } };
      },
    }),
  ];
}
