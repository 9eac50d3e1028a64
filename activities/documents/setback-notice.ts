import * as z from 'zod';
import { civilDateSchema, levelSchema, monthSchema } from '../../domain/vocabulary/schema.js';
import { renderSetbackNotice, type SetbackNoticeContent } from '../../documents/setback-notice.js';
import type { DocumentMaker } from './making.js';

/** §15.3: the notice of a lower level, with the pay that follows the acknowledgement (I-67). */
export const setbackNotice: DocumentMaker<'setback-notice'> = {
  series: 'TZ',
  orders: z.strictObject({
    from: levelSchema,
    to: levelSchema,
    effectiveFrom: civilDateSchema,
    clause: z.string().min(1),
    month: monthSchema,
    road: z.enum(['agreed', 'decided']),
  }),
  make: async (_, { order, head, personName, number, issuedOn, payOn }) => {
    const { from, to, effectiveFrom, clause, month, road } = order.content;
    const amount = await payOn(effectiveFrom);
    const content: SetbackNoticeContent = {
      number,
      caseId: head.id,
      personId: head.personId,
      personName,
      issuedOn,
      month,
      clause,
      road,
      from,
      to,
      effectiveFrom,
      policyVersion: head.policyVersion,
      fromAmount: amount(from),
      toAmount: amount(to),
    };
    return { content, html: renderSetbackNotice(content) };
  },
};
