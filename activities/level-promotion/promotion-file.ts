import { renderCaseFile, type CaseFileContent } from '../../documents/case-file.js';
import type { DocumentMaking, MadeDocument } from '../documents/making.js';

/** 8.5.7: the file of a level promotion says from which level to which; one that was given up on the way, to none. */
export async function makePromotionFile({
  head,
  personName,
  number,
  filed,
}: Pick<DocumentMaking<'case-file'>, 'head' | 'personName' | 'number' | 'filed'>): Promise<MadeDocument> {
  const result = await filed.result(head.id);
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
    evaluations: await filed.evaluations(head.id),
    decisions: await filed.decisions(head.id),
    ownWords: await filed.words(head.id),
    attachments: await filed.attachments(head.id),
    standards: await filed.standards(head.id),
  };
  return { content, html: renderCaseFile(content) };
}
