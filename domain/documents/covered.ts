import type { DocumentKind } from './kind.js';

/** Kinds whose papers say what somebody is paid (§12, 15.3). */
const SAYS_PAY: ReadonlySet<DocumentKind> = new Set(['level-notice', 'appointment-notice', 'setback-notice']);
/** Kinds whose papers may say which leave it was (I-09). */
const SAYS_LEAVE: ReadonlySet<DocumentKind> = new Set(['case-file']);

/**
 * Whether nothing of a kind of paper is covered for somebody. Where something is, its digest is not for him either:
 * whoever knows the rest would compute from it what it is.
 */
export const isReadWhole = (kind: DocumentKind, reads: { readonly pay: boolean; readonly leave: boolean }): boolean =>
  (reads.pay || !SAYS_PAY.has(kind)) && (reads.leave || !SAYS_LEAVE.has(kind));
