import type { CaseKind } from '../../cases/case-kind.js';
import type { CaseTerms } from '../../cases/case-terms.js';
import type { ConfirmationTrack, Hire } from '../../evaluation/request.js';
import type { NewHire } from '../../people/hire.js';
import type { Level } from '../../vocabulary/level.js';
import type { Position } from '../../vocabulary/position.js';
import type { Refusal } from '../../vocabulary/refusal.js';

/** What entry (§6), confirmation (§7), transfer (§10) and departure begin with. Civil dates in Asia/Shanghai. */

/** What a pipeline begins with, or what the facts have against it; then nothing was written. */
export type OpenedWith<T> = T | { readonly refusal: Refusal };

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
export interface EntryTerms extends CaseTerms {
  readonly outcome: 'accepted' | 'needs-special-approval';
  readonly level: Level;
}

export interface ConfirmationInput {
  readonly caseId: string;
  readonly personId: string;
  /** 转正日: as HR has entered it (I-45). */
  readonly confirmedOn: string;
  /** Employee number, or `system:schedule`. */
  readonly openedBy: string;
}
export interface ConfirmationTerms extends CaseTerms {
  readonly position: Position;
  /** At present. */
  readonly level: Level;
  readonly track: ConfirmationTrack;
  /** Where the climb begins (7.3), and where it ends (8.3.3.A). */
  readonly base: Level;
  readonly cap: Level;
  readonly offers: ConfirmationOffers;
  /** 4.5.1: the supervisor above an agent; null where the manager proposes. */
  readonly proposer: string | null;
  /** I-43: all within the workdays after the confirmation. */
  readonly due: { readonly proposal: string; readonly review: string; readonly decision: string };
}
/** 7.3: what the rules offer on the ratings alone, and with an outstanding contribution. */
export interface ConfirmationOffers {
  readonly plain: Level;
  readonly outstanding: Level;
}

export interface TransferInput {
  readonly caseId: string;
  readonly personId: string;
  readonly position: Position;
  readonly departmentId: string;
  readonly superiorId: string;
  /** 12.1: the day from which post, level and pay hold. */
  readonly transferOn: string;
  readonly reason: string;
  /** I-72: which opening for a quality inspector is filled. */
  readonly opening: string | null;
  readonly openedBy: string;
}
export interface TransferTerms extends CaseTerms {
  readonly from: { readonly position: Position; readonly departmentId: string; readonly level: Level | null };
  /** I-72: another ladder, so HR maps the level between these; null where the level stays as it is. */
  readonly mapping: { readonly floor: Level; readonly cap: Level } | null;
  /** Who agrees for the department that he goes to: its head; null where it has none, or is the same department. */
  readonly receivingHead: string | null;
  readonly crossesDepartments: boolean;
}

export interface DepartureInput {
  readonly caseId: string;
  readonly personId: string;
  /** The last day on which he belongs to the house. */
  readonly lastDay: string;
  readonly reason: string;
  /** Absent: his superior. */
  readonly successorId?: string;
  readonly openedBy: string;
}
export interface DepartureTerms extends CaseTerms {
  readonly successorId: string;
  /** The earliest last day that the records allow. */
  readonly earliest: string;
}

/** What is open about a person, and where tasks wait for him by name. */
export interface Entanglements {
  /** Cases about him, each with the workflows that have to hear of it, the nearest first. */
  readonly cases: readonly {
    readonly caseId: string;
    readonly kind: CaseKind;
    readonly workflowIds: readonly string[];
  }[];
  /** Workflows with open tasks that are addressed to him, or claimed by him. */
  readonly workflowIds: readonly string[];
}
