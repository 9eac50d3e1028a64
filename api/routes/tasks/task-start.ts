import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { listTrials } from '../../../db/trials/views.js';
import { proposedRaters, sheetRaters } from '../../../db/vacancies/proposed-raters.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { proposePanel } from '../../views/cases/panel-proposal.js';
import { taskNumber } from '../../views/schemas.js';
import { viewerOf } from '../../views/viewer.js';
import { casesAbout } from '../../views/tasks/task-about.js';

export interface TaskStartDeps {
  readonly db: Queryable;
  readonly now: () => Date;
  /** The task, if it is the actor's to read. */
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

/** Cases of one session at most, as its form takes them. */
const MOST = 60;

/** What a task's form starts from where the records have an answer to it: who sits on a panel (4.3, I-34), who rates (9.5.2, I-55). */
export const createTaskStartRoute = ({ db, now, find }: TaskStartDeps): Route =>
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/start',
    tag: 'tasks',
    summary: text('表单的起始内容', 'What the form starts from'),
    description: text(
      '组织答辩时，按档案提出评审小组（4.3、I-34）：客服主管、部门经理、其他部门负责人、人力资源部一人；候选人的直属上级自动参加。确认 360° 考核人时，提出上级与各部门负责人（I-55）。核定申报时，提出所在部门的负责人填写胜任素质评估表（9.5.2）。不得评分的人不列。其他任务为空。',
      'For appointing a panel: whom the records propose (4.3, I-34): supervisors, the department manager, heads of other departments, one with HR’s role; each candidate’s own superior sits by himself. For the raters of a 360° review: the superior and all heads (I-55). For a verification: the head of the department for the competency sheet (9.5.2). Nobody who may not score. Empty for other tasks.',
    ),
    access: reads('tasks'),
    params: z.strictObject({ taskId: taskNumber }),
    answer: {
      status: 200,
      schema: z.strictObject({
        form: z.record(z.string(), z.unknown()).meta({ description: '表单的部分内容 · part of the form' }),
      }),
      description: text('起始内容', 'the start'),
    },
    handle: async ({ actor, params: { taskId } }) => {
      const task = await find(actor, taskId);
      const on = todayIn('Asia/Shanghai', now().getTime());
      const asked = { by: actor.personId, on };
      if (task.kind === 'cycle.appoint-panel') {
        const cases = await casesAbout(db, actor, task, { limit: MOST });
        const caseIds = cases.map(({ shown }) => shown.id);
        return { body: { form: { ...(await proposePanel(db, { ...asked, groupId: task.cycleId ?? '', caseIds })) } } };
      }
      if (task.kind === 'candidate.appoint-panel') {
        const [head] = await readHeads(db, [task.caseId ?? '']);
        const group = { groupId: head?.groupId ?? '', caseIds: [task.caseId ?? ''] };
        return { body: { form: { ...(await proposePanel(db, { ...asked, ...group })) } } };
      }
      if (task.kind === 'review.raters') {
        const [trial] = await listTrials(db, viewerOf(actor), { caseId: task.caseId ?? '' }, { limit: 1 });
        return { body: { form: trial === undefined ? {} : { ...(await proposedRaters(db, trial)) } } };
      }
      if (task.kind === 'vacancy.verification') {
        const found = await sheetRaters(db, task.caseId ?? '');
        return { body: { form: found === undefined ? {} : { competency: [...found.competency] } } };
      }
      return { body: { form: {} } };
    },
  });
