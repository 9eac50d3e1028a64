import type { Queryable } from '../../db/database.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import { readCycleResults } from '../../db/cycles/results.js';
import { renderCaseFile, type CaseFileContent } from '../../documents/case-file.js';
import { filedAttachments, filedDecisions } from '../documents/filed.js';
import type { DocumentMaking, MadeDocument } from '../documents/making.js';

/** 8.5.7: the file of a level promotion says from which level to which; one that was given up on the way, to none. */
export async function makePromotionFile(
  trx: Queryable,
  { head, personName, number }: Pick<DocumentMaking<'case-file'>, 'head' | 'personName' | 'number'>,
): Promise<MadeDocument> {
  const [result] = await readCycleResults(trx, [head.id]);
  if (result === undefined || result.fromLevel === null) throw new Error(`case ${head.id} was no candidate`);
  const promoted = head.stage === 'promoted';
  const content: CaseFileContent = {
    number,
    caseId: head.id,
    cycleMonth: result.cycleMonth,
    personId: head.personId,
    personName,
    policyVersion: head.policyVersion,
    fromLevel: result.fromLevel,
    finalLevel: promoted ? result.finalLevel : null,
    effectiveFrom: promoted ? result.effectiveFrom : null,
    evaluations: await listEvaluations(trx, head.id),
    decisions: await filedDecisions(trx, head.id),
    attachments: await filedAttachments(trx, head.id),
  };
  return { content, html: renderCaseFile(content) };
}
