import type { FilePurpose } from '../attachments/attachment.js';
import { AT_ONCE, tells, type Telling } from './telling.js';

/**
 * To whom the papers of a case are told: what people wrote at length and the files that they handed in. A paper is told
 * with the decision that its act wrote, and to nobody whom this table leaves out.
 */
export const PAPER_SIGHT: Readonly<Record<FilePurpose, Telling>> = {
  // I-38, I-27: whoever reads the reason reads what proves it.
  evidence: AT_ONCE,
  // I-79: read by panel and general manager.
  statement: AT_ONCE,
  presentation: AT_ONCE,
  // 9.5.7: for the panel, HR, the general manager and the candidate.
  'duty-report': tells('now', 'never', 'never', 'now'),
  // I-41: of the person, for HR and himself.
  'signed-scan': tells('now', 'never', 'never', 'never'),
};

/** Decisions whose text is a paper of its own: it stands in their detail, as `text`. */
export const PAPER_OF_DECISION: Readonly<Partial<Record<string, FilePurpose>>> = {
  report: 'duty-report',
};
