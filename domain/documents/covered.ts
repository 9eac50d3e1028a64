import { DOCUMENTS, type DocumentKind } from './kind.js';

/**
 * Whether nothing of a kind of paper is covered for somebody. Where something is, its digest is not for him either:
 * whoever knows the rest would compute from it what it is.
 */
export function isReadWhole(kind: DocumentKind, reads: { readonly pay: boolean; readonly leave: boolean }): boolean {
  const { covers } = DOCUMENTS[kind];
  return covers === undefined || reads[covers];
}
