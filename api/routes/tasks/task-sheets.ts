import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { isAloneInGroup } from '../../../db/trials/reviews.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { ALONE_IN_GROUP } from '../../../domain/pipelines/trial/review-privacy.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { taskNumber } from '../../views/schemas.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const sheetSchema = z
  .strictObject({
    clause: z.string(),
    title: textSchema,
    design: z.enum(['own', 'source']).meta({ description: '原件缺失，自行设计（I-75） · our own design' }),
    items: z.array(z.strictObject({ id: z.string(), name: textSchema, description: textSchema, weight: z.int() })),
    notices: z.array(textSchema).meta({ description: '作答之前应知晓的事项 · what to know before answering (I-56)' }),
  })
  .meta({ id: 'ScoreSheet' });

export interface TaskSheetDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  /** The task, if it is the actor's to read. */
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

/** 9.5.2, 9.5.6: the items that a task asks to be scored, by the policy version that its case began with (I-73). */
export const createTaskSheetRoutes = ({ db, library, find }: TaskSheetDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/sheet',
    tag: 'tasks',
    summary: text('任务的评分项与权重', 'The items to score, with their weights'),
    access: reads('tasks'),
    params: z.strictObject({ taskId: taskNumber }),
    answer: { status: 200, schema: sheetSchema, description: text('评分表', 'the sheet') },
    handle: async ({ actor, params: { taskId } }) => {
      const { kind, caseId } = await find(actor, taskId);
      const form = TASK_KINDS[kind as TaskKind].sheet;
      const [head] = form === undefined ? [] : await readHeads(db, [caseId ?? '']);
      if (form === undefined || head === undefined) throw new RefusalError(refuse(TASK.NO_SHEET));
      const { clause, title, design, items } = library.byVersion(head.policyVersion).assessmentForms[form];
      const alone = form === 'review-360' && (await isAloneInGroup(db, caseId ?? '', actor.personId));
      const notices = alone ? [ALONE_IN_GROUP] : [];
      return { body: { clause, title, design: design.value, items: [...items], notices } };
    },
  }),
];
