import type { DocumentKind } from './kind.js';

/** A document that a step issues (§15); `activities/documents/makers.ts` knows how each kind is made. */
export interface DocumentOrder {
  readonly kind: DocumentKind;
  readonly caseId: string;
  /** Which of several of a kind in one case; 1 where absent. */
  readonly edition?: number;
  /** What the records do not hold. */
  readonly content: Readonly<Record<string, unknown>>;
}
