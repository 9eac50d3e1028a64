import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { dropDraft } from '../../../db/tasks/drafts.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { returnedTo, waysOf, type CameBack } from '../../../db/tasks/returns.js';
import { withReason } from '../../../domain/pipelines/act-atoms.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { stagesAsked, TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { NO_STEP_GONE, returnsGone, returnsOf, UNRETURNED } from '../../../domain/undo/returning.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { identifier, instant, taskNumber } from '../../views/schemas.js';
import { enteredBefore } from '../../views/tasks/entered-before.js';
import { kindSchema, personSchema } from '../../views/tasks/task-schemas.js';
import { receipt, receiptSchema } from './receipt.js';
import { TAKEN } from './taken.js';

/** Cases in one return at most. */
const MOST_CASES = 500;

const params = z.strictObject({ taskId: taskNumber });

const cameBackSchema = z.strictObject({
  caseId: identifier,
  person: personSchema,
  round: z.int().meta({ description: '由此开始的轮次 · the round that began with it' }),
  reason: z.string(),
  by: personSchema,
  deputy: personSchema.nullable(),
  at: instant,
  before: z
    .unknown()
    .meta({ description: '上一轮所填；没有则为 null · what was entered before; null where nothing was' }),
});

const returnsSchema = z.strictObject({
  steps: z.array(z.strictObject({ redo: kindSchema, title: textSchema, clause: z.string() })).meta({
    description:
      '可退回的步骤（案件经过的），最近的在前 · to which steps a case may be returned from here, of those that it went through, the nearest first',
  }),
  whyNot: textSchema.nullable().meta({ description: '不能退回的理由 · why it is not offered' }),
  cameBack: z.array(cameBackSchema).meta({ description: '退回到此任务的案件 · the cases that were returned to it' }),
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly acts: TaskActs;
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

const shown = (one: CameBack): z.input<typeof cameBackSchema> => ({
  caseId: one.caseId,
  person: { personId: one.personId, name: one.personName },
  round: one.round,
  reason: one.reason ?? '',
  by: { personId: one.byId, name: one.byName },
  deputy: one.deputyId === null ? null : { personId: one.deputyId, name: one.deputyName ?? one.deputyId },
  at: one.at.toISOString(),
  before: enteredBefore(one.answers, one.caseId),
});

/** Cases go back to an earlier step by whoever has the task that they are in (docs/decisions/0058). */
export const createReturnRoutes = ({ db, acts, find }: Deps): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/returns',
    tag: 'tasks',
    summary: text(
      '可退回的步骤，与退回到此的案件',
      'To which steps cases go back from here, and which came back to it',
    ),
    description: text(
      '仅办理人可见：案件可退回到哪些步骤；退回到此任务的案件及其轮次、理由与上一轮所填。',
      'For whoever may do the task: to which steps its cases may be returned; which cases were returned to it, with their round, the reason and what was entered before.',
    ),
    access: reads('tasks'),
    params,
    answer: { status: 200, schema: returnsSchema, description: text('退回', 'returns') },
    handle: async ({ actor, params: { taskId } }) => {
      const task = await find(actor, taskId);
      const kind = task.kind as TaskKind;
      const whyNot = UNRETURNED[kind] ?? null;
      if (!task.mine || task.state !== 'open') return { body: { steps: [], whyNot, cameBack: [] } };
      const gone = returnsOf(kind).length === 0 ? [] : returnsGone(kind, await waysOf(db, task, stagesAsked(kind)));
      const steps = gone.map(({ redo }) => {
        const { title, clause } = TASK_KINDS[redo as TaskKind];
        return { redo: redo as TaskKind, title, clause };
      });
      const cameBack = (await returnedTo(db, task, stagesAsked(kind))).filter(
        ({ personId }) => personId !== actor.personId || task.caseId !== null,
      );
      const none = whyNot === null && steps.length === 0 ? NO_STEP_GONE : null;
      return { body: { steps, whyNot: whyNot ?? none, cameBack: cameBack.map(shown) } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/tasks/{taskId}/return',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    forMany: true,
    summary: text('退回到所选步骤', 'Return cases to an earlier step'),
    description: text(
      '须写明理由：案件以新的轮次回到所选步骤，由该步骤的办理人重新办理，其后各步重新进行，期限重新计算；以前各轮保留可查。涉及多人的任务须选择退回的案件，其余的留在任务中。结果生效或反馈后不能退回。',
      'With a reason: the cases go back to the chosen step in a new numbered round and are done again there, later steps run again, due days start anew, and earlier rounds stay readable. A task about many says which cases go back; the others stay. Not once a result holds or was handed back.',
    ),
    access: writes('tasks'),
    params,
    body: z.strictObject({
      redo: kindSchema.meta({ description: '重新办理的任务种类 · which kind of task is done again' }),
      caseIds: z.array(identifier).min(1).max(MOST_CASES).exactOptional().meta({
        description: '涉及多人的任务须填 · required of a task about many',
      }),
      ...withReason,
    }),
    answer: { status: 200, schema: receiptSchema, description: text('已退回', 'returned'), taken: TAKEN },
    handle: async (call) => {
      const { redo, caseIds, ...said } = call.body;
      const task = await find(call.actor, call.params.taskId);
      const given = caseIds ?? (task.caseId === null ? [] : [task.caseId]);
      const done = await acts.returnCases(call, task, { redo, caseIds: given, ...said });
      if (done.state === 'open') await dropDraft(db, { taskId: task.id, personId: call.actor.personId });
      return receipt(done);
    },
  }),
];
