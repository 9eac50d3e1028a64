import type { DocumentKind } from '../../domain/documents/kind.js';
import { appointmentNotice } from './appointment-notice.js';
import { companyNotice } from './company-notice.js';
import { levelNotice } from './level-notice.js';
import type { DocumentMaker } from './making.js';
import { personnelFile } from './personnel-file.js';
import { qualificationRecord } from './qualification-record.js';
import { setbackNotice } from './setback-notice.js';
import { trialLetter } from './trial-letter.js';

/** How each kind of document is made that a step may order. */
export const DOCUMENT_MAKERS: { readonly [K in DocumentKind]: DocumentMaker<K> } = {
  'case-file': personnelFile,
  'trial-letter': trialLetter,
  'appointment-notice': appointmentNotice,
  'company-notice': companyNotice,
  'qualification-record': qualificationRecord,
  'setback-notice': setbackNotice,
  'level-notice': levelNotice,
};
