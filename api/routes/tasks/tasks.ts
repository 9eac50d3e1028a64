import * as z from 'zod';
import { cutDraft } from '../../../db/tasks/drafts.js';
import { withoutHandedIn } from '../../../domain/drafts/draft.js';
import { delegationsOf } from '../../../db/tasks/delegations.js';
import { findTask, type TaskView } from '../../../db/tasks/inbox.js';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { taskNumber } from '../../views/schemas.js';
import { personSchema, showTask, taskSchema } from '../../views/tasks/task-schemas.js';
import { namedIn } from '../../views/tasks/named.js';
import { countAbout, formOf } from '../../views/tasks/task-about.js';
import { unprintableBeside, unprintableSchema } from '../../views/papers/unprintable.js';
import { didIt, mayReadTask } from '../../views/tasks/task-readers.js';
import { createTaskActs, type TaskActDeps } from '../../engine/task-acts.js';
import { doneBy } from '../../engine/who-was-first.js';
import { FOR_ONE, sizeOf } from '../../http/body/json-body.js';
import { tooLarge } from '../../http/refusals.js';
import { createDraftSeal } from '../../engine/kept-drafts.js';
import { createCompletionsRoute } from './completions.js';
import { createMoveRoutes } from './moves.js';
import { createUrgeRoute } from './urges.js';
import { createAddresseeRoutes } from '../talk/addressees.js';
import { createQuestionRoutes } from '../talk/questions.js';
import { createRemarkRoutes } from '../talk/remarks.js';
import { receipt, receiptSchema } from './receipt.js';
import { TAKEN } from './taken.js';
import { createReturnRoutes } from './returns.js';
import { createSignerRoutes } from './signers.js';
import { createTakingBackRoute } from './taking-back.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { createReadings } from '../../views/cases/readings.js';
import { createTaskCaseRoutes } from './task-cases.js';
import { createTaskListRoutes } from './task-lists.js';
import { createTaskSheetRoutes } from './task-sheets.js';
import { createTaskPanelRoute } from './task-panel.js';
import { createTaskStartRoute } from './task-start.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { whyNotBack } from '../../engine/taking-back.js';
import { textSchema } from '../../http/problem.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const detailSchema = z.strictObject({
  ...taskSchema.shape,
  mine: z.boolean().meta({ description: '本人可办理 · one may act on it' }),
  form: z.record(z.string(), z.unknown()).meta({ description: '表单的 JSON Schema · JSON Schema of the form' }),
  doneBy: z.string().nullable().meta({
    description: '由谁办结，代办的写明代谁；密封的考核表不写 · who did it, by whose hand; never of a sealed sheet',
  }),
  answer: z.unknown().meta({ description: '本人所填 · what one answered oneself; null otherwise' }),
  named: z
    .record(z.string(), z.string())
    .meta({ description: '所填内容中工号与案件编号的姓名 · the names of numbers in what one answered' }),
  delegated: z
    .array(z.strictObject({ to: personSchema, by: personSchema }))
    .meta({ description: '委派给谁、由谁委派 · to whom it is delegated, and by whom' }),
  takeBack: z.strictObject({ whyNot: textSchema.nullable() }).nullable().meta({
    description:
      '本人办结的任务能否撤回，及不能的理由 · whether what one did is taken back, and why it is not; null otherwise',
  }),
  unprintable: z.array(unprintableSchema).meta({
    description:
      '限人力资源部：涉及的人中，文书将以编码代替其字符的 · for HR: of whom it is about, whose papers will show characters as codes',
  }),
  cases: z
    .strictObject({ total: z.int(), href: z.string() })
    .meta({ description: '涉及的案件，含事实与依据 · the cases it is about, with facts and findings' }),
});

interface TaskRouteDeps extends TaskActDeps {
  readonly calendar: WorkdayCalendar;
  readonly settings: ApiSettings;
}

/** The inbox: what waits for somebody, its form, and the three acts on it. */
export function createTaskRoutes(deps: TaskRouteDeps): Route[] {
  const { db } = deps;
  const acts = createTaskActs(deps);
  const drafts = createDraftSeal(deps.settings);
  const params = z.strictObject({ taskId: taskNumber });
  const find = async (actor: SignedIn, taskId: string): Promise<TaskView> => {
    const task = await findTask(db, actor, taskId);
    if (!task || !mayReadTask(actor, task)) throw new RefusalError(refuse(TASK.NOT_FOUND));
    return task;
  };

  return [
    ...createTaskListRoutes({ db, now: deps.now }),
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
            ...showTask(task),
            mine: task.mine && task.state === 'open',
            form: formOf(task.kind as TaskKind),
            doneBy: await doneBy(db, task),
            answer: didIt(actor, task) ? task.answer : null,
            named: didIt(actor, task) ? await namedIn(db, task.answer) : {},
            delegated: [...(await delegationsOf(db, task.id))],
            takeBack: task.state === 'completed' && didIt(actor, task) ? { whyNot: await whyNotBack(db, task) } : null,
            unprintable: await unprintableBeside(db, actor, task),
            cases: { total, href: `/v1/tasks/${task.id}/cases` },
          },
        };
      },
    }),
    ...createTaskCaseRoutes({ ...deps, find, readingsOf: createReadings(deps) }),
    ...createTaskSheetRoutes({ db, library: deps.library, find }),
    createTaskStartRoute({ db, now: deps.now, find }),
    createTaskPanelRoute({ db, now: deps.now, find }),
    createCompletionsRoute(acts, find),
    ...createMoveRoutes({ db, acts, find }),
    createUrgeRoute({ acts, find, calendar: deps.calendar, now: deps.now }),
    createTakingBackRoute({ acts, find }),
    ...createReturnRoutes({ db, acts, find }),
    ...createSignerRoutes({ db, acts, find }),
    ...createQuestionRoutes({ db, acts, find }),
    ...createAddresseeRoutes({ db, find }),
    ...createRemarkRoutes({ db, now: deps.now }),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/claim',
      tag: 'tasks',
      repeat: 'stored',
      summary: text('认领', 'Claim'),
      access: writes('tasks'),
      params,
      answer: { status: 200, schema: receiptSchema, description: text('已认领', 'claimed'), taken: TAKEN },
      handle: async (call) => receipt(await acts.touch(call, await find(call.actor, call.params.taskId), 'claim')),
    }),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/release',
      tag: 'tasks',
      repeat: 'stored',
      summary: text('放回', 'Release'),
      access: writes('tasks'),
      params,
      answer: { status: 200, schema: receiptSchema, description: text('已放回', 'released'), taken: TAKEN },
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
        '正文即该任务的表单（见任务的 form）。返回时任务已离开待办。须多次办理的任务返回 state: open。',
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
        const done = await acts.complete(call, task, call.body);
        // A task that takes several acts stays; what was typed for this one has been handed in, and nothing else.
        const of = { taskId: task.id, personId: call.actor.personId };
        if (done.state === 'open')
          await cutDraft(db, of, deps.now(), (kept) => {
            const draft = drafts.open(kept, of);
            const rest = draft && withoutHandedIn(draft, call.body);
            return rest && drafts.close(JSON.stringify(rest), of);
          });
        return receipt(done);
      },
    }),
  ];
}
