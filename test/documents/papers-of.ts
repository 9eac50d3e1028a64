import type { AppointmentNoticeContent } from '../../documents/appointment-notice.js';
import type { CaseFileContent } from '../../documents/case-file.js';
import type { CompanyNoticeContent } from '../../documents/company-notice.js';
import type { LevelNoticeContent } from '../../documents/level-notice.js';
import { paperOfIssued } from '../../documents/papers/issued.js';
import type { Paper } from '../../documents/papers/paper.js';
import { signatureOf, UNSIGNED, type PaperSignature } from '../../documents/papers/signature.js';
import type { PersonnelFileContent } from '../../documents/personnel-file.js';
import type { QualificationRecordContent } from '../../documents/qualification-record.js';
import type { SetbackNoticeContent } from '../../documents/setback-notice.js';
import type { TrialLetterContent } from '../../documents/trial-letter.js';
import type { DocumentKind } from '../../domain/documents/kind.js';
import type { OfficeSignature } from '../../domain/documents/offices.js';

/** Contents as steps freeze them, of invented people. */
const person = { personId: '20001', personName: '周超', policyVersion: 'v1' } as const;

export const levelNotice: LevelNoticeContent = {
  ...person,
  number: 'TZ-2026-00001',
  caseId: 'LP-2026-07-00001',
  cycleMonth: '2026-07',
  fromLevel: 'junior-1',
  toLevel: 'intermediate1-1',
  effectiveFrom: '2026-07-01',
  fromAmount: '4560.00',
  toAmount: '5120.00',
  issuedOn: '2026-07-20',
  basis: { zh: '§8.5.7 与 §12.2', en: '§8.5.7 and §12.2' },
};
export const appointmentNotice: AppointmentNoticeContent = {
  ...person,
  number: 'TZ-2026-00002',
  caseId: 'PP-2026-00001',
  fromPosition: 'agent',
  toPosition: 'team-leader',
  appointedOn: '2026-10-21',
  fromLevel: 'intermediate2-1',
  toLevel: 'senior-1',
  effectiveFrom: '2026-10-01',
  fromAmount: '6100.00',
  toAmount: '7300.00',
  issuedOn: '2026-10-21',
};
export const setbackNotice: SetbackNoticeContent = {
  ...person,
  number: 'TZ-2026-00003',
  caseId: 'SB-2026-00001',
  month: '2026-08',
  clause: '11.2',
  road: 'agreed',
  from: 'junior-3',
  to: 'junior-2',
  effectiveFrom: '2026-10-01',
  fromAmount: '4900.00',
  toAmount: '4700.00',
  issuedOn: '2026-09-30',
};
export const trialLetter: TrialLetterContent = {
  ...person,
  number: 'SY-2026-00001',
  caseId: 'PP-2026-00001',
  post: 'team-leader',
  reportsToName: '王主管',
  startOn: '2026-07-20',
  lastDay: '2026-10-20',
  reviewOn: '2026-10-10',
  months: 3,
  extendedMonths: 0,
  issuedOn: '2026-07-18',
};
export const qualificationRecord: QualificationRecordContent = {
  ...person,
  number: 'ZG-2026-00001',
  caseId: 'PP-2026-00001',
  vacancyId: 'PV-2026-00001',
  round: 1,
  department: '客户关怀部',
  team: '一组',
  post: 'team-leader',
  nominatedOn: '2026-07-02',
  findings: [
    { clause: '9.2.1', met: true, zh: '在现岗位 14 个月' },
    { clause: '9.2.3', met: true, zh: '3A,无 C、D' },
  ],
  competency: '82.50',
  peripheral: '79.25',
  reachesMarks: true,
  qualified: true,
  reason: '两项均分达到标准',
  issuedOn: '2026-07-10',
};
export const companyNotice: CompanyNoticeContent = {
  number: 'HT-2026-00001',
  caseId: 'PP-2026-00001',
  personId: '20001',
  personName: '周超',
  departmentName: '客户关怀部',
  publishedOn: '2026-10-22',
  signedBy: '陈总',
  text: '经试用考核、述职答辩评审并报总经理批准，现将任职决定通知如下：',
  fromPosition: 'agent',
  toPosition: 'team-leader',
  team: '一组',
  appointedOn: '2026-10-21',
};
export const caseFile: CaseFileContent = {
  ...person,
  number: 'DA-LP-2026-07-00001',
  caseId: 'LP-2026-07-00001',
  cycleMonth: '2026-07',
  fromLevel: 'junior-1',
  finalLevel: 'intermediate1-1',
  effectiveFrom: '2026-07-01',
  evaluations: [
    {
      at: '2026-07-07T01:00:00.000Z',
      request: {
        kind: 'level-promotion',
        ratings: [
          { month: '2026-05', rating: 'A' },
          { month: '2026-06', rating: 'S' },
        ],
      },
      answer: {
        findings: [
          {
            clause: '8.4.1.2.B',
            met: true,
            expected: { zh: '1S+1A 以上,无 C、D', en: '' },
            actual: { zh: '1 S、1 A', en: '' },
          },
        ],
      },
    },
  ],
  decisions: [
    {
      clause: '8.5.5',
      kind: 'gm',
      outcome: 'approve',
      reason: '同意',
      decidedBy: '10001',
      decidedByName: '陈总',
      at: '2026-07-15T16:30:00.000Z',
    },
  ],
  ownWords: [{ kind: 'statement', text: '半年工作总结\n服务满意度提升', by: '20001', at: '2026-07-06T02:00:00.000Z' }],
  attachments: [
    {
      id: '0f5f6c1e-7b0e-4f3a-9d55-0d6f6f6c0a01',
      filename: '工作总结.pdf',
      mediaType: 'application/pdf',
      sha256: 'ab'.repeat(32),
      bytes: 2048,
      purpose: 'statement',
      by: '20001',
      byName: '周超',
      at: '2026-07-06T02:00:00.000Z',
    },
  ],
  standards: [
    {
      sessionId: 'LC-2026-07-D1',
      policyVersion: 'v1',
      source: 'release',
      laidDownFor: null,
      level: 'intermediate2-1',
      descriptors: [
        { ability: 'business', descriptor: { zh: '能发掘需求', en: 'finds needs', wording: 'paraphrase' } },
      ],
    },
  ],
};
const personnelFile: PersonnelFileContent = {
  ...person,
  number: 'DA-SB-2026-00001',
  caseId: 'SB-2026-00001',
  kind: { zh: '降级处理', en: 'setback' },
  stage: 'closed',
  outcome: 'demoted',
  detail: {},
  closedOn: '2026-10-12',
  choices: {},
  evaluations: [],
  decisions: [],
  ownWords: [],
  attachments: [],
  standards: [],
};

