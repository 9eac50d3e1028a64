import type { Paper } from '../pipelines/catalogue.js';
import { declaredIn, type DeclaredIn } from '../pipelines/catalogues.js';

/** A kind of paper that some catalogue declares. */
export type DocumentKind = DeclaredIn<'documents'>;
/** Every kind of paper (§15), our own design where the source lost its form (I-75), from the catalogues. */
export const DOCUMENTS: Readonly<Record<DocumentKind, Paper>> = declaredIn('documents');
/** The kinds of papers in the order of the catalogues. */
export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as readonly DocumentKind[] as readonly [
  DocumentKind,
  ...DocumentKind[],
];
