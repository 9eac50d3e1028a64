import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Complaint } from '../people/complaint.js';
import type { Leave } from '../people/leave.js';
import type { Finding } from './answer.js';
import type { Level } from '../vocabulary/level.js';
import type { Month } from '../vocabulary/month.js';
import type { ManagementPosition, Position } from '../vocabulary/position.js';
import type { MonthlyRating } from '../vocabulary/rating.js';
import type { Status } from '../vocabulary/status.js';
import type { Text } from '../vocabulary/text.js';

/** What HR's records say today of a person who wants to know where he stands. */
export interface StandingFacts {
  readonly position: Position;
  readonly positionSince: CivilDate;
  /** Null for those without a level ladder (I-04). */
  readonly level: Level | null;
  /** The day from which 8.2.2 counts (I-19). */
  readonly levelSince: CivilDate;
  /** As of today. */
  readonly status: Status;
  /** Also one that is still to come. */
  /** The day of entry: no rating can be missing of a month before it. */
  readonly hiredOn: CivilDate;
  readonly confirmedOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  readonly ratings: readonly MonthlyRating[];
  readonly complaints: readonly Complaint[];
  /** Spells of leave; months of protected ones may be passed over (I-09). */
  readonly leaves: readonly Leave[];
  /** A setback is not decided yet (I-68). */
  readonly demotionPending: boolean;
}

/** Which cycle comes next for a person depends on those that were there. */
export interface CycleMarks {
  /** The last cycle that has evaluated him; it does not come again. */
  readonly evaluated: Month | null;
  /** The cycle that is open and has evaluated nobody yet, however late. */
  readonly open: Month | null;
}

/**
 * How a rule stands: met by the ratings there are; within reach of the months that are left; for HR to rule on
 * because months are missing or were protected leave (I-09); or not to be reached in this window any more.
 */
export const OUTLOOK_STATES = ['met', 'reachable', 'needs-ruling', 'out-of-reach'] as const;
/** How a rule of §8.4 stands for a person in a window that is not over. */
export type OutlookState = (typeof OUTLOOK_STATES)[number];

/** Further ratings: so many S, beside them so many A or better, beside them so many B or better. */
export interface Needed {
  readonly S: number;
  readonly A: number;
  readonly B: number;
}

/** One rule of §8.4 and what it still takes. */
export interface RuleOutlook {
  readonly clause: string;
  readonly state: OutlookState;
  /** Each is enough by itself; the fewest ratings first. Empty unless `reachable`. */
  readonly needs: readonly Needed[];
  /** The last month that a rating may still come in for; null where none is left. */
  readonly by: Month | null;
  /** Where the engine leads with these ratings; null while out of reach. */
  readonly to: Level | null;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly text: Text;
}

/** A cycle to come, as far as it can be told today. */
export interface CycleOutlook {
  readonly cycle: Month;
  readonly policyVersion: string;
  /** I-20: what is true on this day counts. */
  readonly referenceDay: CivilDate;
  readonly windowFrom: Month;
  readonly windowTo: Month;
  /** Months of the window that may still get a rating. */
  readonly openMonths: readonly Month[];
  /** Months that have passed without one, from that of the entry on (I-09). */
  readonly missingMonths: readonly Month[];
  /** Months of the window on protected leave, as yet without a rating, which another reading does not count (I-09). */
  readonly protectedMonths: readonly Month[];
  /** 8.1, 8.2, the ends of the ladder: what is asked for before any rating is read. */
  readonly conditions: readonly Finding[];
  readonly rules: readonly RuleOutlook[];
  /** The end of the ladder of his post, where he has reached it: no cycle leads further (8.3.3.A, I-04). */
  readonly atCap: Level | null;
  /** A personal complaint of the window is not decided yet and could change the result (I-17). */
  readonly complaintPending: boolean;
  /** The workdays of that month are projected: the State Council has not published the year. */
  readonly provisional: boolean;
}

/** §9.2: the next post, once there is a vacancy (9.1). */
export interface PositionOutlook {
  readonly to: ManagementPosition;
  readonly policyVersion: string;
  readonly state: OutlookState;
  /** What a nomination today would find. */
  readonly findings: readonly Finding[];
  /** The first day on which a nomination can be right, with the ratings of `needs`; null while none can be told. */
  readonly earliestOn: CivilDate | null;
  readonly needs: readonly Needed[];
  readonly by: Month | null;
  readonly text: Text;
}

/** Where somebody stands: what the next cycle and the next nomination take. */
export interface Standing {
  /** The next cycle; where it leads nowhere, also the first later one that can. Empty where there is no ladder. */
  readonly levelPromotion: readonly CycleOutlook[];
  /** Null for those above the posts of §9.3.3. */
  readonly positionPromotion: PositionOutlook | null;
  /** I-68: a setback is not decided yet: until it is, every promotion is on hold, and then computed from the new level. */
  readonly setbackPending: boolean;
}
