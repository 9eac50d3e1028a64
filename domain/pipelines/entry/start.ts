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
  readonly proposed: Level | null;
  /** Why the level is proposed. */
  readonly reason: string | null;
}

/** The level by the rules of §6, and whether what was proposed needs more (6.2). */
export interface EntryTerms extends CaseTerms {
  readonly outcome: 'accepted' | 'needs-special-approval';
  readonly level: Level;
}
