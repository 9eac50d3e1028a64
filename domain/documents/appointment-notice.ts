import type { Level } from '../vocabulary/level.js';
import type { Position } from '../vocabulary/position.js';

/** What a step says of the notice of a formal appointment (9.5.9, §15.3). */
export interface AppointmentNoticeOrder {
  /** Civil date from which the post is held. */
  readonly on: string;
  /** Civil date from which level and pay hold (12.2, I-42). */
  readonly effectiveFrom: string;
  readonly from: Position;
  readonly to: Position;
  /** Null for a post without a ladder (I-04). */
  readonly fromLevel: Level | null;
  readonly toLevel: Level | null;
}
