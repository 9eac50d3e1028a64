import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { StepMark } from '../../db/cases/cases.js';
import type { Queryable } from '../../db/database.js';
import { insertDocuments, takeNumbers } from '../../db/documents/documents.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { DOCUMENT_MAKERS } from '../documents/makers.js';

/** Issues what a step orders (§15), in its transaction: numbered without gaps, for good. */
export async function issueDocuments(trx: Queryable, orders: readonly DocumentOrder[], mark: StepMark): Promise<void> {
  const issuedOn = todayIn('Asia/Shanghai', mark.at.getTime());
  const issuedBy = mark.actor.startsWith('system:') ? null : mark.actor;
  for (const order of orders) {
    const maker = DOCUMENT_MAKERS[order.kind];
    const [head] = await readHeads(trx, [order.caseId]);
    if (head === undefined) throw new Error(`case ${order.caseId} is not there`);
    const number =
      maker.series === null
        ? `DA-${order.caseId}`
        : ((await takeNumbers(trx, maker.series, Number(issuedOn.slice(0, 4)), 1))[0] ?? '');
    const { content, html, ...rest } = await maker.make(trx, { order, head, number, issuedOn, issuedBy });
    const { kind, caseId, edition } = order;
    const document = { number, kind, caseId, personId: head.personId, content, html, edition: edition ?? 1, ...rest };
    await insertDocuments(trx, [document], { issuedBy, at: mark.at });
  }
}
