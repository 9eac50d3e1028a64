import * as z from 'zod';
import { presentEvaluations } from '../../../db/cases/evaluations.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { identifier, levelSchema, taskNumber } from '../../views/schemas.js';
import { readingsSchema, type ReadingsOf } from '../../views/cases/readings.js';
import { caseSchema, evaluationSchema, showEvaluation } from '../../views/cases/schemas-cases.js';
import { anyCaseColumns, personnelCaseSchema } from '../../views/cases/schemas-personnel.js';
import { seenEvaluations } from '../../views/cases/seen.js';
import { casesAbout } from '../../views/tasks/task-about.js';
import { unpaidByCase, type UnpaidDeps } from '../../views/cases/unpaid.js';
import { sheetOf } from '../../http/sheet/columns.js';

export interface TaskCaseDeps extends UnpaidDeps {
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
export const createTaskCaseRoutes = ({ db, library, now, readingsOf, find }: TaskCaseDeps): Route[] => [
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
];
