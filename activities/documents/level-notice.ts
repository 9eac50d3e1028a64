import * as z from 'zod';
import { civilDateSchema, levelSchema, monthSchema } from '../../domain/vocabulary/schema.js';
import { renderLevelNotice, type LevelNoticeContent } from '../../documents/level-notice.js';
import type { DocumentMaker } from './making.js';

/** §15.3: the notice of the level and pay that a decision sets (§6, §7, 8.5.7, §10). */
export const levelNotice: DocumentMaker<'level-notice'> = {
  series: 'TZ',
  orders: z.strictObject({
    fromLevel: levelSchema.nullable(),
    toLevel: levelSchema,
    effectiveFrom: civilDateSchema,
    cycleMonth: monthSchema.nullable(),
    basis: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  }),
  make: async (_, { order, head, personName, number, issuedOn, payOn }) => {
    const { fromLevel, toLevel, effectiveFrom, cycleMonth, basis } = order.content;
    const amount = await payOn(effectiveFrom);
    const content: LevelNoticeContent = {
      number,
      caseId: head.id,
      cycleMonth,
      basis,
      personId: head.personId,
      personName,
      fromLevel,
      toLevel,
      effectiveFrom,
      fromAmount: amount(fromLevel),
      toAmount: amount(toLevel),
      issuedOn,
      policyVersion: head.policyVersion,
    };
    return { content, html: renderLevelNotice(content) };
  },
};
