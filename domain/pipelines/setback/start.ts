import type { PlanEntry } from '../../taken-over/entry.js';
import type { TakenOver } from '../../taken-over/taken-over.js';

/** What starts a setback: a C or D that was published (§11). */
export interface SetbackInput {
  readonly caseId: string;
  readonly personId: string;
  /** The rated month, `YYYY-MM`. */
  readonly month: string;
  /** Its plan was under way when the service came (docs/decisions/0085). */
  readonly takenOver?: TakenOver<PlanEntry>;
}
