import * as z from 'zod';
import { presentEvaluations } from '../../../db/cases/evaluations.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { identifier, levelSchema, taskNumber } from '../../views/schemas.js';
import { readingsSchema, type ReadingsOf } from '../../views/cases/readings.js';
import { caseSchema, evaluationSchema, showEvaluation } from '../../views/cases/schemas-cases.js';
import { anyCaseColumns, personnelCaseSchema } from '../../views/cases/schemas-personnel.js';
import { seenEvaluations } from '../../views/cases/seen.js';
import { contextOf } from '../../views/tasks/context/context.js';
import { contextSchema, tellsPay } from '../../views/tasks/context/schemas.js';
import { casesAbout } from '../../views/tasks/task-about.js';
import { unpaidByCase, type UnpaidDeps } from '../../views/cases/unpaid.js';
import { sheetOf } from '../../http/sheet/columns.js';

export interface TaskCaseDeps extends UnpaidDeps {
  readonly calendar: WorkdayCalendar;
  readonly readingsOf: ReadingsOf;
  /** The task, if it is the actor's to read. */
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

const materials = {
  evaluation: evaluationSchema.nullable(),
  readings: readingsSchema.nullable(),
  unpaid: z.array(levelSchema).meta({
    description:
      '薪资表缺少金额的职级，仅人力资源、总经理与审计可见 · levels without a rate, for HR, the GM and the auditor (I-83)',
  }),
};
const itemSchema = z.union([
  z.strictObject({ ...caseSchema.shape, ...materials }),
  z.strictObject({ ...personnelCaseSchema.shape, ...materials }),
]);

const CASES_SHEET = sheetOf(itemSchema, text('任务涉及的案件', 'Cases of a task'), anyCaseColumns);

/** The materials of a task: everybody it is about, with the facts and findings that the decision rests on. */
export const createTaskCaseRoutes = ({ db, library, calendar, now, readingsOf, find }: TaskCaseDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/cases',
    tag: 'tasks',
    summary: text('任务涉及的案件：事实与依据', 'The cases a task is about, with facts and findings'),
    access: reads('materials'),
    params: z.strictObject({ taskId: taskNumber }),
    query: z.strictObject(pageQuery),
    answer: { status: 200, schema: pageOf(itemSchema), description: text('按案件编号', 'by case number') },
    sheet: CASES_SHEET,
    handle: async ({ actor, params: { taskId }, query: { limit, cursor } }) => {
      const task = await find(actor, taskId);
      const key = listKey('task-cases', { taskId });
      const last = decodeCursor(key, cursor, z.tuple([identifier]));
      const rows = await casesAbout(db, actor, task, { limit: limit + 1, after: last?.[0] });
      const page = toPage(rows, limit, key, ({ shown }) => [shown.id]);
      const ids = page.items.map(({ shown }) => shown.id);
      const evaluations = await presentEvaluations(db, ids);
      const unpaidOf = await unpaidByCase({ db, library, now }, actor, ids);
      const byCase = new Map(evaluations.map((one) => [one.caseId, one]));
      const items = page.items.map(({ seen, shown }) => {
        const evaluation = byCase.get(shown.id);
        const [told] = evaluation === undefined ? [] : seenEvaluations(seen, [evaluation]);
        return {
          ...shown,
          evaluation: told === undefined ? null : showEvaluation(told),
          readings: told === undefined ? null : readingsOf(told),
          unpaid: unpaidOf(shown.id),
        };
      });
      return { body: { items, next: page.next } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/context',
    tag: 'tasks',
    summary: text(
      '任务旁边的说明：案情、已有的决定与办理所需的事实',
      'What stands beside a task: what it is about, and what was decided',
    ),
    description: text(
      '按任务的种类：空缺与可申报的人、缺成绩的人、答辩会、试用期、结果与薪资、案情与已有的决定。只含查阅者可知的内容；办结后不再显示他本来不能查阅的内容。',
      'By the kind of task: the vacancy and who could be nominated, who lacks ratings, the session, the trial, the result with its pay, the case and what was decided. Only what its reader is told; once the task is done nothing that he could not read without it.',
    ),
    access: reads('materials'),
    params: z.strictObject({ taskId: taskNumber }),
    answer: { status: 200, schema: contextSchema, description: text('说明', 'the context') },
    handle: async ({ actor, params: { taskId } }) => {
      const task = await find(actor, taskId);
      const today = todayIn('Asia/Shanghai', now().getTime());
      const body = await contextOf({ db, library, calendar, today, actor, task });
      return { body, about: body.about.map(({ personId }) => personId), noted: tellsPay(body) ? 'pay' : undefined };
    },
  }),
];
