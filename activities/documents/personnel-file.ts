import * as z from 'zod';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { concealReview } from '../../domain/pipelines/trial/review-privacy.js';
import { renderPersonnelFile, type PersonnelFileContent } from '../../documents/personnel-file.js';
import { makePromotionFile } from '../level-promotion/promotion-file.js';
import type { DocumentMaker } from './making.js';

/** The frozen file of a finished case: facts and findings as they were, every decision in order. */
export const personnelFile: DocumentMaker<'case-file'> = {
  series: null,
  orders: z.strictObject({}),
  make: async (_, making) => {
    const { head, personName, number, issuedOn, filed } = making;
    if (head.kind === 'level-promotion') return makePromotionFile(making);
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
      evaluations: (await filed.evaluations(head.id)).map(concealReview),
      decisions: await filed.decisions(head.id),
      ownWords: await filed.words(head.id),
      attachments: await filed.attachments(head.id),
      standards: await filed.standards(head.id),
    };
    return { content, html: renderPersonnelFile(content) };
  },
};
