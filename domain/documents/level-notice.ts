import type { Level } from '../vocabulary/level.js';
import type { Text } from '../vocabulary/text.js';

/** What a step says of a notice of level and pay that it orders (§15.3); the rest is taken from the records. */
export interface LevelNoticeOrder {
  /** Null at entry. */
  readonly fromLevel: Level | null;
  readonly toLevel: Level;
  /** Civil date. */
  readonly effectiveFrom: string;
  /** `YYYY-MM`; null outside a cycle. */
  readonly cycleMonth: string | null;
  /** Under which § level and pay change. */
  readonly basis: Text;
}
