import type { FilePurpose } from '../attachments/attachment.js';
import { AT_ONCE, tells, type Telling } from './telling.js';

/** What is handed in with a case: files by their purpose, and the wish to be submitted, which has none. */
export const PAPER_KINDS = [
  'wish',
  'statement',
  'presentation',
  'duty-report',
  'evidence',
  'signed-scan',
] as const satisfies readonly (FilePurpose | 'wish')[];
/** What is handed in with a case. */
export type PaperKind = (typeof PAPER_KINDS)[number];

/**
 * To whom the papers of a case are told: what people wrote at length and the files that they handed in. What an act of
 * the case brought is told with the decision that the act wrote, and to nobody whom this table leaves out.
 */
export const PAPER_SIGHT: Readonly<Record<PaperKind, Telling>> = {
  // I-79: the head sees it beside the name; it is nothing that a panel scores.
  wish: tells('now', 'now', 'now', 'never'),
  // I-79: read by panel and general manager.
  statement: AT_ONCE,
  presentation: AT_ONCE,
  // 9.5.7: for the panel, HR, the general manager and the candidate.
  'duty-report': tells('now', 'never', 'never', 'now'),
  // I-38, I-27: whoever reads the reason reads what proves it.
  evidence: AT_ONCE,
  // I-41: of the person, for HR and himself.
  'signed-scan': tells('now', 'never', 'never', 'never'),
};

/** The evidence of a complaint that a case is about: for whom the record of the person is, so never for a panel. */
export const COMPLAINT_SIGHT: Telling = tells('now', 'now', 'now', 'never');

/** Decisions whose text is a paper of its own: it stands in their detail, as `text`. */
export const PAPER_OF_DECISION: Readonly<Partial<Record<string, PaperKind>>> = {
  report: 'duty-report',
};
