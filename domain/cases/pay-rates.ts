import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Level } from '../vocabulary/level.js';
import type { Position } from '../vocabulary/position.js';

/** I-83: which amounts the pay table lacks on the day on which a promotion takes effect. */
export interface RatesMissing {
  readonly caseId: string;
  /** In the order of the ladder. */
  readonly levels: readonly Level[];
  readonly on: CivilDate;
}

/** What a promotion asks of the pay table; it only reads. */
export interface RateActivities {
  /** Of these cases, those for whose levels the pay table has no amount on their day. */
  findMissingRates(input: { readonly cases: readonly RatesMissing[] }): Promise<readonly RatesMissing[]>;
}

/** A promotion that waits for its approval or its release, as far as the pay table is concerned. */
export interface PromotionAhead {
  readonly caseId: string;
  /** The cycle or the vacancy. */
  readonly groupId: string | null;
  readonly post: Position | null;
  readonly policyVersion: string;
  readonly from: Level | null;
  /** Null where the appointment makes it of the level of its day (I-61). */
  readonly to: Level | null;
}
