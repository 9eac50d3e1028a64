/** I-62: what HR asks to withdraw a company-wide notice with. */
export interface WithdrawalInput {
  readonly withdrawalId: string;
  /** Number of the notice. */
  readonly documentId: string;
  readonly reason: string;
  /** Numbers of uploads that bear the reason out. */
  readonly files?: readonly string[];
  readonly openedBy: string;
}
