import type { Level } from '../../vocabulary/level.js';

/** What speaks for a level above the standard one, in words and on paper (6.2). */
interface Evidenced {
  /** What makes post or person special. Required above the standard level. */
  readonly reason?: string;
  /** What proves it and where that lies; above the standard level this or files. */
  readonly evidence?: string;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
}

/** 4.5.1, 4.4.1: the level that is proposed for somebody who was hired. */
export interface EntryProposalAct extends Evidenced {
  readonly level: Level;
}

/** 4.4.2: the manager on a supervisor's proposal. */
export interface EntryReviewAct extends Evidenced {
  /** `amend`: proposes another level himself. Amending and returning need a reason. */
  readonly decision: 'endorse' | 'amend' | 'return';
  /** Required to amend. */
  readonly level?: Level;
}

/** 4.2.1: HR on what the department proposes. */
export interface EntryVerificationAct {
  readonly decision: 'verify' | 'return';
  /** Required to return. */
  readonly reason?: string;
}

/** 6.2: the HR manager on a level above the standard one; refused, the standard one stays. */
export interface SpecialEntryAct {
  /** `approve`: goes to the general manager. */
  readonly decision: 'approve' | 'refuse';
  /** Required to refuse. */
  readonly reason?: string;
}

/** 4.1: the general manager on it. */
export interface EntryGmAct {
  readonly decision: 'approve' | 'reject';
  /** Required to reject: the standard level stays. */
  readonly reason?: string;
}

/** Which form belongs to which task. */
export interface EntryActByKind {
  readonly 'entry.proposal': EntryProposalAct;
  readonly 'entry.review': EntryReviewAct;
  readonly 'entry.verification': EntryVerificationAct;
  readonly 'entry.special-approval': SpecialEntryAct;
  readonly 'entry.gm-decision': EntryGmAct;
}
