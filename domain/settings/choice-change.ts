import type { CivilDate } from '../vocabulary/civil-date.js';

/** Waiting for the general manager, in force from its day on, or refused by him. */
export const CHOICE_STATES = ['proposed', 'in-force', 'rejected'] as const;
/** How far a change of a switch is. */
export type ChoiceState = (typeof CHOICE_STATES)[number];

/** A switch of the register set differently by HR (§13.2), from a day on; never changed once it is recorded. */
export interface ChoiceChange {
  /** Counts up; of two changes of one day the later one counts. */
  readonly no: number;
  /** The entry of the register, `I-24`. */
  readonly entry: string;
  /** The switch, `panelRefusesCrossing`. */
  readonly key: string;
  readonly value: string | number;
  readonly effectiveFrom: CivilDate;
  readonly reason: string;
  readonly state: ChoiceState;
  readonly proposedBy: string;
  /** ISO 8601, UTC. */
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
}
