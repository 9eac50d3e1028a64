import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Complaint, ComplaintCause, ComplaintStatus } from './complaint.js';
import type { Leave } from './leave.js';
import type { Level } from '../vocabulary/level.js';
import type { Month } from '../vocabulary/month.js';
import type { Position } from '../vocabulary/position.js';
import type { MonthlyRating, Rating } from '../vocabulary/rating.js';
import type { Status } from '../vocabulary/status.js';

/** What set a level or a post; only some of them are decisions that restart the three months of 8.2.2 (I-21). */
export const HISTORY_SOURCES = [
  'entry',
  'confirmation',
  'level-promotion',
  'position-promotion',
  'transfer',
  'setback',
  'import',
  'correction',
] as const;
/** What set a level or a post. */
export type HistorySource = (typeof HISTORY_SOURCES)[number];

/** What a cycle has to know of one person, as of its reference day (8.1–8.4); the shapes are the contract's. */
export interface CycleFacts {
  /** Employee number. */
  readonly personId: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentHeadId: string | null;
  readonly superiorId: string | null;
  readonly position: Position;
  /** Since when the present post is held (I-25 flags a change inside the window). */
  readonly positionSince: CivilDate;
  /** Null for those without a level ladder (I-04). */
  readonly level: Level | null;
  /** Status as of the reference day, from the dates of confirmation and leaving. */
  readonly status: Status;
  /** The day from which 8.2.2 counts (I-19); the day of hiring where there is no level. */
  readonly levelSince: CivilDate;
  /** Ratings of the months asked for, earliest first. */
  readonly ratings: readonly MonthlyRating[];
  /** Complaints whose incident lies in the months asked for (I-17), earliest first. */
  readonly complaints: readonly Complaint[];
  /** Leaves that touch the months asked for (I-09). */
  readonly leaves: readonly Leave[];
  /** A setback (§11) that may still lower the person has not been decided (I-68). */
  readonly demotionPending: boolean;
}

/** A trial appointment that runs (9.5.5). */
export interface TrialNote {
  readonly post: 'team-leader' | 'supervisor';
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** One row of a list of people. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly superiorId: string | null;
  readonly superiorName: string | null;
  /** For those outside the ladder. */
  readonly title: string | null;
  readonly position: Position | null;
  readonly level: Level | null;
  /** As of the day asked for. */
  readonly status: Status;
  readonly hiredOn: CivilDate;
  readonly confirmedOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  /** I-52: shown as on trial, with unchanged level and pay; null for everybody else. */
  readonly trial: TrialNote | null;
  /** Counts up at every change; the ETag. */
  readonly version: number;
}

/** A period of a history; `until` is the day on which the next begins, null while it runs. */
export interface HistoryPeriod<T extends Level | Position> {
  readonly value: T;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly countsFrom: CivilDate;
  readonly source: HistorySource;
  readonly caseId: string | null;
}

/** The rating of a month, with the civil date on which it was published (I-13). */
export interface PersonRating {
  readonly month: Month;
  readonly rating: Rating;
  readonly publishedOn: CivilDate;
  /** How often it was corrected. */
  readonly corrections: number;
  /** What stood there before it was corrected last; null where it never was. */
  readonly former: Rating | null;
}

/** A complaint about somebody as it stands (I-17); civil dates. */
export interface PersonComplaint {
  readonly id: string;
  readonly personId: string;
  readonly incidentOn: CivilDate;
  readonly cause: ComplaintCause;
  readonly status: ComplaintStatus;
  readonly confirmedOn: CivilDate | null;
  readonly description: string | null;
}

/** A person with everything that HR keeps of him, as of a day. */
export interface PersonDetail extends PersonSummary {
  readonly departmentHeadId: string | null;
  /** For HR and the person alone; null for everybody else. */
  readonly email: string | null;
  readonly levels: readonly HistoryPeriod<Level>[];
  readonly positions: readonly HistoryPeriod<Position>[];
  readonly ratings: readonly PersonRating[];
  readonly complaints: readonly PersonComplaint[];
  /** Latest first. For HR and the person alone; null for everybody else (I-09). */
  readonly leaves: readonly Leave[] | null;
}
