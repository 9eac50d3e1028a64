import type { CaseTerms } from '../../cases/case-terms.js';
import type { Level } from '../../vocabulary/level.js';
import type { Position } from '../../vocabulary/position.js';

/** What starts a transfer (§10): HR’s record, or an agent’s own application (14.2). Civil dates in Asia/Shanghai. */
export interface TransferInput {
  readonly caseId: string;
  readonly personId: string;
  readonly position: Position;
  readonly departmentId: string;
  readonly superiorId: string;
  /** 12.1: the day from which post, level and pay hold. */
  readonly transferOn: string;
  readonly reason: string;
  /** Numbers of uploads of HR’s that bear the reason out; those of who applies himself stand at `application`. */
  readonly files?: readonly string[];
  /** I-72: which opening for a quality inspector is filled. */
  readonly opening: string | null;
  readonly openedBy: string;
  /** 14.2, I-72: the agent applies himself; superior and day are his guess until HR names them with the opening. */
  readonly application?: {
    /** Numbers of his uploads. */
    readonly files: readonly string[];
  };
}

/** Where the person stands, and who has a say, at the start. */
export interface TransferTerms extends CaseTerms {
  readonly from: { readonly position: Position; readonly departmentId: string; readonly level: Level | null };
  /** I-72: another ladder, so HR maps the level between these; null where the level stays as it is. */
  readonly mapping: { readonly floor: Level; readonly cap: Level } | null;
  /** Who agrees for the department that he goes to: its head; null where it has none, or is the same department. */
  readonly receivingHead: string | null;
  readonly crossesDepartments: boolean;
  /** I-41, I-72: time to say whether he agrees to a lower level, in workdays. */
  readonly consentWorkdays: number;
}
