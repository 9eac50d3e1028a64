import type { Paper } from '../pipelines/catalogue.js';
import { APPOINTMENT } from '../pipelines/appointment/catalogue.js';
import { CLOSING } from '../pipelines/closing/catalogue.js';
import { HOUSE } from '../pipelines/house/catalogue.js';
import { VACANCY } from '../pipelines/position-promotion/catalogue.js';
import { SETBACK } from '../pipelines/setback/catalogue.js';
import { TRIAL } from '../pipelines/trial/catalogue.js';

/** The documents of the product (§15), our own design where the source lost its form (I-75), from the catalogues. */
const DECLARED = {
  ...CLOSING.documents,
  ...APPOINTMENT.documents,
  ...SETBACK.documents,
  ...TRIAL.documents,
  ...VACANCY.documents,
  ...HOUSE.documents,
};
/** A kind of paper that some catalogue declares. */
export type DocumentKind = keyof typeof DECLARED;
/** Every kind of paper with its § and title, as the catalogues declare them. */
export const DOCUMENTS: Readonly<Record<DocumentKind, Paper>> = DECLARED;
/** The kinds of papers in the order of the catalogues. */
export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as readonly DocumentKind[] as readonly [
  DocumentKind,
  ...DocumentKind[],
];
