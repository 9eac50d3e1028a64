import type { Signature } from '../pipelines/closing/acts.js';
import type { DocumentKind } from './kind.js';

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
  readonly signatureReason: string | null;
  readonly signedAt: Date | null;
}
