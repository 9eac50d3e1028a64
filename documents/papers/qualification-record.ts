import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { QualificationRecordContent } from '../qualification-record.js';
import type { OfficeSaid, OfficeSignature } from '../../domain/documents/offices.js';
import { signedDocument } from './offices.js';
import { dayZh, printed } from './paper.js';
import type { PaperSignature } from './signature.js';

/** 《管理干部资格审查评定表》 (9.5.3) as its form prints it. */
export interface QualificationRecordFacts {
  readonly name: string;
  readonly personId: string;
  readonly department: string;
  readonly team: string;
  readonly post: string;
  readonly nominatedOn: string;
  readonly vacancyId: string;
  readonly round: string;
  readonly findings: readonly { readonly clause: string; readonly what: string; readonly met: string }[];
  readonly competency: string;
  readonly peripheral: string;
  readonly reachesMarks: string;
  readonly finding: string;
  readonly reason: string;
  readonly opinion: string;
  readonly policyVersion: string;
  readonly issuedOn: string;
  readonly hr: PaperSignature;
  /** What the general manager has decided (9.5.4); empty before. */
  readonly approval: string;
  readonly gm: PaperSignature;
}

const metZh = (met: boolean): string => (met ? '符合' : '不符合');

/** What the general manager said to the trial (9.5.4). */
function approvalZh({ approve, reject, return: returned, reason }: OfficeSaid): string {
  const why = reason === undefined ? '' : `理由：${reason}`;
  if (approve !== undefined) return '准予试用任命。';
  if (reject !== undefined) return `不予试用任命。${why}`;
  return returned === undefined ? '' : `退回。${why}`;
}

/** What HR found of a nominee, with what the rules found, and who signed it. */
export const qualificationRecordFacts = (
  content: QualificationRecordContent,
  signatures: readonly OfficeSignature[],
): QualificationRecordFacts => ({
  name: content.personName,
  personId: content.personId,
  department: content.department,
  team: content.team,
  post: POSITION_NAMES[content.post].zh,
  nominatedOn: dayZh(content.nominatedOn),
  vacancyId: content.vacancyId,
  round: `第 ${content.round} 轮`,
  findings: content.findings.map(({ clause, met, zh }) => ({
    clause: `§${clause}`,
    what: printed(zh),
    met: metZh(met),
  })),
  competency: content.competency,
  peripheral: content.peripheral,
  reachesMarks: metZh(content.reachesMarks),
  finding: content.qualified ? '■ 符合晋级资格　　□ 不符合晋级资格' : '□ 符合晋级资格　　■ 不符合晋级资格',
  reason: content.reason ?? '',
  opinion: content.qualified ? '经审查，同意提交总经理审批。' : '经审查，不符合晋级资格。',
  policyVersion: content.policyVersion,
  issuedOn: dayZh(content.issuedOn),
  hr: signedDocument(signatures, 'hr').signature,
  approval: approvalZh(signedDocument(signatures, 'gm').said),
  gm: signedDocument(signatures, 'gm').signature,
});
