import type { Candidate } from './candidate.js';

/** What a step leaves in the records of a level-promotion cycle (§8). */
export interface LevelPromotionParts {
  readonly cycle: CycleChange;
  readonly candidates: readonly Candidate[];
  /** 8.5.6: results handed back; cases that wait for the interview, with notices for the approved. */
  readonly released: readonly { readonly caseId: string }[];
  /** A person's case, after the release. */
  readonly personStage: { readonly caseId: string; readonly stage: 'interview' | 'confirmation' | 'notice' };
  /** 8.5.7: archive; level and pay follow when promoted. */
  readonly settle: { readonly caseId: string; readonly promoted: boolean; readonly reason?: string };
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
}
