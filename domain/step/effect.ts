import type { ComplaintStatus } from '../people/complaint.js';
import type { Level } from '../vocabulary/level.js';
import type { HistorySource } from '../people/people.js';
import type { Position } from '../vocabulary/position.js';
import type { Role } from '../vocabulary/roles.js';

/** What a decision changes in HR's records, from a civil date on; written in the decision's own transaction. */
export type Effect =
  /** I-19, I-21: a level, with the day from which 8.2.2 counts. */
  | (Dated & {
      readonly what: 'level';
      readonly level: Level;
      readonly countsFrom: string;
      readonly source: HistorySource;
      /** I-65: of a promotion, the level that 11.3 goes back to. */
      readonly promotedFrom?: Level;
      /** I-74: the case whose level this one takes the place of. */
      readonly corrects?: string;
    })
  /** 9.2.1, 9.2.2: a post, with the day from which tenure counts. */
  | (Dated & {
      readonly what: 'position';
      readonly position: Position;
      readonly countsFrom: string;
      readonly source: HistorySource;
    })
  /** §12: pay by the pay table, from one level to another; from nothing at entry (§6). */
  | (Dated & { readonly what: 'pay'; readonly from: Level | null; readonly to: Level })
  /** §7: confirmed on this day. */
  | (Dated & { readonly what: 'confirmed' })
  /** 11.2: the department found a complaint true or not, on this day. */
  | (Dated & {
      readonly what: 'complaint';
      readonly complaintId: string;
      readonly status: Exclude<ComplaintStatus, 'pending'>;
      readonly reason: string;
    })
  /**
   * Has left: the date is the first day on which he is gone, the day after the last one. Accounts end with it, and who
   * reported to him, and what he headed, goes to the successor.
   */
  | (Dated & { readonly what: 'left'; readonly successorId: string })
  /** §10: belongs to another department from now on. */
  | (Dated & { readonly what: 'department'; readonly departmentId: string })
  /** 9.5.10, §10: reports to somebody else from now on. */
  | (Dated & { readonly what: 'superior'; readonly superiorId: string | null })
  /** 9.5.8: what the post opens in this house; for a person without an account nothing. */
  | (Dated & { readonly what: 'role'; readonly role: Role; readonly given: boolean });

interface Dated {
  readonly caseId: string;
  readonly personId: string;
  readonly effectiveFrom: string;
}
