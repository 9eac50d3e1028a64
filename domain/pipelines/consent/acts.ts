/**
 * Where level or pay falls (§10, §11), the person is asked for his agreement in so many words (I-41). These are the acts
 * around it, the same in each pipeline.
 */

/** I-41: his own answer; or what he signed on paper, entered by HR with the scan. */
export interface ConsentAnswerAct {
  readonly agreed: boolean;
  readonly reason?: string;
  /** Only HR: the pages of the signed sheet. */
  readonly scan?: readonly string[];
}

/** Until the lower level is in effect, its person may take his agreement back. */
export interface ConsentWithdrawalAct {
  readonly reason: string;
}

/** I-41: without agreement the HR manager proposes anew, or drops it. */
export interface ConsentAnewAct {
  readonly proposal: 'lower' | 'drop';
  /** Why it should fall without his agreement, or why it should not. */
  readonly ground: string;
  /** The papers that the general manager decides by; at least one to lower. */
  readonly files?: readonly string[];
}

/** I-41: the general manager decides without agreement, with the ground in writing whatever he decides. */
export interface ConsentGmAct {
  readonly decision: 'approve' | 'reject' | 'return';
  readonly ground: string;
}

/** Which form belongs to which task about an agreement. */
export interface ConsentActByKind {
  readonly 'consent.answer': ConsentAnswerAct;
  readonly 'consent.withdrawal': ConsentWithdrawalAct;
  readonly 'consent.anew': ConsentAnewAct;
  readonly 'consent.gm-decision': ConsentGmAct;
}
