import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { DocumentKind } from '../../domain/documents/kind.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { StepMark } from '../../db/cases/ledger.js';
import { readHeads, type CaseHead } from '../../db/cases/personnel-cases.js';
import type { Queryable } from '../../db/database.js';
import { insertDocuments, takeNumbers, type NewDocument } from '../../db/documents/documents.js';
import { payTableOn } from '../../db/people/pay.js';
import { namesOf } from '../../db/people/people.js';
import { DOCUMENT_MAKERS } from '../documents/makers.js';
import type { DocumentMaker, DocumentMaking } from '../documents/making.js';

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

/**
 * Issues what a step orders (§15), in its transaction: numbered without gaps, for good. However many there are, heads,
 * names, numbers and rows take one statement each.
 * @throws UnfitOrder before anything is written
 */
export async function issueDocuments(trx: Queryable, orders: readonly DocumentOrder[], mark: StepMark): Promise<void> {
  for (const order of orders) refuseUnfit(order);
  const issuedOn = todayIn('Asia/Shanghai', mark.at.getTime());
  const issuedBy = mark.actor.startsWith('system:') ? null : mark.actor;
  const heads = await headsOf(trx, orders);
  const names = await namesOf(
    trx,
    [...heads.values()].map(({ personId }) => personId),
  );
  const numbers = await numbersFor(trx, orders, Number(issuedOn.slice(0, 4)));
  const payOn = payRemembered(trx);
  const documents: (NewDocument & { readonly number: string })[] = [];
  for (const [index, order] of orders.entries()) {
    const head = heads.get(order.caseId);
    const number = numbers[index];
    if (head === undefined || number === undefined) throw new Error(`case ${order.caseId} is not there`);
    const personName = names.get(head.personId) ?? head.personId;
    documents.push(await made(trx, { order, head, personName, number, issuedOn, issuedBy, payOn }));
  }
  await insertDocuments(trx, documents, { issuedBy, at: mark.at });
}

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

async function headsOf(trx: Queryable, orders: readonly DocumentOrder[]): Promise<ReadonlyMap<string, CaseHead>> {
  const heads = await readHeads(trx, [...new Set(orders.map(({ caseId }) => caseId))]);
  return new Map(heads.map((head) => [head.id, head]));
}

/** A number for each order, in their order; series by name, so that two steps never wait for each other. */
async function numbersFor(trx: Queryable, orders: readonly DocumentOrder[], year: number): Promise<readonly string[]> {
  const series = orders.map((order) => makerOf(order).series);
  const taken = new Map<string, string[]>();
  for (const one of [...new Set(series)].sort()) {
    if (one === null) continue;
    const count = series.filter((other) => other === one).length;
    taken.set(one, [...(await takeNumbers(trx, one, year, count))]);
  }
  return orders.map(({ caseId }, index) => {
    const one = series[index] ?? null;
    return one === null ? `DA-${caseId}` : (taken.get(one)?.shift() ?? '');
  });
}

/** The amounts of a day, read once. */
function payRemembered(trx: Queryable): DocumentMaking<DocumentKind>['payOn'] {
  const tables = new Map<string, ReadonlyMap<Level, string>>();
  return async (day) => {
    const table = tables.get(day) ?? (await payTableOn(trx, day));
    tables.set(day, table);
    return (level) => (level === null ? null : (table.get(level) ?? null));
  };
}
