import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';

/** Where a task is looked for; all that is given must hold. */
export interface Where {
  readonly cycle?: string;
  readonly vacancy?: string;
  readonly case?: string;
}

/** An open task, as far as a play needs it. */
export interface PlayTask {
  readonly id: string;
  /** § that the task carries out. */
  readonly clause: string;
  /** Civil date; null where it waits without end. */
  readonly dueOn: string | null;
  /** Of a defense, where it belongs to one. */
  readonly sessionId: string | null;
}

/** A case of a cycle (§8), as far as a play looks. */
export interface LevelCase {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string;
  readonly route: string | null;
  readonly round: number;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly hold: boolean;
  /** I-10: HR has to say that it saw the upheld complaint. */
  readonly acknowledge: boolean;
  readonly targetLevel: string | null;
  readonly finalLevel: string | null;
  readonly effectiveFrom: string | null;
  readonly sessionId: string | null;
}

/** A nominee's case (§9). */
export interface NomineeCase {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
}

/** Who scores whom in a session (8.5.4, 9.5.7). */
export interface ScorerSeat {
  readonly caseId: string;
  readonly scorerId: string;
}

/** The vacancy that HR opens (9.1). */
export interface VacancyOffer {
  readonly post: 'team-leader' | 'supervisor';
  readonly departmentId: string;
  /** The team to be led, as people call it. */
  readonly team: string;
  /** Employee number of whoever the appointed reports to. */
  readonly reportsTo: string;
  readonly headCount: number;
  readonly reason: string;
}

/** What a play needs of a running service: over HTTP for the tour, past the API for rehearsal and tests. */
export interface Driver {
  /** The civil date in Shanghai on the service's clock. */
  today(): Promise<string>;
  /** 8.5.1: opens a cycle of that month (`YYYY-MM`); gives its id. */
  openCycle(month: string, by: Actor): Promise<string>;
  /** 9.1: opens a vacancy; gives its id. Fails with the refusal where the facts are against it. */
  openVacancy(terms: VacancyOffer, by: Actor): Promise<string>;
  /** Waits until a task of that kind stands open to somebody: what the engine does by itself may take a moment. */
  task(where: Where, kind: TaskKind, by: Actor): Promise<PlayTask>;
  /** Does a task; fails with the refusal. */
  complete<K extends TaskKind>(
    task: Pick<PlayTask, 'id'>,
    kind: K,
    by: Actor,
    act: ActByKind[K],
  ): Promise<{ readonly state: string }>;
  cycleStage(cycleId: string): Promise<string>;
  /** The cases of a cycle, by id. */
  levelCases(cycleId: string): Promise<readonly LevelCase[]>;
  /** The nominees of a vacancy, the latest first. */
  nominees(vacancyId: string): Promise<readonly NomineeCase[]>;
  /** The stage of any case; undefined where there is none of that id. */
  stageOf(caseId: string): Promise<string | undefined>;
  seats(sessionId: string): Promise<readonly ScorerSeat[]>;
}

/** Finds the task of that kind and does it. */
export async function act<K extends TaskKind>(
  driver: Driver,
  where: Where,
  kind: K,
  by: Actor,
  form: ActByKind[K],
): Promise<{ readonly state: string }> {
  return driver.complete(await driver.task(where, kind, by), kind, by, form);
}
