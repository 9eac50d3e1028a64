import type { Level } from '../../domain/vocabulary/level.js';
import type { Queryable } from '../../db/database.js';
import { payTableOn } from '../../db/people/pay.js';
import { nameOf } from '../../db/people/people.js';
import { renderSetbackNotice, type SetbackNoticeContent } from '../../documents/setback-notice.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

/** What the step says that orders the notice. */
type Ordered = Pick<SetbackNoticeContent, 'from' | 'to' | 'effectiveFrom' | 'clause' | 'month'>;

/** §15.3: the notice of a lower level, with the pay that follows the acknowledgement (I-67). */
export async function makeSetbackNotice(
  trx: Queryable,
  { order, head, number, issuedOn }: DocumentMaking,
): Promise<MadeDocument> {
  const ordered = order.content as unknown as Ordered;
  const pay = await payTableOn(trx, ordered.effectiveFrom);
  const amountOf = (level: Level): string | null => pay.get(level) ?? null;
  const content: SetbackNoticeContent = {
    number,
    caseId: head.id,
    personId: head.personId,
    personName: await nameOf(trx, head.personId),
    issuedOn,
    month: ordered.month,
    clause: ordered.clause,
    from: ordered.from,
    to: ordered.to,
    effectiveFrom: ordered.effectiveFrom,
    policyVersion: head.policyVersion,
    fromAmount: amountOf(ordered.from),
    toAmount: amountOf(ordered.to),
  };
  return { content, html: renderSetbackNotice(content) };
}
