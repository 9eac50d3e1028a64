import * as z from 'zod';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { concealReview } from '../../domain/pipelines/trial/review-privacy.js';
import { listDecisions } from '../../db/cases/decisions.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import { renderPersonnelFile, type PersonnelFileContent } from '../../documents/personnel-file.js';
import type { DocumentMaker } from './making.js';

/** The frozen file of a finished case: facts and findings as they were, every decision in order. */
export const personnelFile: DocumentMaker<'case-file'> = {
  series: null,
  orders: z.strictObject({}),
  make: async (trx, { head, personName, number, issuedOn }) => {
    const decisions = await listDecisions(trx, head.id);
    const content: PersonnelFileContent = {
      number,
      caseId: head.id,
      kind: CASE_KIND_NAMES[head.kind],
      personId: head.personId,
      personName,
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
  },
};