const signed = signatureOf({
  signature: 'signed',
  recordedBy: '20001',
  recordedByName: '周超',
  reason: null,
  at: '2026-07-21T02:32:00.000Z',
  person: { id: '20001', name: '周超' },
});

/** Of an office, bound to the document that `issued` makes. */
export const office = (role: OfficeSignature['role'], name: string, at: string): OfficeSignature => ({
  role,
  name,
  deputyName: null,
  cases: [],
  said: {},
  sha256: '5e'.repeat(32),
  at,
});

/** An issued document as its paper. */
export const issued = (
  kind: DocumentKind,
  content: { readonly number: string; readonly caseId: string },
  issuedOn: string,
  signature: PaperSignature = UNSIGNED,
  offices: readonly OfficeSignature[] = [],
): Paper =>
  paperOfIssued({
    kind,
    number: content.number,
    caseId: content.caseId,
    code: '7K3M9QX2TB4D',
    copy: '',
    sha256: '5e'.repeat(32),
    issuedOn,
    content: { ...content, sealedUpTo: { no: 1234, hash: '0123456789abcdef' } },
    signature,
    offices,
  });

/** A paper of every kind that is issued, by the name under which the gallery shows it. */
export const ISSUED: Readonly<Record<string, Paper>> = {
  'level-notice': issued('level-notice', levelNotice, '2026-07-20', signed),
  'appointment-notice': issued('appointment-notice', appointmentNotice, '2026-10-21'),
  'setback-notice': issued('setback-notice', setbackNotice, '2026-09-30'),
  'trial-letter': issued('trial-letter', trialLetter, '2026-07-18'),
  'trial-letter-extended': issued(
    'trial-letter',
    { ...trialLetter, extendedMonths: 1 } as TrialLetterContent,
    '2026-10-18',
  ),
  'qualification-record': issued('qualification-record', qualificationRecord, '2026-07-10', UNSIGNED, [
    office('hr', '何人事', '2026-07-10T03:00:00.000Z'),
    { ...office('gm', '陈总', '2026-07-15T08:30:00.000Z'), said: { approve: 1 } },
  ]),
  'company-notice': issued('company-notice', companyNotice, '2026-10-22'),
  'company-notice-withdrawal': issued(
    'company-notice',
    {
      number: 'HT-2026-00002',
      caseId: 'PP-2026-00001',
      personId: '20001',
      personName: '周超',
      departmentName: '客户关怀部',
      publishedOn: '2026-10-25',
      signedBy: '陈总',
      withdraws: 'HT-2026-00001',
      reason: '班组名称有误',
    } as CompanyNoticeContent,
    '2026-10-25',
  ),
  'case-file': issued('case-file', caseFile, '2026-07-28'),
  'personnel-file': issued('case-file', personnelFile, '2026-10-12'),
};
