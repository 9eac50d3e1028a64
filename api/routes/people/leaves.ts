import type { Kysely } from 'kysely';
import * as z from 'zod';
import { listLeaves, overlappingLeave, recordLeave, withdrawLeave } from '../../../db/people/leaves.js';
import type { Database } from '../../../db/database.js';
import { findPerson } from '../../../db/people/person.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { LEAVE_KINDS, MONTHS_AHEAD, type Leave } from '../../../domain/people/leave.js';
import { addMonths, todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { PersonSummary } from '../../../domain/people/people.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier, leaveSchema } from '../../views/schemas.js';
import { LEAVE, PERSON } from '../../../domain/refusals/people/records.js';
import { atField } from '../../http/refusals.js';

const bodySchema = z.strictObject({
  kind: z.enum(LEAVE_KINDS),
  to: givenDate
    .nullable()
    .meta({ description: '最后一日；尚不知时为 null · the last day; null while nobody knows it' }),
  reason: reason.exactOptional().meta({ description: '更改时必填 · to change one' }),
});

export interface LeaveDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}
const params = z.strictObject({ personId: identifier, from: givenDate });

/** I-09: spells of leave in HR's records; months without a rating for a protected one hurt nobody. */
export function createLeaveRoutes({ db, now }: LeaveDeps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  const find = async (actorId: string, personId: string): Promise<PersonSummary> => {
    const person = await findPerson(db, personId, today());
    if (person === null) throw new RefusalError(refuse(PERSON.NOT_FOUND));
    if (personId === actorId) throw new RefusalError(refuse(LEAVE.OWN));
    return person;
  };
  return [
    route({
      method: 'put',
      path: '/v1/people/{personId}/leaves/{from}',
      tag: 'people',
      repeat: 'natural',
      summary: text('登记或更正一段休假', 'Record or correct a spell of leave'),
      description: text(
        '以开始日为准；更正须写明理由，原值保留。假别只有人力资源部与本人可见（I-09）。',
        'Named by its first day. A correction needs a reason, and the former state is kept. The kind is for HR and the person alone (I-09).',
      ),
      access: writes('leave'),
      params,
      body: bodySchema,
      answer: { status: 200, schema: leaveSchema, description: text('已登记', 'recorded') },
      handle: async ({ actor, params: { personId, from }, body: { kind, to, reason: why } }) => {
        const person = await find(actor.personId, personId);
        checkDays(person, { from, to }, today());
        const entry = { personId, kind, from, to, ...(why === undefined ? {} : { reason: why }) };
        await db.transaction().execute(async (trx) => {
          const other = await overlappingLeave(trx, entry);
          if (other !== undefined) throw atField('from', refuse(LEAVE.OVERLAPS, { other }));
          const before = (await listLeaves(trx, personId)).find((one) => one.from === from);
          const changes = before !== undefined && (before.kind !== kind || before.to !== to);
          if (changes && why === undefined) throw atField('reason', refuse(LEAVE.REASON_MISSING, { from }));
          await recordLeave(trx, entry, actor.personId);
        });
        return { body: { kind, from, to } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/people/{personId}/leaves/{from}/withdrawal',
      tag: 'people',
      repeat: 'stored',
      summary: text('撤回登记错误的休假', 'Withdraw a leave that was entered by mistake'),
      access: writes('leave'),
      params,
      body: z.strictObject({ reason }),
      answer: { status: 200, schema: z.strictObject({ from: z.string() }), description: text('已撤回', 'withdrawn') },
      handle: async ({ actor, params: { personId, from }, body }) => {
        await find(actor.personId, personId);
        const done = await withdrawLeave(db, { personId, from, reason: body.reason }, actor.personId);
        if (!done) throw new RefusalError(refuse(LEAVE.NOT_FOUND));
        return { body: { from } };
      },
    }),
  ];
}

function checkDays({ hiredOn, leftOn }: PersonSummary, { from, to }: Pick<Leave, 'from' | 'to'>, today: string): void {
  const last = addMonths(today, MONTHS_AHEAD);
  if (from > last) throw atField('from', refuse(LEAVE.TOO_FAR_AHEAD, { last }));
  if (from < hiredOn || (leftOn !== null && from > leftOn)) {
    throw atField('from', refuse(LEAVE.NOT_EMPLOYED, { from, hiredOn }));
  }
  if (to !== null && to < from) throw atField('to', refuse(LEAVE.ENDS_BEFORE_IT_BEGINS, { from, to }));
}
