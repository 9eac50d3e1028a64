import type { Level } from '../../vocabulary/level.js';

/** 4.4.1, 4.5.1, 7.2.1: the level that is proposed at confirmation. */
export interface ConfirmationProposalAct {
  readonly level: Level;
  /** 7.3.2, 7.3.3, I-44: an outstanding contribution: what it was and where its proof lies. */
  readonly contribution?: string;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
  /** Required for less than the rules offer, and for more: an exception, which goes to the general manager (I-43). */
  readonly reason?: string;
}

/** 4.4.2, 7.2.1: the manager on a supervisor's proposal. */
export interface ConfirmationReviewAct {
  /** `amend`: proposes another level himself. */
  readonly decision: 'endorse' | 'amend' | 'return';
  /** Required to amend. */
  readonly level?: Level;
  readonly contribution?: string;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
  /** Required to amend and to return. */
  readonly reason?: string;
}

/** 7.2.2: the HR manager's decision. */
export interface ConfirmationDecisionAct {
  readonly decision: 'approve' | 'amend' | 'return';
  /** Required to amend; not above what the rules offer. */
  readonly level?: Level;
  /** Required to amend and to return. */
  readonly reason?: string;
}

/** I-43: the general manager on a level above what the rules offer; refused, what they offer stands. */
export interface ConfirmationGmAct {
  readonly decision: 'approve' | 'reject';
  /** Required to reject. */
  readonly reason?: string;
}

/** Which form belongs to which task. */
export interface ConfirmationActByKind {
  readonly 'confirmation.proposal': ConfirmationProposalAct;
  readonly 'confirmation.review': ConfirmationReviewAct;
  readonly 'confirmation.decision': ConfirmationDecisionAct;
  readonly 'confirmation.gm-decision': ConfirmationGmAct;
}
