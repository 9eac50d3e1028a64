import * as z from 'zod';
import { departmentHead } from '../../../db/cases/entanglements.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { findEmployment } from '../../../db/people/employment.js';
import { civilDate, reason, withReason } from '../../../domain/pipelines/act-atoms.js';
import type { TransferInput } from '../../../domain/pipelines/transfer/start.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { fileIds } from '../../../domain/vocabulary/file-schemas.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema } from '../../views/cases/case-detail.js';
import { departureOrder, departureToAsk } from '../../changes/departure.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier, positionSchema } from '../../views/schemas.js';
import { itWaits, showChange, waitingChangeSchema } from '../../views/people/waiting-changes.js';

const params = z.strictObject({ personId: identifier });

const transferBody = z.strictObject({
  position: positionSchema,
  departmentId: identifier,
  superiorId: identifier,
  transferOn: civilDate.meta({
    description: '调动日：岗位、职级与薪资自该日起 · post, level and pay hold from it (12.1)',
  }),
  ...withReason,
  opening: reason
    .exactOptional()
    .meta({ description: '客服调质检：岗位空缺的依据 · which opening, agent to inspector (I-72)' }),
});

const applicationBody = z.strictObject({
  opening: reason.meta({ description: '申请哪个空缺 · which opening he applies for' }),
  reason: reason.meta({ description: '申请理由 · why he applies' }),
  wishedOn: civilDate.meta({ description: '希望的调动日，由人力资源部确定 · the day he wishes; HR names it' }),
  departmentId: identifier.exactOptional().meta({ description: '质检岗位所在部门，默认本部门 · his own where absent' }),
  files: fileIds.exactOptional().meta({ description: '随申请提交的文件 · files, uploaded before' }),
});

const departureBody = z.strictObject({
  lastDay: civilDate.meta({
    description: '最后工作日，次日起为离职 · the last day; the next one is the first as left',
  }),
  ...withReason,
  successorId: identifier.exactOptional().meta({ description: '接任人，默认直属上级 · the superior where absent' }),
});

/** §10 and I-58: HR moves somebody to another post, or records that somebody leaves. */
export function createMovementRoutes(deps: OpeningDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/people/{personId}/transfer',
      tag: 'people',
      repeat: 'stored',
      clause: '10',
      summary: text('发起调岗', 'Open a transfer'),
      description: text(
        '同一阶梯保留职级，否则由人力资源部对应；双方部门负责人同意，员工知悉；客服调质检须有空缺且达中(一)·一般（I-72）。',
        'The same ladder keeps the level, else HR maps it; both heads agree, the employee acknowledges; agent to inspector needs an opening and intermediate I, ordinary (I-72).',
      ),
      access: writes('transfer'),
      params,
      body: transferBody,
      answer: { status: 201, schema: caseDetailSchema, description: text('调岗案件', 'the case') },
      handle: async (call) => {
        const { personId } = call.params;
        const { opening, ...asked } = call.body;
        await checkFiles(deps, call, call.body);
        const caseId = await openByWorkflow(deps, call, {
          series: 'DG',
          type: WORKFLOWS.transfer,
          input: (id): TransferInput => ({
            ...asked,
            caseId: id,
            personId,
            opening: opening ?? null,
            openedBy: call.actor.personId,
          }),
        });
        return { body: await caseDetail(deps.db, call.actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
    route({
      method: 'post',
      path: '/v1/people/{personId}/transfer-application',
      tag: 'people',
      repeat: 'stored',
      clause: '14.2',
      summary: text('自行申请调任质检', 'Apply for a post as inspector oneself'),
      description: text(
        '客服达中(一)·一般且有空缺的可自行申请（§14.2,I-72）；人力资源部确认空缺并指定上级与调动日，部门负责人同意后生效。',
        'An agent of intermediate I, ordinary, or above may apply himself where there is an opening (§14.2, I-72); HR confirms it and names superior and day, the heads agree.',
      ),
      access: writes('transfer-application'),
      params,
      body: applicationBody,
      answer: { status: 201, schema: caseDetailSchema, description: text('调岗案件', 'the case') },
      handle: async (call) => {
        const { personId } = call.params;
        if (personId !== call.actor.personId) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const { files = [], wishedOn, ...asked } = call.body;
        const today = todayIn('Asia/Shanghai', deps.now().getTime());
        const person = await findEmployment(deps.db, personId, today);
        if (person === undefined) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        await checkFiles(deps, call, call.body);
        const departmentId = asked.departmentId ?? person.departmentId;
        const head = (await departmentHead(deps.db, departmentId))?.headId ?? null;
        const caseId = await openByWorkflow(deps, call, {
          series: 'DG',
          type: WORKFLOWS.transfer,
          input: (id): TransferInput => ({
            ...asked,
            departmentId,
            caseId: id,
            personId,
            position: 'quality-inspector',
            superiorId: head ?? person.superiorId ?? '',
            transferOn: wishedOn,
            openedBy: personId,
            application: { files },
          }),
        });
        return { body: await caseDetail(deps.db, call.actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
    route({
      method: 'post',
      path: '/v1/people/{personId}/departure',
      tag: 'people',
      repeat: 'stored',
      clause: 'I-58',
      summary: text('登记离职', 'Record a departure'),
      description: text(
        '最后工作日的次日生效：本人的案件终止，待办转交接任人，账号停用；此前可改期、撤销、更换接任人。总经理、人力资源经理与部门负责人的离职，以及由登记人自己接任的，待第二人确认；本人的离职由他人登记（4.1）。',
        'On the day after the last one cases about the person end, open tasks go to the successor, the account is closed; until then it may be moved, taken back, or given another successor. That of the general manager, the HR manager and a head, and one that passes to whoever records it, waits for a second person; nobody records his own (4.1).',
      ),
      access: writes('departure'),
      params,
      body: departureBody,
      answer: {
        status: 201,
        schema: z.union([caseDetailSchema, waitingChangeSchema]),
        description: text('离职案件', 'the case'),
        taken: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async (call) => {
        const { db, now } = deps;
        const { actor } = call;
        await checkFiles(deps, call, call.body);
        const input = { ...call.body, personId: call.params.personId, openedBy: actor.personId };
        const toAsk = await departureToAsk(db, input, todayIn('Asia/Shanghai', now().getTime()));
        if (toAsk !== undefined) {
          const asked = await db.transaction().execute((trx) => askChange(trx, toAsk, now()));
          return { ...itWaits(asked), body: await showChange(db, asked, actor) };
        }
        const caseId = await openByWorkflow(deps, call, departureOrder(input));
        return { body: await caseDetail(db, actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
  ];
}
