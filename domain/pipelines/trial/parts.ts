import type { ReviewChange, TrialChange } from './trial.js';

/** What a step leaves in the records of a trial appointment and its review (9.5.5, 9.5.6). */
export interface TrialParts {
  readonly trial: TrialChange;
  readonly review: ReviewChange;
}
