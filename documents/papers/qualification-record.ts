import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { QualificationRecordContent } from '../qualification-record.js';
import { dayZh, printed } from './paper.js';

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
}

const metZh = (met: boolean): string => (met ? '符合' : '不符合');

/** What HR found of a nominee, with what the rules found. */
export const qualificationRecordFacts = (content: QualificationRecordContent): QualificationRecordFacts => ({
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
});
