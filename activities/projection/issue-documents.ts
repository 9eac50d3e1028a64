import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { DocumentKind } from '../../domain/documents/kind.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { StepMark } from '../../db/cases/ledger.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { Queryable } from '../../db/database.js';
import { insertDocuments, takeNumbers, type IssuedDocument, type NewDocument } from '../../db/documents/documents.js';
import { namesOf } from '../../db/people/people.js';
import { headOf, type Head } from '../../db/seals/seal.js';
import { withSealedUpTo } from '../../documents/html.js';
import { filedRemembered } from '../documents/filed.js';
import { DOCUMENT_MAKERS } from '../documents/makers.js';
import type { DocumentMaker, DocumentMaking } from '../documents/making.js';
import { payRemembered } from './pay-remembered.js';

/** What a step orders is not what a document of its kind takes: our own code is wrong, and nothing is issued. */
export class UnfitOrder extends Error {
  /** Where to look, as an error of the database says it: the kind, and which of its fields. */
  readonly column: string;
  constructor(
    readonly table: DocumentKind,
    fields: readonly string[],
  ) {
    super(`${table}: ${fields.join(', ')}`);
    this.name = 'UnfitOrder';
    this.column = fields.join(', ');
  }
}

/** Nobody finds another chain with the same beginning. */
const HEAD_BYTES_PRINTED = 8;

/** A paper that a step orders, under the mark of the act that led to it. */
export interface MarkedOrder {
  readonly order: DocumentOrder;
  readonly mark: StepMark;
}

/**
 * Issues what a step orders (§15), in its transaction: numbered without gaps, for good. However many there are, heads,
 * names, numbers, what a file holds, and rows take one statement each.
 * @throws UnfitOrder before anything is written
 */
export async function issueDocuments(
  trx: Queryable,
  ordered: readonly MarkedOrder[],
  companyName?: string,
): Promise<void> {
  for (const { order } of ordered) refuseUnfit(order);
  const orders = ordered.map(({ order, mark }) => ({ order, ...issueOf(mark) }));
  const caseIds = [...new Set(orders.map(({ order }) => order.caseId))];
  const heads = new Map((await readHeads(trx, caseIds)).map((head) => [head.id, head]));
  const names = await namesOf(
    trx,
    [...heads.values()].map(({ personId }) => personId),
  );
  const numbers = await numbersFor(trx, orders);
  const shared = { payOn: payRemembered(trx), filed: filedRemembered(trx, caseIds), companyName };
  const chain = await headOf(trx);
  const documents: IssuedDocument[] = [];
  for (const [index, { order, ...issue }] of orders.entries()) {
    const head = heads.get(order.caseId);
    const number = numbers[index];
    if (head === undefined || number === undefined) throw new Error(`case ${order.caseId} is not there`);
    const personName = names.get(head.personId) ?? head.personId;
    const paper = await made(trx, { order, head, personName, number, ...issue, ...shared });
    documents.push({ ...sealedPaper(paper, chain), issuedBy: issue.issuedBy, at: issue.at });
  }
  await insertDocuments(trx, documents);
}

/** The paper with the head of the chain of records at its foot, frozen with its content. */
function sealedPaper<P extends NewDocument>(paper: P, chain: Head | undefined): P {
  if (chain === undefined) return paper;
  const sealedUpTo = { no: chain.no, hash: chain.hash.toString('hex', 0, HEAD_BYTES_PRINTED) };
  const content = { ...(paper.content as object), sealedUpTo };
  return { ...paper, content, html: withSealedUpTo(paper.html, sealedUpTo) };
}

interface Issue {
  readonly at: Date;
  readonly issuedOn: CivilDate;
  readonly issuedBy: string | null;
  readonly deputy: string | null;
}

const issueOf = ({ at, actor, deputy }: StepMark): Issue => ({
  at,
  issuedOn: todayIn('Asia/Shanghai', at.getTime()),
  issuedBy: actor.startsWith('system:') ? null : actor,
  deputy: deputy ?? null,
});

const makerOf = <K extends DocumentKind>({ kind }: DocumentOrder<K>): DocumentMaker<K> => DOCUMENT_MAKERS[kind];

function refuseUnfit<K extends DocumentKind>(order: DocumentOrder<K>): void {
  const { error } = makerOf(order).orders.safeParse(order.content);
  if (error === undefined) return;
  throw new UnfitOrder(
    order.kind,
    error.issues.map(({ path }) => path.join('.')),
  );
}

async function made<K extends DocumentKind>(
  trx: Queryable,
  making: DocumentMaking<K>,
): Promise<NewDocument & { readonly number: string }> {
  const { order, head, number } = making;
  const { kind, caseId, edition = 1 } = order;
  return { number, kind, caseId, personId: head.personId, edition, ...(await makerOf(order).make(trx, making)) };
}

/** A number for each order, in their order; series by name, so that two steps never wait for each other. */
async function numbersFor(
  trx: Queryable,
  orders: readonly (Issue & { readonly order: DocumentOrder })[],
): Promise<readonly string[]> {
  const series = orders.map(({ order, issuedOn }) => {
    const { series: name } = makerOf(order);
    return name === null ? null : { name, year: Number(issuedOn.slice(0, 4)) };
  });
  const keys = series.map((one) => (one === null ? null : `${one.name}-${one.year}`));
  const taken = new Map<string, string[]>();
  for (const key of [...new Set(keys)].sort()) {
    const one = series[keys.indexOf(key)];
    if (key === null || one === null || one === undefined) continue;
    const count = keys.filter((other) => other === key).length;
    taken.set(key, [...(await takeNumbers(trx, one.name, one.year, count))]);
  }
  return orders.map(({ order: { caseId } }, index) => {
    const key = keys[index] ?? null;
    return key === null ? `DA-${caseId}` : (taken.get(key)?.shift() ?? '');
  });
}
