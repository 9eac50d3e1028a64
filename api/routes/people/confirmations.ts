import * as z from 'zod';
import { listUnconfirmed, planConfirmation, type Unconfirmed } from '../../../db/people/confirmation-dates.js';
import { findEmployment } from '../../../db/people/employment.js';
import { openCasesOf } from '../../../db/cases/personnel-cases.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { ConfirmationInput } from '../../../domain/pipelines/confirmation/start.js';
import { type Refusal, RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema } from '../../views/cases/case-detail.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier, levelSchema, positionSchema, statusSchema } from '../../views/schemas.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { CONFIRMATION } from '../../../domain/refusals/pipelines/confirmation.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { STATUS_NAMES } from '../../../domain/vocabulary/status.js';
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

const UNCONFIRMED_SHEET = sheetOf(itemSchema, text('未转正人员', 'Not confirmed yet'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.position('岗位', 'Position', (one) => one.position),
  c.level('职级', 'Level', (one) => one.level),
  c.code(STATUS_NAMES, '状态', 'Status', (one) => one.status),
  c.date('入职日期', 'Hired on', (one) => one.hiredOn),
  c.date('预定转正日', 'Planned confirmation', (one) => one.plannedOn),
  c.text('在办案件', 'Open case', (one) => one.caseId),
]);

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
      access: reads('confirmation-dates'),
      query: z.strictObject(pageQuery),
      answer: {
        status: 200,
        schema: pageOf(itemSchema),
        description: text('先到期的在前，未定日期的在后', 'soonest first, those without a day last'),
      },
      sheet: UNCONFIRMED_SHEET,
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
        '到该日上午 8 时自动发起转正评定（7.1）；plannedOn 为 null 表示撤回，须写明原因。',
        'On that day at 08:00 the confirmation opens by itself (7.1); null takes the day back, for a reason.',
      ),
      access: writes('confirmation-dates'),
      params,
      body: z.strictObject({ plannedOn: givenDate.nullable(), reason: reason.exactOptional() }),
      answer: { status: 204, description: text('已登记', 'recorded') },
      handle: async ({ actor, params: { personId }, body }) => {
        const person = await findEmployment(db, personId, today());
        if (person === undefined) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const open = (await openCasesOf(db, personId)).find(({ kind }) => kind === 'confirmation')?.id;
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
        '转正日须为今天或以前；部门五个工作日、人力资源部经理再两个工作日的期限自转正日起算（I-43）。',
        'The day of confirmation is today or past; the department’s five workdays and the HR manager’s two more run from it (I-43).',
      ),
      access: writes('confirmation-dates'),
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
  open: string | undefined,
  today: string,
): Refusal | undefined {
  if (person.confirmedOn !== null || person.status === 'left') {
    return refuse(CONFIRMATION.NOTHING_TO_PLAN, { name: person.name });
  }
  if (open !== undefined) {
    return refuse(CONFIRMATION.ALREADY_OPEN, { caseId: open });
  }
  if (body.plannedOn === null) {
    return body.reason === undefined ? refuse(CONFIRMATION.WITHDRAWAL_REASON_MISSING) : undefined;
  }
  return body.plannedOn < person.hiredOn || body.plannedOn > addDays(today, AHEAD_DAYS)
    ? refuse(CONFIRMATION.PLANNED_DAY_UNFIT, { plannedOn: body.plannedOn, hiredOn: person.hiredOn })
    : undefined;
}
