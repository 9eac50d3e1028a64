import type { Ruling } from '../../evaluation/request.js';
import type { Level } from '../../vocabulary/level.js';
import type { ManagementPosition, Position } from '../../vocabulary/position.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { Assessment, NomineeOutcome, Seat, VacancyTerms } from './vacancy.js';

/** What the vacancy's workflow asks of the outside world (9.1 to 9.5.4). */
export interface VacancyActivities {
  /** 9.1, I-73: with what the vacancy begins, or what is against it; only reads. */
  openVacancy(input: {
    readonly departmentId: string;
    readonly reportsTo: string;
    /** Civil date. */
    readonly on: string;
  }): Promise<VacancyTerms | { readonly refusal: Refusal }>;

  /**
   * 9.5.1, 9.2, 9.3.3: asks the engine; who may be nominated gets his case, number and frozen evaluation, which nobody
   * can then take from him by nominating him elsewhere at the same time. Idempotent by `nomination`.
   */
  admitNomination(input: {
    readonly vacancyId: string;
    /** Names this nomination among those of the vacancy. */
    readonly nomination: string;
    readonly post: ManagementPosition;
    readonly reportsTo: string;
    readonly personId: string;
    readonly nominatedBy: string;
    /** Civil date (I-47). */
    readonly on: string;
    /** Epoch milliseconds at which the case opens; absent from one that was asked for before it was sent. */
    readonly at?: number;
    readonly policyVersion: string;
    readonly choices: Readonly<Record<string, string | number>>;
  }): Promise<AdmittedNominee | { readonly refusal: Refusal }>;

  /**
   * I-15, I-68: asks the engine again with today's facts, as of the nomination's day; the evaluation is kept. Of one that
   * is handed in anew (`nominates`) who may not be nominated is refused with each § that stands against him, as at the
   * first (9.2, 9.5.1), and nothing is kept.
   */
  reevaluateNominee(
    input: NomineeQuestion & { readonly askedBy: string; readonly nominates?: true },
  ): Promise<ReevaluatedNominee | { readonly refusal: Refusal }>;

  /** I-15: whether the case no longer rests on the facts of today. Only reads. */
  nomineeFactsMoved(input: NomineeQuestion): Promise<{ readonly moved: boolean }>;

  /** I-35, I-48: why these people may not fill in the sheets of that case; only reads. */
  checkSheetRaters(input: {
    readonly vacancyId: string;
    readonly caseId: string;
    readonly seats: readonly Seat[];
  }): Promise<{ readonly refusal?: Refusal }>;

  /** 9.4.1: puts the means of the sheets of a round against their marks and keeps the evaluation. */
  assessNominee(input: { readonly caseId: string; readonly sheetRound: number }): Promise<Assessment>;
}

/** Whose nomination the engine is asked about, by which version of the policy. */
export interface NomineeQuestion {
  readonly caseId: string;
  readonly personId: string;
  readonly post: ManagementPosition;
  readonly nominatedOn: string;
  /** What HR ruled on months of protected leave (I-09). */
  readonly ruling?: Ruling;
  readonly policyVersion: string;
}

/** A nominee as he was admitted (§9.2). */
export interface AdmittedNominee {
  readonly caseId: string;
  readonly from: Position;
  readonly level: Level | null;
  readonly outcome: Exclude<NomineeOutcome, 'ineligible'>;
}

/** A nominee after the engine was asked again with today's facts (I-15). */
export interface ReevaluatedNominee {
  readonly outcome: NomineeOutcome;
  readonly level: Level | null;
}
