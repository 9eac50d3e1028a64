import type { NewHire } from '../../people/hire.js';

/** §6: a new person in HR's records. */
export interface EntryParts {
  readonly hire: NewHire;
}
