import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { judgePanel } from '../../../db/defense/judged-panel.js';
import { namesOf } from '../../../db/people/people.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { PANEL_GROUPS } from '../../../domain/evaluation/request.js';
import { personId } from '../../../domain/pipelines/act-atoms.js';
import { PANEL } from '../../../domain/refusals/pipelines/defense.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { withNames } from '../../http/named.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { identifier, taskNumber } from '../../views/schemas.js';
import { personSchema } from '../../views/tasks/task-schemas.js';

interface Deps {
  readonly db: Queryable;
  readonly now: () => Date;
  /** The task, if it is the actor's to read. */
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

const people = z.array(personId).max(40);
const body = z.strictObject({
  chair: personId.exactOptional(),
  supervisors: people,
  departmentHead: people,
  relatedDepartments: people,
  humanResources: people,
  caseIds: z.array(identifier).max(60),
  deviations: z
    .array(z.strictObject({ personId, group: z.enum(PANEL_GROUPS) }))
    .max(40)
    .exactOptional(),
});
const answer = z.strictObject({
  conflicts: z.array(
    z.strictObject({
      code: z.string(),
      personId: z.string(),
      caseId: z.string().nullable().meta({ description: '对哪位候选人 · before which candidate' }),
      candidate: z.string().nullable(),
      text: textSchema,
    }),
  ),
  seats: z
    .array(z.strictObject({ scorer: personSchema, groups: z.array(z.enum(PANEL_GROUPS)), candidates: z.int() }))
    .meta({ description: '谁将评分、属哪些组、评几人 · who would score, in which groups, how many' }),
});

/** A panel against the records before it is appointed: what would refuse it is told while it can still be changed. */
export const createTaskPanelRoute = ({ db, now, find }: Deps): Route =>
  route({
    method: 'post',
    path: '/v1/tasks/{taskId}/panel',
    tag: 'tasks',
    repeat: 'natural',
    clause: '4.3',
    summary: text('评审小组是否成立：提交前核对', 'Whether a panel may sit, before it is handed in'),
    description: text(
      '按档案核对所填的席位（4.3、I-34、I-35），不写入任何内容；提交时再次核对。',
      'Looks at the seats by the records (4.3, I-34, I-35) and writes nothing; what is handed in is looked at again.',
    ),
    access: reads('tasks'),
    params: z.strictObject({ taskId: taskNumber }),
    body,
    answer: {
      status: 200,
      schema: answer,
      description: text('不符之处与席位', 'what stands against it, and the seats'),
    },
    handle: async ({ actor, params: { taskId }, body: panel }) => {
      const task = await find(actor, taskId);
      if (!task.kind.endsWith('.appoint-panel')) throw new RefusalError(refuse(TASK.NO_PANEL));
      // A page that is still open when it was handed in asks once more: there is nothing left to look at.
      if (!task.mine || task.state !== 'open') return { body: { conflicts: [], seats: [] } };
      const [head] = task.cycleId === null ? await readHeads(db, [task.caseId ?? '']) : [];
      const groupId = task.cycleId ?? head?.groupId ?? '';
      const on = todayIn('Asia/Shanghai', now().getTime());
      // Why a seat deviates is written before it is handed in; that it does is enough here.
      const deviations = (panel.deviations ?? []).map((one) => ({ ...one, reason: '' }));
      const asked = { groupId, panel: { ...panel, deviations }, on };
      const { candidates, scorers, details } = await judgePanel(db, asked);
      const scorerIds = [...new Set(scorers.map(({ personId }) => personId))];
      const names = await namesOf(db, [...scorerIds, ...candidates.map((one) => one.personId)]);
      const nameOf = (id: string): string => names.get(id) ?? id;
      const of = new Map(candidates.map((one) => [one.caseId, nameOf(one.personId)]));
      const against = { ...refuse(PANEL.REFUSED, { count: details.length, clause: '4.3' }), details };
      const said = (await withNames(db, against)).details ?? [];
      return {
        body: {
          conflicts: said.map(({ code, path = '', caseId = null, message }) => ({
            code,
            personId: path,
            caseId,
            candidate: caseId === null ? null : (of.get(caseId) ?? null),
            text: message,
          })),
          seats: scorerIds.map((id) => {
            const his = scorers.filter((one) => one.personId === id);
            return {
              scorer: { personId: id, name: nameOf(id) },
              groups: [...new Set(his.flatMap(({ groups }) => groups))],
              candidates: his.length,
            };
          }),
        },
      };
    },
  });
