/** 6.2: the HR manager on a level above the entry level. */
export interface SpecialEntryAct {
  readonly decision: 'approve' | 'refuse';
  /** What speaks for it and where its proof lies. Required to approve. */
  readonly evidence?: string;
  /** Required to refuse: the person begins at the entry level. */
  readonly reason?: string;
}

/** Which form belongs to which task. */
export interface EntryActByKind {
  readonly 'entry.special-approval': SpecialEntryAct;
}
