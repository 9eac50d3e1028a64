import type { NomineeStage } from './catalogue.js';
import type { Ruling } from '../../evaluation/request.js';
import type { Level } from '../../vocabulary/level.js';
import type { ManagementPosition, Position } from '../../vocabulary/position.js';

/** What a vacancy keeps from its first day on (I-73). */
export interface VacancyTerms {
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  /** Time for one human step, in workdays. */
  readonly stepWorkdays: number;
  /** Related departments' heads below which HR and the general manager are warned (I-48). */
  readonly relatedHeadsWanted: number;
  /** Items of the sheets, by the forms of the policy version. */
  readonly items: Readonly<Record<SheetForm, readonly string[]>>;
}

/** 9.5.2: who fills in which sheet. */
export const SHEET_FORMS = ['competency', 'peripheral'] as const;
/** A sheet of §9.4.1 that raters fill in for nominees. */
export type SheetForm = (typeof SHEET_FORMS)[number];

/** What the engine says to a nomination (§9.2). */
export type NomineeOutcome = 'eligible' | 'ineligible' | 'needs-ruling' | 'on-hold';

/** Where a nominee stands until the trial is approved (9.5.1 to 9.5.4); plain JSON, held by the vacancy's workflow. */
export interface Nominee {
  readonly caseId: string;
  readonly personId: string;
  readonly from: Position;
  readonly level: Level | null;
  /** 9.5.1: the day of the nomination, to which tenure is counted (I-47). */
  readonly nominatedOn: string;
  readonly stage: NomineeStage;
  /** Of 9.2, as found last; `on-hold` while a setback is pending (I-68). */
  readonly outcome: NomineeOutcome;
  /** What HR ruled on months of protected leave (I-09); it stands until HR rules again. */
  readonly ruling?: Ruling;
  /** Counts up at every return (I-38). */
  readonly round: number;
  /** The round in which the sheets were asked for: a return to the qualification keeps them. */
  readonly sheetRound: number;
  readonly seats: readonly Seat[];
  /** 9.4.1; absent until all sheets are in. */
  readonly assessment?: Assessment;
}

/** A sheet that is asked for; `by` once it is in: a leaver's tasks go to the successor. */
export interface Seat {
  readonly form: SheetForm;
  readonly rater: string;
  readonly by?: string;
}

/** Means with the decimals that decide: 79.995 against 80 is not 80.00 (9.4.1, I-36, I-49). */
export interface Assessment {
  readonly passed: boolean;
  readonly competency: string;
  readonly peripheral: string;
}

/** What a step does to the vacancy itself. */
export interface VacancyChange {
  readonly vacancyId: string;
  readonly opens?: {
    readonly post: ManagementPosition;
    readonly departmentId: string;
    readonly team: string;
    readonly reportsTo: string;
    readonly reason: string;
    readonly openedBy: string;
    readonly choices: Readonly<Record<string, string | number>>;
  };
  readonly stage: 'open' | 'closing' | 'closed';
  readonly headCount: number;
  /** Formally appointed (I-46). */
  readonly filled: number;
  readonly closeReason?: string;
}

/** A sheet as it was handed in (9.5.2): never changed, and never in the ledger. */
export interface AssessmentSheetRecord {
  readonly caseId: string;
  readonly round: number;
  readonly form: SheetForm;
  readonly raterId: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}
