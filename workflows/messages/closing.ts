import type { CivilDate } from '../../domain/vocabulary/civil-date.js';

/** What starts a closing: interview, receipt and signature of up to a hundred people (8.5.6, 8.5.7). */
export interface ClosingInput {
  /** Its number, which is the workflow's id: `<cycle>-C<n>`. */
  readonly closingId: string;
  readonly cycleId: string;
  readonly policyVersion: string;
  /** Time for one human step, in workdays (I-40). */
  readonly stepWorkdays: number;
  /** The day on which the results were handed back (8.5.6). */
  readonly releasedOn: CivilDate;
  readonly people: readonly ClosingPerson[];
}

/** One of them, with his result. */
export interface ClosingPerson {
  readonly caseId: string;
  readonly personId: string;
  /** Whether the general manager has approved it (8.5.5). */
  readonly promoted: boolean;
  /** Of the case: counts returns (I-38). */
  readonly round: number;
}
