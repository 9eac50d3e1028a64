import { findUploads } from '../../db/attachments/uploads.js';
import type { Queryable } from '../../db/database.js';
import { againstFiles } from '../../domain/attachments/against-files.js';
import { namedFiles } from '../../domain/attachments/named-files.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Call } from '../http/route.js';

/**
 * Judges the files that a form names, wherever in it, before the act is taken; the step that hands them in judges
 * again. A repetition of a call that may have handed them in already is let through.
 * @throws RefusalError `ATTACHMENT.*`, at the field
 */
export async function checkFiles(
  db: Queryable,
  { actor, repeated }: Pick<Call, 'actor' | 'repeated'>,
  form: unknown,
): Promise<void> {
  const named = namedFiles(form);
  if (named.length === 0 || repeated) return;
  const known = await findUploads(
    db,
    named.map(({ id }) => id),
  );
  const refusal = againstFiles(named, known, actor.personId);
  if (refusal !== undefined) throw new RefusalError(refusal);
}
