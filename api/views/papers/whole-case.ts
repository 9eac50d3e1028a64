import { readHeads, type CaseHead } from '../../../db/cases/personnel-cases.js';
import type { Queryable } from '../../../db/database.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { seesAll } from '../../../domain/sight/sight.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import type { SignedIn } from '../../http/route.js';
import { findSeenBy } from '../cases/case-detail.js';
import type { Seen } from '../cases/seen.js';
import { viewerOf } from '../viewer.js';

/** A case that HR or the general manager may read whole: never his own. @throws RefusalError `CASE.NOT_FOUND` */
export async function wholeCase(
  db: Queryable,
  actor: SignedIn,
  caseId: string,
): Promise<{ readonly head: CaseHead; readonly seen: Seen }> {
  const seen = await findSeenBy(db, viewerOf(actor), caseId);
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined || !seesAll(seen.reader)) throw new RefusalError(refuse(CASE.NOT_FOUND));
  return { head, seen };
}
