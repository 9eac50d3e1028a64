/** I-73: the general manager on moving a case to another policy version. */
export interface RebaseDecisionAct {
  readonly decision: 'approve' | 'reject';
  /** Required to reject. */
  readonly reason?: string;
}

/** The forms of moving a case to another version of the policy (I-73), by task. */
export interface RebaseActByKind {
  readonly 'rebase.gm-decision': RebaseDecisionAct;
}
