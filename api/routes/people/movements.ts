import * as z from 'zod';
import { civilDate, reason } from '../../../domain/pipelines/act-atoms.js';
import type { DepartureInput } from '../../../domain/pipelines/departure/start.js';
import type { TransferInput } from '../../../domain/pipelines/transfer/start.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema } from '../../views/case-detail.js';
import { openByWorkflow, type OpeningDeps } from '../../http/opening.js';
import { route, type Access, type Route } from '../../http/route.js';
import { identifier, positionSchema } from '../../views/schemas.js';

const access: Access = { kind: 'roles', roles: ['hr', 'hr-manager'] };
const params = z.strictObject({ personId: identifier });

const transferBody = z.strictObject({
  position: positionSchema,
  departmentId: identifier,
  superiorId: identifier,
  transferOn: civilDate.meta({
    description: '调动日:岗位、职级与薪资自该日起 · post, level and pay hold from it (12.1)',
  }),
  reason,
  opening: reason
    .exactOptional()
    .meta({ description: '客服调质检:岗位空缺的依据 · which opening, agent to inspector (I-72)' }),
});

const departureBody = z.strictObject({
  lastDay: civilDate.meta({ description: '最后工作日,次日起为离职 · the last day; the next one is the first as left' }),
  reason,
  successorId: identifier.exactOptional().meta({ description: '接任人,默认直属上级 · the superior where absent' }),
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
        '同一阶梯保留职级,否则由人力资源部对应;双方部门负责人同意,员工知悉;客服调质检须有空缺且达中(一)·一般(I-72)。',
        'The same ladder keeps the level, else HR maps it; both heads agree, the employee acknowledges; agent to inspector needs an opening and intermediate I, ordinary (I-72).',
      ),
      access,
      params,
      body: transferBody,
      answer: { status: 201, schema: caseDetailSchema, description: text('调岗案件', 'the case') },
      handle: async (call) => {
        const { personId } = call.params;
        const { opening, ...asked } = call.body;
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
      path: '/v1/people/{personId}/departure',
      tag: 'people',
      repeat: 'stored',
      clause: 'I-58',
      summary: text('登记离职', 'Record a departure'),
      description: text(
        '最后工作日的次日生效:本人的案件终止,待办转交接任人,账号停用;此前可改期、撤销、更换接任人。',
        'On the day after the last one cases about the person end, open tasks go to the successor, the account is closed; until then it may be moved, taken back, or given another successor.',
      ),
      access,
      params,
      body: departureBody,
      answer: { status: 201, schema: caseDetailSchema, description: text('离职案件', 'the case') },
      handle: async (call) => {
        const { personId } = call.params;
        const caseId = await openByWorkflow(deps, call, {
          series: 'LZ',
          type: WORKFLOWS.departure,
          input: (id): DepartureInput => ({ ...call.body, caseId: id, personId, openedBy: call.actor.personId }),
        });
        return { body: await caseDetail(deps.db, call.actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
  ];
}
