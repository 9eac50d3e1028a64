import type { AppealRemedyAct } from './acts.js';
import type { Level } from '../../vocabulary/level.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { AppealInput, AppealTerms } from './start.js';
import type { Refusal } from '../../vocabulary/refusal.js';

/** A level that is corrected, with what it replaces. */
export interface LevelCorrection {
  readonly from: Level;
  readonly to: Level;
  /** I-74: the day of the decision that is corrected. */
  readonly effectiveFrom: string;
  /** I-19, I-74: as the decision that is corrected; a level that comes back counts from where it counted before (I-21). */
  readonly countsFrom: string;
  /** I-65: of a correction that is a promotion, the level that 11.3 goes back to. */
  readonly promotedFrom: Level | null;
  /** Whether it stands in the place of a level that its case has set. */
  readonly replaces: boolean;
  /** By which level the pay goes now; null where it goes by the corrected one already. */
  readonly payFrom: Level | null;
  readonly reason: string;
}

/** What an appeal asks of the records; it only reads. */
export interface AppealActivities {
  /** May this person appeal against this decision now? */
  openAppeal(input: AppealInput & { readonly at: number }): Promise<OpenedWith<AppealTerms>>;

  /** Took the person no part in the case, and may he read the appeal? Gives everybody who took part. */
  checkReader(input: {
    readonly aboutId: string;
    readonly personId: string;
    readonly reader: string;
    readonly at: number;
  }): Promise<OpenedWith<{ readonly tookPart: readonly string[] }>>;

  /** Can the remedy be carried out as the records stand? For a level: what it changes. */
  checkRemedy(input: {
    readonly aboutId: string;
    readonly personId: string;
    readonly policyVersion: string;
    readonly act: AppealRemedyAct;
    /** Epoch milliseconds of the decision that is appealed against. */
    readonly decidedAt: number;
  }): Promise<{ readonly refusal: Refusal } | { readonly correction: LevelCorrection | null }>;
}
