import type { Level } from '../../vocabulary/level.js';

/** I-72, 14.1: HR confirms that there is an opening for a quality inspector. */
export interface TransferOpeningAct {
  readonly decision: 'confirm' | 'refuse';
  /** Required to refuse. */
  readonly reason?: string;
  /** Required to confirm what somebody applied for himself: the superior, and the civil date of the transfer. */
  readonly superiorId?: string;
  readonly transferOn?: string;
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

/** Which form belongs to which task. */
export interface TransferActByKind {
  readonly 'transfer.opening': TransferOpeningAct;
  readonly 'transfer.mapping': TransferMappingAct;
  readonly 'transfer.agreement': TransferAgreementAct;
  readonly 'transfer.acknowledgement': TransferAcknowledgementAct;
}
