import type { DocumentKind } from '../../domain/documents/kind.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { Queryable } from '../../db/database.js';
import type { CaseHead } from '../../db/cases/personnel-cases.js';
import { makeAppointmentNotice } from './appointment-notice.js';
import { makeCompanyNotice } from './company-notice.js';
import { makeLevelNotice } from './level-notice.js';
import { makePersonnelFile } from './personnel-file.js';
import { makeTrialLetter } from './trial-letter.js';
import { makeQualificationRecord } from './qualification-record.js';
import { makeSetbackNotice } from './setback-notice.js';

/** What a document is made of. */
export interface DocumentMaking {
  readonly order: DocumentOrder;
  readonly head: CaseHead;
  readonly number: string;
  /** Civil date in Asia/Shanghai. */
  readonly issuedOn: string;
  readonly issuedBy: string | null;
}

export interface MadeDocument {
  readonly content: unknown;
  readonly html: string;
  /** 9.5.10: published to everybody. */
  readonly forEverybody?: boolean;
  /** I-62: the document that it withdraws. */
  readonly withdraws?: string;
}

export interface DocumentMaker {
  /** The gap-free series it is numbered in; null where it takes the number of its case (`DA-…`). */
  readonly series: string | null;
  readonly make: (trx: Queryable, making: DocumentMaking) => Promise<MadeDocument>;
}

/** How each kind of document is made that a step may order. */
export const DOCUMENT_MAKERS: Readonly<Record<DocumentKind, DocumentMaker>> = {
  'case-file': { series: null, make: makePersonnelFile },
  'trial-letter': { series: 'SY', make: makeTrialLetter },
  'appointment-notice': { series: 'TZ', make: makeAppointmentNotice },
  'company-notice': { series: 'HT', make: makeCompanyNotice },
  'qualification-record': { series: 'ZG', make: makeQualificationRecord },
  'setback-notice': { series: 'TZ', make: makeSetbackNotice },
  'level-notice': { series: 'TZ', make: makeLevelNotice },
};
