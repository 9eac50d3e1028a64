import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Complaint } from '../people/complaint.js';
import type { Level } from '../vocabulary/level.js';
import type { Month } from '../vocabulary/month.js';
import type { ManagementPosition, Position } from '../vocabulary/position.js';
import type { MonthlyRating } from '../vocabulary/rating.js';
import type { Status } from '../vocabulary/status.js';

/** The ten questions the policy engine answers. */
export const EVALUATION_KINDS = [
  'level-promotion',
  'position-promotion',
  'trial-assessment',
  'formal-assessment',
  'panel',
  'confirmation',
  'entry',
  'setback',
  'cycle-calendar',
  'trial-calendar',
] as const;
/** What the engine is asked. */
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** HR's answers where months are missing or protected (I-09). */
export const RULINGS = ['proceed', 'refuse'] as const;
/** What HR rules (I-09). */
export type Ruling = (typeof RULINGS)[number];

/** §8: may this person be promoted in level in this cycle, by how many steps, by which route? */
export interface LevelPromotionRequest {
  readonly kind: 'level-promotion';
  /** The launch month: a January or a July. */
  readonly cycle: Month;
  readonly employee: {
    readonly id?: string | undefined;
    readonly position: Position;
    /** Null only for a supervisor, who has no level. */
    readonly level: Level | null;
    readonly status: Status;
    /** The day from which §8.2.2 counts (I-19). */
    readonly levelSince: CivilDate;
  };
  readonly ratings: readonly MonthlyRating[];
  readonly complaints?: readonly Complaint[] | undefined;
  /** A setback under §11 is open for this person (I-68). */
  readonly demotionPending?: boolean | undefined;
  /** Months of protected leave (I-09); one with a rating is an ordinary month. */
  readonly protectedMonths?: readonly Month[] | undefined;
  /** HR's answer where months are missing or protected (I-09). */
  readonly ruling?: Ruling | null | undefined;
}

/** §9.2: may this person be nominated for the post? */
export interface PositionPromotionRequest {
  readonly kind: 'position-promotion';
  readonly to: ManagementPosition;
  readonly nominatedOn: CivilDate;
  readonly employee: {
    readonly id?: string | undefined;
    readonly position: Position;
    readonly level: Level | null;
    readonly status: Status;
    readonly positionSince: CivilDate;
  };
  readonly ratings: readonly MonthlyRating[];
  readonly demotionPending?: boolean | undefined;
  /** Months of protected leave (I-09); one with a rating is an ordinary month. */
  readonly protectedMonths?: readonly Month[] | undefined;
  /** HR's answer where leaving protected months out gives more (I-09). */
  readonly ruling?: Ruling | null | undefined;
}

/** §9.4.1: do the two sheets allow a trial appointment? Scores are 0 to 100. */
export interface TrialAssessmentRequest {
  readonly kind: 'trial-assessment';
  readonly to: ManagementPosition;
  readonly peripheral: readonly number[];
  readonly competency: readonly number[];
}

/** The groups of the 360° review, of equal weight (§9.4.2, I-56). */
export const REVIEW_GROUPS = ['superiors', 'subordinates', 'departmentHeads'] as const;
/** A group of the 360° review. */
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** §9.4.2: does the 360° review allow a formal appointment? Scores are 0 to 100. */
export interface FormalAssessmentRequest {
  readonly kind: 'formal-assessment';
  readonly to: ManagementPosition;
  readonly superiors: readonly number[];
  readonly subordinates: readonly number[];
  readonly departmentHeads: readonly number[];
  /** How many subordinates were asked (I-55). */
  readonly subordinatesAsked: number;
  readonly waived?: readonly ReviewGroup[] | undefined;
}

/** The groups of a panel, whose weights the policy sets (§8.3.4, §9.3.4). */
export const PANEL_GROUPS = ['directSuperior', 'departmentHead', 'relatedDepartments', 'humanResources'] as const;
/** A group of a panel. */
export type PanelGroup = (typeof PANEL_GROUPS)[number];

/** §8.3.4, §9.3.4: what does the panel's score come to? Scores are 0 to 100. */
export interface PanelRequest {
  readonly kind: 'panel';
  /** The policy names none; the department sets it (I-30). */
  readonly passMark: number;
  readonly scores: Readonly<Record<PanelGroup, readonly number[]>>;
  readonly waived?: readonly PanelGroup[] | undefined;
}

/** By which way somebody comes to his confirmation, which has rules of its own each (§7.3). */
export const CONFIRMATION_TRACKS = ['probation', 'internship'] as const;
/** On probation, or as an intern. */
export type ConfirmationTrack = (typeof CONFIRMATION_TRACKS)[number];

/** §7.3: which level at confirmation? All ratings given count. */
export interface ConfirmationRequest {
  readonly kind: 'confirmation';
  readonly position: Position;
  readonly level: Level | null;
  readonly track: ConfirmationTrack;
  readonly ratings: readonly MonthlyRating[];
  readonly outstandingContribution?: boolean | undefined;
}

/** As what somebody is hired; each begins by a § of its own (§6.1 to §6.3). */
export const HIRES = ['intern', 'experienced', 'team-leader'] as const;
/** As what somebody is hired (§6). */
export type Hire = (typeof HIRES)[number];

/** §6: which level at entry? */
export interface EntryRequest {
  readonly kind: 'entry';
  readonly hire: Hire;
  readonly proposed?: Level | null | undefined;
  readonly specialApproval?: boolean | undefined;
}

/** §11: what follows from a C or a D? */
export interface SetbackRequest {
  readonly kind: 'setback';
  readonly employee: { readonly position: Position; readonly level: Level | null; readonly status: Status };
  readonly event: {
    readonly month: Month;
    readonly rating: 'C' | 'D';
    readonly cause: 'service-attitude' | 'other';
    readonly complaint: 'none' | 'pending' | 'upheld' | 'dismissed';
    readonly publishedOn: CivilDate;
    readonly upheldOn?: CivilDate | null | undefined;
    /** Other C and D in the six months before the event's month. */
    readonly otherCs?: number | undefined;
  };
  /** The last promotion under §8 or §9; a confirmation is none (I-63). */
  readonly lastPromotion?:
    | {
        readonly from: Level;
        readonly to: Level;
        readonly effectiveFrom: CivilDate;
      }
    | null
    | undefined;
}

/** §8.5.1: when is the cycle launched, and which months count? */
export interface CycleCalendarRequest {
  readonly kind: 'cycle-calendar';
  readonly cycle: Month;
}

/** §9.5.5, §9.5.6: when does the trial end, and when does its review begin? */
export interface TrialCalendarRequest {
  readonly kind: 'trial-calendar';
  readonly start: CivilDate;
  readonly months: number;
}

/** Anything that the engine can be asked, told apart by `kind`. */
export type EvaluationRequest =
  | LevelPromotionRequest
  | PositionPromotionRequest
  | TrialAssessmentRequest
  | FormalAssessmentRequest
  | PanelRequest
  | ConfirmationRequest
  | EntryRequest
  | SetbackRequest
  | CycleCalendarRequest
  | TrialCalendarRequest;

/** The request of that kind. */
export type RequestOf<K extends EvaluationKind> = Extract<EvaluationRequest, { readonly kind: K }>;
