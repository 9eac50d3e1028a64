import { keptIn } from '../../db/attachments/bound.js';
import { awaitedUploads, findUploads } from '../../db/attachments/uploads.js';
import type { Queryable } from '../../db/database.js';
import { againstFiles, againstFull } from '../../domain/attachments/against-files.js';
import { namedFiles } from '../../domain/attachments/named-files.js';
import { ATTACHMENT } from '../../domain/refusals/attachments.js';
import { refuse, RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Call } from '../http/route.js';

/**
 * Judges the files that a form names, wherever in it, before the act is taken; the step that hands them in judges
 * again. A repetition of a call that may have handed them in already is let through.
 * @param caseId of the case that the whole form is about, where it is about one
 * @throws RefusalError `ATTACHMENT.*`, at the field
 */
export async function checkFiles(
  { db, now }: { readonly db: Queryable; readonly now: () => Date },
  { actor, repeated }: Pick<Call, 'actor' | 'repeated'>,
  form: unknown,
  caseId?: string | null,
): Promise<void> {
  const named = namedFiles(form, { caseId: caseId ?? undefined });
  if (named.length === 0 || repeated) return;
  const ids = named.map(({ id }) => id);
  const awaited = new Set(await awaitedUploads(db, ids, now()));
  const known = (await findUploads(db, ids)).map((one) => ({ ...one, bound: one.bound || awaited.has(one.id) }));
  const sizes = new Map(known.map(({ id, bytes }) => [id, bytes]));
  const all = named.map(({ id, caseId: about }) => ({ about, bytes: sizes.get(id) ?? 0 }));
  const kept = await keptIn(
    db,
    all.flatMap(({ about }) => about ?? []),
  );
  const refusal = againstFiles(named, known, actor.personId) ?? againstFull(all, kept);
  if (refusal !== undefined) throw new RefusalError(refusal);
}

/**
 * The same beside the reason of an act without a task's form: a file belongs to one case, so that it is about one.
 * @throws RefusalError `ATTACHMENT.*`
 */
export async function checkFilesBeside(
  deps: Parameters<typeof checkFiles>[0],
  call: Pick<Call, 'actor' | 'repeated'>,
  { files }: { readonly files?: readonly string[] },
  caseIds: readonly string[],
): Promise<void> {
  if (files === undefined) return;
  if (caseIds.length !== 1) throw new RefusalError(refuse(ATTACHMENT.ONE_CASE));
  await checkFiles(deps, call, { files }, caseIds[0]);
}
