import * as z from 'zod';
import { presentEvaluations } from '../../../db/cases/evaluations.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { identifier, levelSchema, taskNumber } from '../../views/schemas.js';
import { readingsSchema, type ReadingsOf } from '../../views/readings.js';
import { caseSchema, evaluationSchema, showEvaluation } from '../../views/schemas-cases.js';
import { personnelCaseSchema } from '../../views/schemas-personnel.js';
import { seenEvaluations } from '../../views/seen.js';
import { casesAbout } from '../../views/task-about.js';
import { unpaidByCase, type UnpaidDeps } from '../../views/unpaid.js';

export interface TaskCaseDeps extends UnpaidDeps {
  readonly readingsOf: ReadingsOf;
  /** The task, if it is the actor's to read. */
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

const materials = {
  evaluation: evaluationSchema.nullable(),
  readings: readingsSchema.nullable(),
  unpaid: z.array(levelSchema).meta({
    description: '薪资表缺少金额的职级,仅人力资源与总经理可见 · levels without a rate, told HR and the GM (I-83)',
  }),
};
const itemSchema = z.union([
  z.strictObject({ ...caseSchema.shape, ...materials }),
  z.strictObject({ ...personnelCaseSchema.shape, ...materials }),
]);

/** The materials of a task: everybody it is about, with the facts and findings that the decision rests on. */
export const createTaskCaseRoutes = ({ db, library, now, readingsOf, find }: TaskCaseDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/cases',
    tag: 'tasks',
    summary: text('任务涉及的案件:事实与依据', 'The cases a task is about, with facts and findings'),
    access: reads('materials'),
    params: z.strictObject({ taskId: taskNumber }),
    query: z.strictObject(pageQuery),
    answer: { status: 200, schema: pageOf(itemSchema), description: text('按案件编号', 'by case number') },
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
];
