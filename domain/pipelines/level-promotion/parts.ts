import type { Candidate } from './candidate.js';

/** What a step leaves in the records of a level-promotion cycle (§8). */
export interface LevelPromotionParts {
  readonly cycle: CycleChange;
  /** Where the people of a cycle stand, until their results are released (8.5.6); from then on they are cases as all others. */
  readonly candidates: readonly Candidate[];
}

/** What a step does to the row of a cycle; what is absent stays. */
export interface CycleChange {
  readonly stage: 'draft' | 'collecting' | 'running' | 'closed' | 'dismissed';
  readonly launch?: {
    readonly on: string;
    readonly by: string;
    readonly late: boolean;
    readonly lateReason?: string;
  };
  readonly closingDate?: string;
  /** I-81: dropped before its launch; with `dismissed`. */
  readonly drop?: { readonly by: string; readonly reason: string };
  /** The launch was undone: it is a draft again, as if it had never been launched; with `draft`. */
  readonly undone?: true;
}
