import type { CaseTerms } from '../../cases/case-terms.js';
import type { Hire } from '../../evaluation/request.js';
import type { NewHire } from '../../people/hire.js';
import type { Level } from '../../vocabulary/level.js';

/** What starts an entry (§6): HR’s record of a hire. Civil dates in Asia/Shanghai. */
export interface EntryInput {
  readonly caseId: string;
  /** Employee number. */
  readonly openedBy: string;
  readonly hire: NewHire;
  readonly kind: Hire;
}

/** The standard level of §6, and in whose hands the grading lies (I-78). */
export interface EntryTerms extends CaseTerms {
  /** Holds from the hiring day, whatever is proposed. */
  readonly standard: Level;
  /** 4.5.1: the supervisor above an agent; null where the manager proposes. */
  readonly proposer: string | null;
  /** 4.4: who manages his department; where nobody is named, whoever holds the role. */
  readonly managers: readonly string[];
}
