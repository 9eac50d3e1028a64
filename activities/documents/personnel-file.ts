import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { concealReview } from '../../domain/pipelines/trial/review-privacy.js';
import type { Queryable } from '../../db/database.js';
import { listDecisions } from '../../db/cases/decisions.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import { nameOf } from '../../db/people/people.js';
import { renderPersonnelFile, type PersonnelFileContent } from '../../documents/personnel-file.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

/** The frozen file of a finished case: facts and findings as they were, every decision in order. */
export async function makePersonnelFile(
  trx: Queryable,
  { head, number, issuedOn }: DocumentMaking,
): Promise<MadeDocument> {
  const decisions = await listDecisions(trx, head.id);
  const content: PersonnelFileContent = {
    number,
    caseId: head.id,
    kind: CASE_KIND_NAMES[head.kind],
    personId: head.personId,
    personName: await nameOf(trx, head.personId),
    stage: head.stage,
    outcome: head.outcome,
    detail: head.detail,
    closedOn: issuedOn,
    policyVersion: head.policyVersion,
    choices: head.choices,
    evaluations: (await listEvaluations(trx, head.id)).map(concealReview),
    decisions: decisions.map(({ clause, kind, outcome, reason, decidedBy, at }) => ({
      clause,
      kind,
      outcome,
      reason,
      decidedBy,
      at: at.toISOString(),
    })),
  };
  return { content, html: renderPersonnelFile(content) };
}
