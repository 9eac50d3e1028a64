import * as z from 'zod';
import { civilDateSchema, managementPositionSchema } from '../../domain/vocabulary/schema.js';
import { nameOf } from '../../db/people/people.js';
import { renderTrialLetter, type TrialLetterContent } from '../../documents/trial-letter.js';
import type { DocumentMaker } from './making.js';

/** 9.5.5: names as HR's records have them on the day. */
export const trialLetter: DocumentMaker<'trial-letter'> = {
  series: 'SY',
  orders: z.strictObject({
    post: managementPositionSchema,
    reportsTo: z.string().min(1),
    startOn: civilDateSchema,
    lastDay: civilDateSchema,
    reviewOn: civilDateSchema,
    months: z.int().min(1),
    extendedMonths: z.int().min(0),
  }),
  make: async (trx, { head, order, personName, number, issuedOn }) => {
    const { reportsTo, ...said } = order.content;
    const content: TrialLetterContent = {
      ...said,
      number,
      issuedOn,
      caseId: head.id,
      personId: head.personId,
      policyVersion: head.policyVersion,
      personName,
      reportsToName: await nameOf(trx, reportsTo),
    };
    return { content, html: renderTrialLetter(content) };
  },
};
