import type { Queryable } from '../../db/database.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { SIGN } from '../../domain/refusals/signing.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { whyUnsigned, type SigningOp } from '../../domain/signing/signing.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { admitAddressee } from '../views/tasks/addressees.js';

/** Who is to sign a task, when, and why he is asked. */
export type SignerToAdd = Pick<Extract<SigningOp, { readonly do: 'add' }>, 'way' | 'to' | 'note'>;

/**
 * What the workflow gets of it: he may read the case of the task and has no interest in it (docs/decisions/0058).
 * @throws RefusalError SIGN.NOT_OFFERED, TALK.NOT_READER, TALK.INTERESTED
 */
export async function signerToAdd(db: Queryable, { kind, caseId }: TaskView, asked: SignerToAdd): Promise<SigningOp> {
  const why = whyUnsigned(kind as TaskKind);
  if (why !== undefined) throw new RefusalError(refuse(SIGN.NOT_OFFERED, { why }));
  if (caseId === null) throw new RefusalError(refuse(TASK.NOT_FOUND));
  await admitAddressee(db, caseId, asked.to);
  return { do: 'add', caseId, ...asked };
}
