import type { Queryable } from '../../db/database.js';
import { scoresInCase } from '../../db/defense/defense.js';
import { listDecisions } from '../../db/cases/decisions.js';
import { listDutyReports, type DutyReport } from '../../db/appointments/duty-reports.js';
import { readHeads, type CaseHead } from '../../db/cases/personnel-cases.js';
import type { SignedIn } from '../http/route.js';
import { scopeOf } from './viewer.js';
import { CASE } from '../../domain/refusals/cases.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

export interface SeenReports {
  readonly head: CaseHead;
  /** What was written in the form, of the report that was handed in. */
  readonly text: string | null;
  /** Number of the file that was handed in. */
  readonly handedIn: number | null;
  readonly files: readonly DutyReport[];
}

/**
 * 9.5.7: the report is read by the panel, HR, the general manager and the candidate; what he uploaded and did not hand
 * in is his own. @throws ApiRefusal `CASE.NOT_FOUND` for everybody else.
 */
export async function findReports(db: Queryable, actor: SignedIn, caseId: string): Promise<SeenReports> {
  const [head] = await readHeads(db, [caseId]);
  const own = head?.personId === actor.personId;
  const reads =
    own || scopeOf(actor) === 'all' || (head !== undefined && (await scoresInCase(db, actor.personId, caseId)));
  if (head?.kind !== 'position-promotion' || !reads) throw new RefusalError(refuse(CASE.NOT_FOUND));
  const decided = (await listDecisions(db, caseId)).findLast(({ kind }) => kind === 'report');
  const { text, reportId } = (decided?.detail ?? {}) as { readonly text?: string; readonly reportId?: number };
  const files = await listDutyReports(db, caseId);
  return {
    head,
    text: text ?? null,
    handedIn: reportId ?? null,
    files: own ? files : files.filter(({ id }) => id === reportId),
  };
}
