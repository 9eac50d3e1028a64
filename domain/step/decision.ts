/** What was decided about a case, and under which §; never changed afterwards. */
export interface DecisionRecord {
  readonly caseId: string;
  readonly clause: string;
  /** Which decision of its pipeline, such as `first-review`, `panel`, `gm`; words in `decision-words.ts`. */
  readonly kind: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly round: number;
}
