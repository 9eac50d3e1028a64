import { listBound } from '../../db/attachments/bound.js';
import { listDecisions } from '../../db/cases/decisions.js';
import type { Queryable } from '../../db/database.js';
import type { CaseFileAttachment, CaseFileDecision } from '../../documents/case-file.js';

/** Every decision of a case in order, as its file holds them. */
export const filedDecisions = async (trx: Queryable, caseId: string): Promise<readonly CaseFileDecision[]> =>
  (await listDecisions(trx, caseId)).map(({ clause, kind, outcome, reason, decidedBy, at }) => ({
    clause,
    kind,
    outcome,
    reason,
    decidedBy,
    at: at.toISOString(),
  }));

/** Every file that was handed in with a case, as its own file lists them. */
export const filedAttachments = async (trx: Queryable, caseId: string): Promise<readonly CaseFileAttachment[]> =>
  (await listBound(trx, caseId)).map(({ id, filename, mediaType, sha256, bytes, purpose, by, at }) => ({
    id,
    filename,
    mediaType,
    sha256,
    bytes,
    purpose,
    by,
    at: at.toISOString(),
  }));
