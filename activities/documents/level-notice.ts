import type { Level } from '../../domain/vocabulary/level.js';
import type { LevelNoticeOrder } from '../../domain/documents/level-notice.js';
import type { Queryable } from '../../db/database.js';
import { payTableOn } from '../../db/people/pay.js';
import { nameOf } from '../../db/people/people.js';
import { renderLevelNotice, type LevelNoticeContent } from '../../documents/level-notice.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

/** §15.3 outside a cycle: the notice of the level and pay that a decision sets (§6, §7, §10). */
export async function makeLevelNotice(trx: Queryable, making: DocumentMaking): Promise<MadeDocument> {
  const { head, number, issuedOn } = making;
  const { fromLevel, toLevel, effectiveFrom, basis } = making.order.content as unknown as LevelNoticeOrder;
  const pay = await payTableOn(trx, effectiveFrom);
  const amountOf = (level: Level | null): string | null => (level === null ? null : (pay.get(level) ?? null));
  const content: LevelNoticeContent = {
    number,
    caseId: head.id,
    cycleMonth: null,
    basis,
    personId: head.personId,
    personName: await nameOf(trx, head.personId),
    fromLevel,
    toLevel,
    effectiveFrom,
    fromAmount: amountOf(fromLevel),
    toAmount: amountOf(toLevel),
    issuedOn,
    policyVersion: head.policyVersion,
  };
  return { content, html: renderLevelNotice(content) };
}
