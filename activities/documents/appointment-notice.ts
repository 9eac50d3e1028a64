import { z } from 'zod';
import { isLevel, type Level } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../../db/database.js';
import { payTableOn } from '../../db/people/pay.js';
import { nameOf } from '../../db/people/people.js';
import { renderAppointmentNotice, type AppointmentNoticeContent } from '../../documents/appointment-notice.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

const level = z
  .string()
  .refine((value): value is Level => isLevel(value))
  .nullable();
const ordered = z.strictObject({
  on: z.string(),
  effectiveFrom: z.string(),
  from: z.enum(POSITIONS),
  to: z.enum(POSITIONS),
  fromLevel: level,
  toLevel: level,
});

/** §15.3 for a new post: what the same step has set, with the amounts of the pay table. */
export async function makeAppointmentNotice(
  trx: Queryable,
  { order, head, number, issuedOn }: DocumentMaking,
): Promise<MadeDocument> {
  const { on, effectiveFrom, from, to, fromLevel, toLevel } = ordered.parse(order.content);
  const pay = await payTableOn(trx, effectiveFrom);
  const amount = (of: Level | null): string | null => (of === null ? null : (pay.get(of) ?? null));
  const content: AppointmentNoticeContent = {
    number,
    caseId: head.id,
    personId: head.personId,
    personName: await nameOf(trx, head.personId),
    fromPosition: from,
    toPosition: to,
    appointedOn: on,
    fromLevel,
    toLevel,
    effectiveFrom,
    fromAmount: amount(fromLevel),
    toAmount: amount(toLevel),
    issuedOn,
    policyVersion: head.policyVersion,
  };
  return { content, html: renderAppointmentNotice(content) };
}
