import * as z from 'zod';
import { findTask, listTasks, type TaskView } from '../../../db/tasks/inbox.js';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { caseKindSchema } from '../../views/schemas-personnel.js';
import { civilDate, identifier, instant, taskNumber } from '../../views/schemas.js';
import { countAbout, formOf } from '../../views/task-about.js';
import { createTaskActs, type ActReceipt, type TaskActDeps } from '../../http/task-acts.js';
import { FOR_ONE, sizeOf } from '../../http/json-body.js';
import { tooLarge } from '../../http/refusals.js';
import { createCompletionsRoute } from './completions.js';
import { TAKEN } from './taken.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { createReadings } from '../../views/readings.js';
import { createTaskCaseRoutes } from './task-cases.js';
import { createTaskSheetRoutes } from './task-sheets.js';
import { createTaskStartRoute } from './task-start.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const kinds = Object.keys(TASK_KINDS) as [TaskKind, ...TaskKind[]];
const kindSchema = z.enum(kinds).meta({ id: 'TaskKind' });
const stateSchema = z.enum(['open', 'completed', 'withdrawn']);

const taskSchema = z
  .strictObject({
    id: z.string(),
    kind: kindSchema,
    clause: z.string(),
    title: textSchema,
    state: stateSchema,
    cycleId: z.string().nullable(),
    cycleMonth: z.string().nullable(),
    vacancyId: z.string().nullable(),
    caseId: z.string().nullable(),
    caseKind: caseKindSchema.nullable(),
    sessionId: z.string().nullable(),
    subject: z.strictObject({ personId: z.string(), name: z.string() }).nullable(),
    claimedBy: z.strictObject({ personId: z.string(), name: z.string() }).nullable(),
    openedAt: instant,
    dueOn: civilDate.nullable(),
    remindedAt: instant.nullable(),
    escalatedAt: instant.nullable(),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    takenAt: instant.nullable().meta({
      description: '有一次提交已受理、尚无结果的时刻 · when an act was taken that has no answer yet',
    }),
    version: z.int(),
  })
  .meta({ id: 'Task' });
const detailSchema = z.strictObject({
  ...taskSchema.shape,
  mine: z.boolean().meta({ description: '本人可办理 · one may act on it' }),
  form: z.record(z.string(), z.unknown()).meta({ description: '表单的 JSON Schema · JSON Schema of the form' }),
  answer: z.unknown().meta({ description: '本人所填 · what one answered oneself; null otherwise' }),
  cases: z
    .strictObject({ total: z.int(), href: z.string() })
    .meta({ description: '涉及的案件,含事实与依据 · the cases it is about, with facts and findings' }),
});
const receiptSchema = z.strictObject({
  taskId: z.string(),
  state: z.enum(['open', 'completed', 'taken']).meta({
    description: 'taken:已受理,正在办理,将被执行或退回 · taken and on its way: it will be carried out or refused',
  }),
});
const receipt = (body: ActReceipt) =>
  body.state === 'taken' ? ({ body, status: 202, provisional: true } as const) : { body };

const person = (id: string | null, name: string | null) => (id === null ? null : { personId: id, name: name ?? id });

/** A task as it goes out. */
const show = (task: TaskView): z.input<typeof taskSchema> => ({
  id: task.id,
  kind: task.kind as TaskKind,
  clause: task.clause,
  title: TASK_KINDS[task.kind as TaskKind].title,
  state: task.state,
  cycleId: task.cycleId,
  cycleMonth: task.cycleMonth,
  vacancyId: task.vacancyId,
  caseId: task.caseId,
  caseKind: task.caseKind,
  sessionId: task.sessionId,
  subject: person(task.subjectId, task.subjectName),
  claimedBy: person(task.claimedBy, task.claimedByName),
  openedAt: task.openedAt.toISOString(),
  dueOn: task.dueOn,
  remindedAt: task.remindedAt?.toISOString() ?? null,
  escalatedAt: task.escalatedAt?.toISOString() ?? null,
  closedAt: task.closedAt?.toISOString() ?? null,
  closedBy: task.closedBy,
  takenAt: task.takenAt?.toISOString() ?? null,
  version: task.version,
});

/** A due day, none, or an instant as the database writes it; nothing that it would refuse to read. */
const whenSchema = z.union([
  z.literal('infinity'),
  givenDate,
  z
    .string()
    .regex(/^2[01]\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/)
    .refine((when) => {
      const at = new Date(when.replace(' ', 'T').replace('+00', 'Z'));
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(when.slice(0, 10));
    }),
]);

const WATCHES = ['hr', 'hr-manager', 'auditor'] as const;
const mayRead = (actor: SignedIn, task: TaskView): boolean =>
  task.mine ||
  task.closedBy === actor.personId ||
  (WATCHES.some((role) => actor.roles.includes(role)) && task.subjectId !== actor.personId);

