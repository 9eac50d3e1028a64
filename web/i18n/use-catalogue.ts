import { catalogue as en } from './en/catalogue.js';
import { useTexts } from './language.js';
import { catalogue as zh } from './zh/catalogue.js';

/** What the pipelines call their stages, acts, decisions and documents, in the person's language. */
export const useCatalogue = (): typeof zh => useTexts({ zh, en });
