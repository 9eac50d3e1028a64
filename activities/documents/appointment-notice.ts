import * as z from 'zod';
import { civilDateSchema, levelSchema, positionSchema } from '../../domain/vocabulary/schema.js';
import { renderAppointmentNotice, type AppointmentNoticeContent } from '../../documents/appointment-notice.js';
import type { DocumentMaker } from './making.js';

/** §15.3 for a new post: what the same step has set, with the amounts of the pay table. */
export const appointmentNotice: DocumentMaker<'appointment-notice'> = {
  series: 'TZ',
  orders: z.strictObject({
    on: civilDateSchema,
    effectiveFrom: civilDateSchema,
    from: positionSchema,
    to: positionSchema,
    fromLevel: levelSchema.nullable(),
    toLevel: levelSchema.nullable(),
  }),
  make: async (_, { order, head, personName, number, issuedOn, payOn }) => {
    const { on, effectiveFrom, from, to, fromLevel, toLevel } = order.content;
    const amount = await payOn(effectiveFrom);
    const content: AppointmentNoticeContent = {
      number,
      caseId: head.id,
      personId: head.personId,
      personName,
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
  },
};
