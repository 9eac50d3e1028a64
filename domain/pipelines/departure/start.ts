import type { CaseTerms } from '../../cases/case-terms.js';

/** What starts a departure (I-58): HR’s record. Civil dates in Asia/Shanghai. */
export interface DepartureInput {
  readonly caseId: string;
  readonly personId: string;
  /** The last day on which he belongs to the house. */
  readonly lastDay: string;
  readonly reason: string;
  /** Numbers of uploads that bear the reason out. */
  readonly files?: readonly string[];
  /** Absent: his superior. */
  readonly successorId?: string;
  readonly openedBy: string;
}

/** Who takes over, and when it may be, as the records have it at the start. */
export interface DepartureTerms extends CaseTerms {
  readonly successorId: string;
  /** The earliest last day that the records allow. */
  readonly earliest: string;
}
