import type { ManagementPosition } from '../vocabulary/position.js';

/** What a step says of the letter of a trial appointment (9.5.5), or of its second one after an extension (I-51). */
export interface TrialLetterOrder {
  readonly post: ManagementPosition;
  /** Employee number. */
  readonly reportsTo: string;
  /** Civil dates. */
  readonly startOn: string;
  readonly lastDay: string;
  readonly reviewOn: string;
  /** Whole months of the first letter. */
  readonly months: number;
  /** 0 in the first letter. */
  readonly extendedMonths: number;
}
