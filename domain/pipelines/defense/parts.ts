import type { SeatDeviation } from './acts.js';

/** What a step leaves in the records of a defense session (8.5.4, 9.5.7). */
export interface DefenseParts {
  readonly session: SessionChange;
  /** Sheets as they were handed in: never changed, and never in the ledger. */
  readonly sheets: readonly SheetRecord[];
}

/** A session as a step leaves it. */
export interface SessionChange {
  readonly sessionId: string;
  /** The cycle or the vacancy whose cases it hears. */
  readonly groupId: string;
  readonly stage: 'scoring' | 'summary' | 'closed';
  readonly heldOn: string;
  readonly time?: string;
  readonly room?: string;
  readonly chair: string;
  readonly passMark: number;
  readonly waived: Readonly<Record<string, string>>;
  /** Set when the panel is appointed: where it deviates from the records (I-34). */
  readonly deviations?: readonly SeatDeviation[];
  /** Set when scorers change; the rows of scorers left out are marked withdrawn. */
  readonly scorers?: readonly ScorerRecord[];
}

/** Who scores a case as a step leaves it: for which groups, in whose place, or not any more. */
export interface ScorerRecord {
  readonly caseId: string;
  readonly personId: string;
  readonly groups: readonly string[];
  readonly substituteFor?: string;
  readonly reason?: string;
  readonly withdrawn: boolean;
}

/** A score sheet that was submitted; scores from 0 to 100 by ability. */
export interface SheetRecord {
  readonly sessionId: string;
  readonly caseId: string;
  readonly scorerId: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}
