import * as z from 'zod';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';
import { type Answer, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { refusedRow, type RowReceipt } from '../../engine/receipts.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { taskNumber } from '../../views/schemas.js';
import { TAKEN } from './taken.js';

/** Tasks in one call at most: a closing's hundred (8.5.6). */
const MOST = 100;

/** What became of one of several tasks. */
const resultSchema = z.strictObject({
  taskId: z.string(),
  state: z.enum(['open', 'completed', 'taken', 'refused', 'not-sent']).meta({
    description:
      '未提交：该项本身无误，但同一次提交的其他项不能办理 · not-sent: nothing stands against it, but against another of the same call',
  }),
  clause: z.string().nullable().meta({ description: '不能办理所依据的条款 · the § that stands against it' }),
  reason: textSchema.nullable().meta({ description: '不能办理的原因 · why it was not done; nothing of it is written' }),
});

/** The same of a receipt. */
const resultOf = (row: RowReceipt): z.input<typeof resultSchema> =>
  'refusal' in row
    ? { taskId: row.taskId, state: 'refused', clause: row.refusal.clause ?? null, reason: row.refusal.message }
    : { taskId: row.taskId, state: row.state, clause: null, reason: null };

/** What became of each of several tasks, as it goes out; each refusal goes on record as that of a single call does. */
export const eachSchema = z.strictObject({ results: z.array(resultSchema) });

/** The same of receipts. */
export function answerOf(receipts: readonly RowReceipt[]): Answer<z.input<typeof eachSchema>> {
  const body = { results: receipts.map(resultOf) };
  if (body.results.some(({ state }) => state === 'taken')) return { body, status: 202, provisional: true };
  // What only has to wait is no last word: the same key tries it again, and finds the rest done.
  const passes = receipts.some((row) => 'refusal' in row && row.passes);
  const refused = receipts.flatMap((row) => ('refusal' in row && !row.passes ? [row.refusal] : []));
  return { body, refused, ...(passes ? { provisional: true } : {}) };
}

/** Several tasks of one kind in one call: a head records the interviews of a day (8.5.6). */
export const createCompletionsRoute = (
  acts: TaskActs,
  find: (actor: SignedIn, taskId: string) => Promise<TaskView>,
): Route =>
  route({
    method: 'post',
    path: '/v1/tasks/completions',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    forMany: true,
    summary: text('一次办理多项', 'Complete several'),
    description: text(
      '各任务须为同一种。全部核对无误后才一并提交，有一项不能办理则全部不办；提交的同一时刻情况有变的，在该项说明，其余各项有效。',
      'Tasks of one kind. All are judged before any is sent: where something stands against one, none is done. What changed at the very moment of sending is said at its row, and the others stand.',
    ),
    access: writes('tasks'),
    body: z.strictObject({
      rows: z
        .array(z.strictObject({ taskId: taskNumber, form: z.looseObject({}) }))
        .min(1)
        .max(MOST)
        .meta({ description: '任务及其表单 · each task with its form' }),
    }),
    answer: {
      status: 200,
      schema: eachSchema,
      description: text('各任务的结果', 'what became of each task'),
      taken: TAKEN,
    },
    handle: async (call) => {
      const found = await Promise.all(
        call.body.rows.map(({ taskId, form }) =>
          find(call.actor, taskId).then(
            (task) => ({ task, form }),
            (error: unknown) => ({ lost: error, taskId }),
          ),
        ),
      );
      const rows = found.flatMap((one) => ('task' in one ? [one] : []));
      if (rows.length === found.length) return answerOf(await acts.completeMany(call, rows));
      const [first] = found;
      if (rows.length === 0 && first !== undefined && 'lost' in first) throw first.lost;
      return answerOf(
        found.map((one): RowReceipt =>
          'task' in one ? { taskId: one.task.id, state: 'not-sent' } : refusedRow(one.taskId, one.lost),
        ),
      );
    },
  });
