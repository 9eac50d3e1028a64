import type { Signature } from '../pipelines/closing/acts.js';
import type { AppointmentNoticeOrder } from './appointment-notice.js';
import type { CaseFileOrder } from './case-file.js';
import type { CompanyNoticeOrder } from './company-notice.js';
import type { DocumentKind } from './kind.js';
import type { LevelNoticeOrder } from './level-notice.js';
import type { QualificationRecordOrder } from './qualification-record.js';
import type { SetbackNoticeOrder } from './setback-notice.js';
import type { TrialLetterOrder } from './trial-letter.js';

/** What a step says of each kind of document that it orders: what the records do not hold. */
export interface DocumentContents {
  readonly 'level-notice': LevelNoticeOrder;
  readonly 'appointment-notice': AppointmentNoticeOrder;
  readonly 'setback-notice': SetbackNoticeOrder;
  readonly 'trial-letter': TrialLetterOrder;
  readonly 'qualification-record': QualificationRecordOrder;
  readonly 'company-notice': CompanyNoticeOrder;
  readonly 'case-file': CaseFileOrder;
}

/** I-41: what an earlier step has issued is signed, or why it was not. By whoever acts: for another, he has the scan. */
export interface DocumentSigned {
  readonly kind: DocumentKind;
  readonly caseId: string;
  readonly signature: Signature;
  readonly reason?: string;
}

/** A document that a step issues (§15), by its kind; `activities/documents/makers.ts` knows how each is made. */
export type DocumentOrder<K extends DocumentKind = DocumentKind> = {
  readonly [P in K]: {
    readonly kind: P;
    readonly caseId: string;
    /** Which of several of a kind in one case; 1 where absent. */
    readonly edition?: number;
    readonly content: DocumentContents[P];
  };
}[K];

/** What a step does with the documents of a case. */
export type DocumentStep = DocumentOrder | DocumentSigned;
