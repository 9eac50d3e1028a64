import { listDecisions } from '../../db/cases/decisions.js';
import type { Queryable } from '../../db/database.js';
import type { CaseFileDecision } from '../../documents/case-file.js';

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
