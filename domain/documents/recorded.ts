import type { Signature } from '../pipelines/closing/acts.js';
import type { DocumentKind } from './kind.js';
import type { OfficeSignature } from './offices.js';

/** An issued document as the records have it, with what the person answered to it (I-41). */
export interface RecordedDocument {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  /** By which anybody verifies it. */
  readonly code: string;
  /** Of the page that was issued, hexadecimal. */
  readonly sha256: string;
  readonly content: unknown;
  readonly issuedAt: Date;
  readonly signature: Signature | null;
  /** Employee number of whoever entered how it was signed. */
  readonly recordedBy: string | null;
  readonly recordedByName: string | null;
  readonly signatureReason: string | null;
  readonly signedAt: Date | null;
  /** Who signed it for an office (9.5.3, 9.5.4), in order. */
  readonly offices: readonly OfficeSignature[];
}

/** Whether somebody has answered to it since it was issued: the person, or the general manager (9.5.4). */
export const isAnswered = ({ signature, offices }: Pick<RecordedDocument, 'signature' | 'offices'>): boolean =>
  signature !== null || offices.some(({ role }) => role === 'gm');
