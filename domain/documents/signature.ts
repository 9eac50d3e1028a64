/** I-41: a notice was signed, or the refusal recorded. */
export interface SignatureRecord {
  readonly caseId: string;
  readonly signature: 'signed' | 'refused';
  readonly recordedBy: string;
  readonly reason?: string;
  /** Kind of the document that is signed; `level-notice` where absent. */
  readonly document?: string;
}