/** The inbox: what waits for somebody, its form, and the three acts on it. */
export function createTaskRoutes(deps: TaskActDeps & { readonly calendar: WorkdayCalendar }): Route[] {
  const { db } = deps;
  const acts = createTaskActs(deps);
  const params = z.strictObject({ taskId: taskNumber });
  const find = async (actor: SignedIn, taskId: string): Promise<TaskView> => {
    const task = await findTask(db, actor, taskId);
    if (!task || !mayRead(actor, task)) throw new RefusalError(refuse(TASK.NOT_FOUND));
    return task;
  };

  return [
    route({
      method: 'get',
      path: '/v1/tasks',
      tag: 'tasks',
      summary: text('我的待办、逾期、已办、已撤回', 'My tasks: open, overdue, completed, withdrawn'),
      access: reads('tasks'),
      query: z.strictObject({
        ...pageQuery,
        state: z
          .enum([...stateSchema.options, 'overdue'])
          .default('open')
          .meta({
            description: 'overdue:已升级的未办任务,人力资源部可见全部 · open and escalated; HR sees everybody’s',
          }),
        kind: kindSchema.exactOptional(),
        cycle: identifier.exactOptional(),
        vacancy: identifier.exactOptional(),
        case: identifier.exactOptional(),
      }),
      answer: {
        status: 200,
        schema: pageOf(taskSchema),
        description: text('先到期的在前;已办最近的在前', 'soonest due first; closed ones latest first'),
      },
      handle: async ({ actor, query: { limit, cursor, ...asked } }) => {
        const key = listKey('tasks', asked);
        const last = decodeCursor(key, cursor, z.tuple([whenSchema, z.string()]));
        const { state, kind, cycle: cycleId, vacancy: vacancyId, case: caseId } = asked;
        const after = last && { when: last[0], id: last[1] };
        const rows = await listTasks(db, actor, { state, kind, cycleId, vacancyId, caseId, after, limit: limit + 1 });
        const { items, next } = toPage(rows, limit, key, ({ cursor: { when, id } }) => [when, id]);
        return { body: { items: items.map(show), next } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/tasks/{taskId}',
      tag: 'tasks',
      summary: text('一个任务与其表单', 'One task with its form'),
      access: reads('tasks'),
      params,
      versioned: false,
      answer: { status: 200, schema: detailSchema, description: text('任务', 'the task'), etag: true },
      handle: async ({ actor, params: { taskId } }) => {
        const task = await find(actor, taskId);
        const total = await countAbout(db, actor, task);
        return {
          etag: String(task.version),
          body: {
            ...show(task),
            mine: task.mine && task.state === 'open',
            form: formOf(task.kind as TaskKind),
            answer: task.closedBy === actor.personId ? task.answer : null,
            cases: { total, href: `/v1/tasks/${task.id}/cases` },
          },
        };
      },
    }),
    ...createTaskCaseRoutes({ db, library: deps.library, now: deps.now, find, readingsOf: createReadings(deps) }),
    ...createTaskSheetRoutes({ db, library: deps.library, find }),
    createTaskStartRoute({ db, now: deps.now, find }),
    createCompletionsRoute(acts, find),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/claim',
      tag: 'tasks',
      repeat: 'stored',
      summary: text('签收', 'Claim'),
      access: writes('tasks'),
      params,
      answer: { status: 200, schema: receiptSchema, description: text('已签收', 'claimed'), taken: TAKEN },
      handle: async (call) => receipt(await acts.touch(call, await find(call.actor, call.params.taskId), 'claim')),
    }),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/release',
      tag: 'tasks',
      repeat: 'stored',
      summary: text('退回签收', 'Release'),
      access: writes('tasks'),
      params,
      answer: { status: 200, schema: receiptSchema, description: text('已退回', 'released'), taken: TAKEN },
      handle: async (call) => receipt(await acts.touch(call, await find(call.actor, call.params.taskId), 'release')),
    }),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/completion',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary: text('办理', 'Complete'),
      description: text(
        '正文即该任务的表单(见任务的 form)。返回时任务已离开待办。须多次办理的任务返回 state: open。',
        'The body is the form of the task (see its form). When the call returns the task has left the inbox. A task that takes several acts answers state: open.',
      ),
      access: writes('tasks'),
      params,
      body: z.looseObject({}),
      sealed: ['sheet'],
      forMany: true,
      bodyAs: z.union(Object.values(ACT_SCHEMAS) as [z.ZodType, z.ZodType, ...z.ZodType[]]),
      answer: { status: 200, schema: receiptSchema, description: text('已办理', 'done'), taken: TAKEN },
      handle: async (call) => {
        const task = await find(call.actor, call.params.taskId);
        // An act on one is small; which task it is for is known only now.
        const { about } = TASK_KINDS[task.kind as TaskKind];
        const isForMany = typeof about === 'object' || about === 'session' || about === 'seat';
        if (!isForMany && call.bytes > FOR_ONE.bytes) throw tooLarge(sizeOf(FOR_ONE.bytes));
        return receipt(await acts.complete(call, task, call.body));
      },
    }),
  ];
}
