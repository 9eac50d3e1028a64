import type { Queryable } from '../../../db/database.js';
import { findPaper, type KeptPaper } from '../../../db/documents/papers.js';
import type { FullDocument } from '../../../db/documents/views.js';
import { paperOfDocument } from '../../../documents/papers/of-document.js';
import { isAnswered } from '../../../domain/documents/recorded.js';
import { typeset } from '../../../documents/typeset/typeset.js';

/** A whole document as it was kept, with its answer once there is one; made now with the same bytes where it waits. */
export async function paperKeptOf(
  db: Queryable,
  found: FullDocument,
): Promise<Pick<KeptPaper, 'pdf' | 'sha256' | 'coded'>> {
  const kept = await findPaper(db, found.id, isAnswered(found) ? 'answered' : 'issued');
  return kept ?? typeset(paperOfDocument(found));
}
