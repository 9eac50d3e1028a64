import type { Level } from '../../vocabulary/level.js';

/** The forms of entry (§6), confirmation (§7), transfer (§10) and departure. */

/** 6.2: the HR manager on a level above the entry level. */
export interface SpecialEntryAct {
  readonly decision: 'approve' | 'refuse';
  /** What speaks for it and where its proof lies. Required to approve. */
  readonly evidence?: string;
  /** Required to refuse: the person begins at the entry level. */
  readonly reason?: string;
}

/** 4.4.1, 4.5.1, 7.2.1: the level that is proposed at confirmation. */
export interface ConfirmationProposalAct {
  readonly level: Level;
  /** 7.3.2, 7.3.3, I-44: an outstanding contribution: what it was and where its proof lies. */
  readonly contribution?: string;
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

/** I-72, 14.1: HR confirms that there is an opening for a quality inspector. */
export interface TransferOpeningAct {
  readonly decision: 'confirm' | 'refuse';
  /** Required to refuse. */
  readonly reason?: string;
}

/** I-72: HR maps the level onto the ladder of the other post. */
export interface TransferMappingAct {
  readonly level: Level;
  readonly reason: string;
}

/** §10: the head of either department. */
export interface TransferAgreementAct {
  readonly agreed: boolean;
  /** Required to disagree. */
  readonly reason?: string;
}

/** §10: the employee has been told. */
export interface TransferAcknowledgementAct {
  readonly acknowledged: true;
  readonly remark?: string;
  /** Only HR, in the employee's place after escalation. */
  readonly onBehalfReason?: string;
}

/** Until the last day HR may move it, take the departure back, or name another successor. */
export type DepartureConductAct =
  | { readonly do: 'move'; readonly lastDay: string; readonly reason: string }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'name-successor'; readonly successorId: string; readonly reason: string };

/** Which form belongs to which task of these pipelines. */
export interface PeopleActByKind {
  readonly 'entry.special-approval': SpecialEntryAct;
  readonly 'confirmation.proposal': ConfirmationProposalAct;
  readonly 'confirmation.review': ConfirmationReviewAct;
  readonly 'confirmation.decision': ConfirmationDecisionAct;
  readonly 'confirmation.gm-decision': ConfirmationGmAct;
  readonly 'transfer.opening': TransferOpeningAct;
  readonly 'transfer.mapping': TransferMappingAct;
  readonly 'transfer.agreement': TransferAgreementAct;
  readonly 'transfer.acknowledgement': TransferAcknowledgementAct;
  readonly 'departure.conduct': DepartureConductAct;
}
