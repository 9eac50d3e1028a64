/** I-73: what a case takes with it at its start, and keeps. */
export interface CaseTerms {
  readonly policyVersion: string;
  /** The choices of the register, by their key. */
  readonly choices: Readonly<Record<string, string | number>>;
  /** Time for one human step, in workdays. */
  readonly stepWorkdays: number;
}
