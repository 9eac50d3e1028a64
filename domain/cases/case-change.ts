import type { OneAtATime } from '../step/already-open.js';
import type { CaseKind } from './case-kind.js';
import type { StageOf } from '../pipelines/pipelines.js';
import type { Position } from '../vocabulary/position.js';

/**
 * What a step does to a case; once a case and step. A level promotion (§8) is one from the release on (8.5.6): until then
 * its people are `Candidate`s.
 */
export interface CaseChange {
  readonly caseId: string;
  /** Set by the step that opens it. */
  readonly opens?: CaseOpening;
  readonly stage: StageOf<CaseKind>;
  readonly round?: number;
  readonly outcome?: string;
  readonly reason?: string;
  /** Civil date from which the result holds. */
  readonly effectiveFrom?: string;
  /** Laid over what the case said before, name by name; only HR and the general manager see it. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** From here on the person may see stage, outcome and reason as they are. */
  readonly released?: boolean;
  readonly closed?: boolean;
  /** The workflow that carries it from here on; whoever has to tell it something asks for that. */
  readonly carriedBy?: string;
}

/** A case of another kind than §8's to be opened: about whom, and what it competes with or follows from. */
export interface CaseOpening {
  readonly kind: Exclude<CaseKind, 'level-promotion'>;
  readonly personId: string;
  /** The cases that compete with it (I-35). */
  readonly groupId?: string;
  readonly vacancyId?: string;
  /** The case that it is about (I-74). */
  readonly aboutId?: string;
  /** The post to be filled (§9). */
  readonly post?: Position;
  /** Cases of one person that name the same thing are never open side by side. */
  readonly exclusive?: OneAtATime;
  readonly openedBy: string;
  /** The choices of the register that the case keeps (I-73). */
  readonly choices: Readonly<Record<string, string | number>>;
}
