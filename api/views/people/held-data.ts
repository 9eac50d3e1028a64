import { listDocuments, findDocument } from '../../../db/documents/views.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import type { Queryable } from '../../../db/database.js';
import { readHeld, readKept, type HeldRows } from '../../../db/privacy/held.js';
import type { SignedIn } from '../../http/route.js';
import { caseDetail, findSeen } from '../cases/case-detail.js';
import { pageOfCases } from '../cases/case-pages.js';
import { papersOf } from '../cases/papers.js';
import { seenTimeline } from '../cases/seen.js';
import { viewerOf } from '../viewer.js';

/** More than anybody has in a working life. */
const MOST = 10_000;

/** What is held on somebody, as far as the reader may be told of it now. */
export interface HeldData {
  readonly sections: readonly HeldRows[];
  /** Each with evaluations, decisions, explanation, timeline and what was handed in. */
  readonly cases: readonly Readonly<Record<string, unknown>>[];
  readonly documents: readonly Readonly<Record<string, unknown>>[];
}

/** Of the person himself what the product tells him; HR's manager is given what is kept from the person as well. */
export async function heldData(db: Queryable, actor: SignedIn, personId: string): Promise<HeldData> {
  const viewer = viewerOf(actor);
  const found = await pageOfCases(db, viewer, { personId }, { limit: MOST });
  const cases = [];
  for (const { shown } of found) cases.push(await wholeCase(db, actor, shown.id));
  const documents = [];
  for (const { id } of await listDocuments(db, viewer, { personId }, { limit: MOST })) {
    const document = await findDocument(db, viewer, id);
    if (document !== undefined) documents.push({ ...document });
  }
  const ids = found.map(({ shown }) => shown.id);
  const kept = actor.personId === personId ? [] : await readKept(db, personId, ids);
  return { sections: [...(await readHeld(db, personId)), ...kept], cases, documents };
}

async function wholeCase(db: Queryable, actor: SignedIn, caseId: string): Promise<Readonly<Record<string, unknown>>> {
  const seen = await findSeen(db, actor, caseId);
  const timeline = seenTimeline(seen, await listTimeline(db, caseId));
  return { ...(await caseDetail(db, actor, caseId)), timeline, papers: await papersOf(db, actor, caseId) };
}
