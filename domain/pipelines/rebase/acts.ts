/** I-73: the general manager on moving a case to another policy version. */
export interface RebaseDecisionAct {
  readonly decision: 'approve' | 'reject';
  /** Required to reject. */
  readonly reason?: string;
}

export interface RebaseActByKind {
  readonly 'rebase.gm-decision': RebaseDecisionAct;
}
