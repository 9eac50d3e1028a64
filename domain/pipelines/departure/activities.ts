import type { EntanglementActivities } from '../../cases/entanglements.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { DepartureInput, DepartureTerms } from './start.js';

/** What a departure (I-58) asks of the records; the instants are epoch milliseconds. */
export interface DepartureActivities extends EntanglementActivities {
  /** May this person leave then, and who takes over? */
  openDeparture(input: DepartureInput & { readonly at: number }): Promise<OpenedWith<DepartureTerms>>;
  /** 4.1: what a second person has approved within the last days and what has no case yet, with its number. */
  listApprovedDepartures(input: { readonly at: number }): Promise<{ readonly cases: readonly DepartureInput[] }>;
  /** 0085: what a second person has approved to be taken over, and has no case yet: each under its number. */
  listTakenOver(): Promise<{ readonly starts: readonly TakenOverStart[] }>;
  /**
   * May this person take over from the one who leaves, and who acts for him, should he have left himself? Whoever names
   * a successor by his act (`actorId`) never names himself (4.1).
   */
  checkSuccessor(input: {
    readonly at: number;
    readonly personId: string;
    readonly successorId: string;
    readonly actorId?: string;
  }): Promise<{ readonly refusal?: Refusal; readonly by: string }>;
}

/** A case that is taken over, as the engine is started with it (docs/decisions/0085). */
export interface TakenOverStart {
  readonly type: 'confirmation' | 'positionVacancy';
  readonly workflowId: string;
  readonly input: object;
}
