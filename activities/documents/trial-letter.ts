import type { Queryable } from '../../db/database.js';
import { nameOf } from '../../db/people/people.js';
import { renderTrialLetter, type TrialLetterContent } from '../../documents/trial-letter.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

/** What the step says of the trial beside the records. */
type Said = Pick<TrialLetterContent, 'post' | 'startOn' | 'lastDay' | 'reviewOn' | 'months' | 'extendedMonths'> & {
  readonly reportsTo: string;
};

/** 9.5.5: names as HR's records have them on the day. */
export async function makeTrialLetter(
  trx: Queryable,
  { head, order, number, issuedOn }: DocumentMaking,
): Promise<MadeDocument> {
  const { reportsTo, ...said } = order.content as unknown as Said;
  const content: TrialLetterContent = {
    ...said,
    number,
    issuedOn,
    caseId: head.id,
    personId: head.personId,
    policyVersion: head.policyVersion,
    personName: await nameOf(trx, head.personId),
    reportsToName: await nameOf(trx, reportsTo),
  };
  return { content, html: renderTrialLetter(content) };
}
