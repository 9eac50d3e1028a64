import type { DocumentKind } from '../../domain/documents/kind.js';
import type { OfficeSignature } from '../../domain/documents/offices.js';
import type { AppointmentNoticeContent } from '../appointment-notice.js';
import type { CaseFileContent } from '../case-file.js';
import type { CompanyNoticeContent } from '../company-notice.js';
import type { PersonnelFileContent } from '../personnel-file.js';
import type { SealedUpTo } from '../html.js';
import type { LevelNoticeContent } from '../level-notice.js';
import type { QualificationRecordContent } from '../qualification-record.js';
import type { SetbackNoticeContent } from '../setback-notice.js';
import type { TrialLetterContent } from '../trial-letter.js';
import { caseFileFacts } from './case-file.js';
import { companyNoticeFacts, companyNoticeTitle } from './company-notice.js';
import { appointmentNoticeFacts, levelNoticeFacts, setbackNoticeFacts } from './notices.js';
import type { Paper, PaperFrame } from './paper.js';
import { qualificationRecordFacts } from './qualification-record.js';
import type { PaperSignature } from './signature.js';
import { trialLetterFacts } from './trial-letter.js';

/** An issued document as its paper is made from it. */
export interface IssuedPaper {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly caseId: string;
  /** By which it is verified; empty where none was given. */
  readonly code: string;
  /** Why it is no more than a copy; empty where it is whole. */
  readonly copy: string;
  /** SHA-256 of the document, hexadecimal. */
  readonly sha256: string;
  /** Civil date in Asia/Shanghai. */
  readonly issuedOn: string;
  /** Frozen at the issue; of the shape of its kind. */
  readonly content: unknown;
  readonly signature: PaperSignature;
  /** Who signed it for an office (9.5.3, 9.5.4). */
  readonly offices: readonly OfficeSignature[];
}

type Made = Pick<Paper, 'form' | 'facts'> & { readonly title: string };
type Maker = (content: never, signed: Pick<IssuedPaper, 'signature' | 'offices'>) => Made;

const NOTICE = '任职资格/薪资调整通知书';

/** How the paper of each kind of document is made. */
const MAKERS: Readonly<Record<DocumentKind, Maker>> = {
  'level-notice': (content: LevelNoticeContent, { signature }) => ({
    form: 'level-notice',
    title: NOTICE,
    facts: levelNoticeFacts(content, signature),
  }),
  'appointment-notice': (content: AppointmentNoticeContent, { signature }) => ({
    form: 'appointment-notice',
    title: NOTICE,
    facts: appointmentNoticeFacts(content, signature),
  }),
  'setback-notice': (content: SetbackNoticeContent, { signature }) => ({
    form: 'setback-notice',
    title: `${NOTICE}（降级）`,
    facts: setbackNoticeFacts(content, signature),
  }),
  'trial-letter': (content: TrialLetterContent) => ({
    form: 'trial-letter',
    title: content.extendedMonths === 0 ? '试用任命通知书' : '试用任命延长通知书',
    facts: trialLetterFacts(content),
  }),
  'qualification-record': (content: QualificationRecordContent, { offices }) => ({
    form: 'qualification-record',
    title: '管理干部资格审查评定表',
    facts: qualificationRecordFacts(content, offices),
  }),
  'company-notice': (content: CompanyNoticeContent) => ({
    form: 'company-notice',
    title: companyNoticeTitle(content),
    facts: companyNoticeFacts(content),
  }),
  'case-file': (content: CaseFileContent | PersonnelFileContent) => ({
    form: 'case-file',
    title: 'kind' in content ? '人事案件档案' : '晋级评定档案',
    facts: caseFileFacts(content),
  }),
};

/** Up to where the chain was sealed, as the foot prints it. */
const chainOf = (content: unknown): string => {
  const sealed = (content as { readonly sealedUpTo?: SealedUpTo } | null)?.sealedUpTo;
  return sealed === undefined ? '' : `${sealed.no} · ${sealed.hash}`;
};

/** The paper of an issued document. */
export function paperOfIssued(issued: IssuedPaper): Paper {
  const { form, title, facts } = MAKERS[issued.kind](issued.content as never, issued);
  const frame: PaperFrame = {
    title,
    number: issued.number,
    caseId: issued.caseId,
    code: issued.copy === '' ? issued.code : '',
    copy: issued.copy,
    // Of the whole: by it whoever knows the rest would find what a copy covers.
    digest: issued.copy === '' ? issued.sha256 : '',
    chain: chainOf(issued.content),
    date: issued.issuedOn,
  };
  return { form, frame, facts };
}
