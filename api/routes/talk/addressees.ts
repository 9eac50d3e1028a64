import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TALK } from '../../../domain/refusals/talk.js';
import { whyWithheld } from '../../../domain/talk/withheld.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';
import { addresseesFor, type AddresseeQuestion } from '../../views/tasks/addressees.js';
import { remarkReader } from '../../views/tasks/remark-reader.js';
import { identifier, taskNumber } from '../../views/schemas.js';
import { caseOfTask } from '../../views/tasks/task-about.js';
import type { FindTask } from './find-task.js';

interface Deps {
  readonly db: Queryable;
  readonly find: FindTask;
}

const answer = {
  status: 200,
  schema: z.strictObject({
    items: z.array(z.strictObject({ personId: z.string(), name: z.string(), departmentName: z.string() })),
  }),
  description: text('可以查阅该案件、无利害关系的人', 'who may read the case and has no interest in it'),
} as const;
const search = lineText(1, 80).exactOptional();

/** Whom somebody may ask about a case of his task, or tell something of a case: who may read it and has no interest in it. */
export function createAddresseeRoutes({ db, find }: Deps): Route[] {
  const shown = async (question: AddresseeQuestion) => {
    const found = await addresseesFor(db, question);
    return { items: found.map(({ personId, name, departmentName }) => ({ personId, name, departmentName })) };
  };
  return [
    route({
      method: 'get',
      path: '/v1/tasks/{taskId}/addressees',
      tag: 'tasks',
      summary: text('可以就任务的案件提问的人', 'Whom one may ask about a case of the task'),
      access: reads('questions'),
      clause: 'I-35',
      params: z.strictObject({ taskId: taskNumber }),
      query: z.strictObject({ caseId: identifier.exactOptional(), search }),
      answer,
      handle: async ({ actor, params: { taskId }, query }) => {
        const task = await find(actor, taskId);
        if (whyWithheld(task.kind as TaskKind, 'question') !== undefined) return { body: { items: [] } };
        const caseId = await caseOfTask(db, actor, task, query.caseId);
        if (caseId === undefined) throw new RefusalError(refuse(TALK.CASE_MISSING));
        return { body: await shown({ caseId, by: actor.personId, search: query.search, toSubject: false }) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/addressees',
      tag: 'cases',
      summary: text('可以抄送或提到的人', 'Whom one may copy or mention at a case'),
      access: reads('remarks'),
      clause: 'I-35',
      params: z.strictObject({ caseId: identifier }),
      query: z.strictObject({ search }),
      answer,
      handle: async ({ actor, params: { caseId }, query }) => {
        const reader = await remarkReader(db, actor, caseId);
        // Of his own case nobody lists who works on it.
        if (reader.isSubject) return { body: { items: [] } };
        return { body: await shown({ caseId, by: actor.personId, search: query.search, toSubject: true }) };
      },
    }),
  ];
}
