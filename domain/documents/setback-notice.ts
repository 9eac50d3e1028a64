import type { Level } from '../vocabulary/level.js';

/** What a step says of the notice of a lower level (§11, §15.3). */
export interface SetbackNoticeOrder {
  readonly from: Level;
  readonly to: Level;
  /** Civil date, the first of a month (I-67). */
  readonly effectiveFrom: string;
  /** 11.2, 11.3, or I-69 after a plan that failed. */
  readonly clause: string;
  /** The rated month, `YYYY-MM`. */
  readonly month: string;
  /** I-41: with his agreement, or decided by the general manager without it. */
  readonly road: 'agreed' | 'decided';
}
