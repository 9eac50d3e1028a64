import * as z from 'zod';
import { listUnconfirmed, planConfirmation, type Unconfirmed } from '../../../db/people/confirmation-dates.js';
import { findEmployment } from '../../../db/people/employment.js';
import { openCasesOf } from '../../../db/cases/personnel-cases.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { ConfirmationInput } from '../../../domain/pipelines/confirmation/start.js';
import { refuse, RefusalError, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema } from '../../views/case-detail.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { openByWorkflow, type OpeningDeps } from '../../http/opening.js';
import { notFound } from '../../http/refusals.js';
import { route, type Access, type Route } from '../../http/route.js';
import { civilDate, identifier, levelSchema, positionSchema, statusSchema } from '../../views/schemas.js';

const access: Access = { kind: 'roles', roles: ['hr', 'hr-manager'] };
const params = z.strictObject({ personId: identifier });

const itemSchema = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    departmentName: z.string(),
    position: positionSchema.nullable(),
    level: levelSchema.nullable(),
    status: statusSchema,
    hiredOn: civilDate,
    plannedOn: civilDate.nullable(),
    caseId: z.string().nullable().meta({ description: '正在办理的转正评定 · the case that is open about it' }),
  })
  .meta({ id: 'Unconfirmed' });

const show = ({
  personId,
  name,
  departmentName,
  position,
  level,
  status,
  hiredOn,
  plannedOn,
  caseId,
}: Unconfirmed) => ({
  personId,
  name,
  departmentName,
  position,
  level,
  status,
  hiredOn,
  plannedOn,
  caseId,
});

/** How far ahead a day may be planned; further away it is a slip of the key. */
const AHEAD_DAYS = 731;

/** §7: HR enters the day of confirmation; on that day the case opens by itself, or HR opens it at once. */
export function createConfirmationRoutes(deps: OpeningDeps): Route[] {
  const { db, now } = deps;
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/confirmation-dates',
      tag: 'people',
      summary: text('未转正人员与预定转正日', 'Who is not confirmed yet, with the planned days'),
      access,
      query: z.strictObject(pageQuery),
      answer: {
        status: 200,
        schema: pageOf(itemSchema),
        description: text('先到期的在前,未定日期的在后', 'soonest first, those without a day last'),
      },
      handle: async ({ query: { limit, cursor } }) => {
        const key = listKey('confirmation-dates', {});
        const last = decodeCursor(key, cursor, z.tuple([z.union([z.literal('infinity'), givenDate]), identifier]));
        const after = last && { day: last[0], personId: last[1] };
        const rows = await listUnconfirmed(db, today(), { limit: limit + 1, after });
        const { items, next } = toPage(rows, limit, key, ({ day, personId }) => [day, personId]);
        return { body: { items: items.map(show), next } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/people/{personId}/confirmation-date',
      tag: 'people',
      repeat: 'natural',
      summary: text('登记预定转正日', 'Enter the planned day of confirmation'),
      description: text(
        '到该日上午 8 时自动发起转正评定(7.1);plannedOn 为 null 表示撤回,须写明原因。',
        'On that day at 08:00 the confirmation opens by itself (7.1); null takes the day back, for a reason.',
      ),
      access,
      params,
      body: z.strictObject({ plannedOn: givenDate.nullable(), reason: reason.exactOptional() }),
      answer: { status: 204, description: text('已登记', 'recorded') },
      handle: async ({ actor, params: { personId }, body }) => {
        const person = await findEmployment(db, personId, today());
        if (person === undefined) throw notFound('PERSON.NOT_FOUND', '该人员', 'person');
        const open = (await openCasesOf(db, personId)).some(({ kind }) => kind === 'confirmation');
        const against = objection(person, body, open, today());
        if (against !== undefined) throw new RefusalError(against);
        await planConfirmation(db, { personId, ...body, recordedBy: actor.personId });
        return {};
      },
    }),
    route({
      method: 'post',
      path: '/v1/people/{personId}/confirmation',
      tag: 'people',
      repeat: 'stored',
      clause: '7.1',
      summary: text('立即发起转正评定', 'Open a confirmation at once'),
      description: text(
        '转正日须为今天或以前;五个工作日的期限自转正日起算(I-43)。',
        'The day of confirmation is today or past; the five workdays run from it (I-43).',
      ),
      access,
      params,
      body: z.strictObject({ confirmedOn: givenDate }),
      answer: { status: 201, schema: caseDetailSchema, description: text('转正评定案件', 'the case') },
      handle: async (call) => {
        const { personId } = call.params;
        const { confirmedOn } = call.body;
        const caseId = await openByWorkflow(deps, call, {
          series: 'ZZ',
          type: WORKFLOWS.confirmation,
          input: (id): ConfirmationInput => ({ caseId: id, personId, confirmedOn, openedBy: call.actor.personId }),
        });
        return { body: await caseDetail(db, call.actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
  ];
}

type Employment = NonNullable<Awaited<ReturnType<typeof findEmployment>>>;

function objection(
  person: Employment,
  body: { readonly plannedOn: string | null; readonly reason?: string },
  open: boolean,
  today: string,
): Refusal | undefined {
  if (person.confirmedOn !== null || person.status === 'left') {
    return refuse(
      'CONFIRMATION.CONFIRMED_ALREADY',
      '7.1',
      `${person.name} 已转正或已离职,无须登记转正日。`,
      `${person.name} is confirmed or has left, so there is no day to plan.`,
    );
  }
  if (open) {
    return refuse(
      'CONFIRMATION.ALREADY_OPEN',
      '7.1',
      `${person.name} 的转正评定正在办理,日期不能再改。请在待办中继续。`,
      `The confirmation of ${person.name} is under way, so the day stands. Go on with it from the inbox.`,
    );
  }
  if (body.plannedOn === null) {
    return body.reason === undefined
      ? refuse(
          'CONFIRMATION.REASON_MISSING',
          '7.1',
          '撤回预定转正日须写明原因。请补充原因。',
          'Taking the planned day back needs a reason. Add it.',
        )
      : undefined;
  }
  return body.plannedOn < person.hiredOn || body.plannedOn > addDays(today, AHEAD_DAYS)
    ? refuse(
        'CONFIRMATION.DATE_UNFIT',
        '7.1',
        `转正日期 ${body.plannedOn} 早于入职(${person.hiredOn})或距今超过两年。请核对日期。`,
        `The planned day, ${body.plannedOn}, lies before the hiring (${person.hiredOn}) or more than two years away. Check the date.`,
      )
    : undefined;
}
