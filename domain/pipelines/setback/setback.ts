import type { SetbackOutcome } from '../../evaluation/answer.js';
import type { Level } from '../../vocabulary/level.js';

/** What starts a setback: a C or D that was published (§11). */
export interface SetbackInput {
  readonly caseId: string;
  readonly personId: string;
  /** The rated month, `YYYY-MM`. */
  readonly month: string;
}

/** Stages in which a setback may still lower somebody: while one lasts, a promotion waits (I-68). */
export const SETBACK_PENDING_STAGES = ['cause', 'complaint', 'proposal', 'gm-decision'] as const;

/** What the rules found of the event, with what the case has to know beside. */
export interface SetbackFound extends Pick<
  SetbackOutcome,
  'measure' | 'to' | 'effectiveFrom' | 'clause' | 'approval' | 'positionReview'
> {
  readonly rating: 'C' | 'D';
  readonly level: Level | null;
  /** One step down, not under the floor; null where there is none (I-64, I-66, I-71). */
  readonly oneDown: Level | null;
  /** Employee numbers of the supervisors above the person (I-70). */
  readonly supervisors: readonly string[];
  readonly superiorId: string | null;
}

/** A complaint as the department has to confirm it. */
export interface SetbackComplaint {
  readonly id: string;
  readonly status: 'pending' | 'upheld' | 'dismissed';
  readonly incidentOn: string;
}
