/** What somebody says who was asked to sign a task of somebody else (docs/decisions/0058). */
export interface SigningAct {
  readonly decision: 'sign' | 'refuse';
  /** Required to refuse. */
  readonly reason?: string;
}

/** Which form belongs to it. */
export interface SigningActByKind {
  readonly 'task.signing': SigningAct;
}
