/** What starts a setback: a C or D that was published (§11). */
export interface SetbackInput {
  readonly caseId: string;
  readonly personId: string;
  /** The rated month, `YYYY-MM`. */
  readonly month: string;
}
