import type { TrialActivities } from './trial/activities.js';
import type { Candidate } from './level-promotion/candidate.js';
import type { VacancyActivities } from './position-promotion/activities.js';
import type { RebaseActivities } from './rebase/activities.js';
import type { AppealActivities } from './appeal/activities.js';
import type { SetbackActivities } from './setback/activities.js';
import type { AppointPanelAct, Ruling, SpecialPromotion, SpecialStart } from './acts.js';
import type { Level } from '../vocabulary/level.js';
import type { PanelGroup } from '../evaluation/request.js';
import type { PeopleActivities } from './people/activities.js';
import type { Refusal } from '../vocabulary/refusal.js';
import type { Step, StepResult } from '../step/step.js';
import type { TurnAnswer, TurnRequest } from '../step/turn.js';

/**
 * What the workflows ask of the outside world, by the names that stand in their histories. `activities/` carries
 * them out. Except `projectStep`, `evaluateCycle` and `startPersons` they only read, unless they say otherwise.
 */
export interface PipelineActivities
  extends TrialActivities, VacancyActivities, PeopleActivities, SetbackActivities, AppealActivities, RebaseActivities {
  /** Writes one step in one transaction; the second time it answers as the first and writes nothing. */
  projectStep(step: Step): Promise<StepResult>;

  /** Takes the next turn of a workflow for what has come, or says whose it is. Idempotent. */
  takeTurn(request: TurnRequest): Promise<TurnAnswer>;

  /** 8.5.1, I-20, I-73: creates the cycle's row and says with what the cycle begins. Idempotent. */
  openCycle(input: {
    readonly cycleId: string;
    readonly month: string;
    readonly openedBy: string;
    /** Epoch milliseconds, from the workflow's clock: the choices of that day are taken. */
    readonly at: number;
  }): Promise<CycleTerms>;

  /** I-26: the cycle of one and its case, as of today, or what stands against it; then nothing was written. Idempotent. */
  openSpecial(input: {
    readonly cycleId: string;
    readonly openedBy: string;
    readonly at: number;
    readonly special: SpecialStart;
  }): Promise<
    | { readonly refusal: Refusal }
    | { readonly month: string; readonly terms: CycleTerms; readonly candidate: Candidate }
  >;

  /** 8.2, 8.4: evaluates everybody as of the reference day and freezes facts, findings and cases. Idempotent. */
  evaluateCycle(input: { readonly cycleId: string }): Promise<{ readonly people: number; readonly candidates: number }>;

  /** The people of the cycle who are not final yet, in pages by case number; no more than `limit`. */
  listCandidates(input: {
    readonly cycleId: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly Candidate[]>;

  /** Asks the engine again for some: HR's rulings (I-09), or facts that moved (I-15, I-17). Keeps each evaluation. */
  reevaluate(input: {
    readonly cycleId: string;
    readonly workflowId: string;
    /** Names this evaluation, so that a repeated call writes nothing twice. */
    readonly seq: number;
    readonly cases: readonly { readonly caseId: string; readonly ruling?: Ruling }[];
  }): Promise<readonly Reevaluated[]>;

  /** Which of these no longer rest on the facts of today (I-15). */
  findMovedFacts(input: { readonly cycleId: string; readonly caseIds: readonly string[] }): Promise<readonly string[]>;

  /** I-26: checks special promotions against 8.2.1 and the cap and says what they become, or refuses. */
  admitSpecial(input: {
    readonly cycleId: string;
    readonly special: readonly SpecialPromotion[];
  }): Promise<{ readonly admitted: readonly Candidate[] } | { readonly refusal: Refusal }>;

  /** 8.3.4, I-32, I-33, I-35: who scores whom, or why this panel may not sit. */
  composePanel(input: {
    /** The cycle or the vacancy whose cases are heard. */
    readonly groupId: string;
    readonly panel: AppointPanelAct;
    readonly clause: string;
  }): Promise<{ readonly scorers: readonly PanelScorer[] } | { readonly refusal: Refusal }>;

  /** I-33, I-35: may this person take that scorer's place in the session? */
  checkSubstitute(input: {
    readonly sessionId: string;
    readonly scorer: string;
    readonly by: string;
  }): Promise<{ readonly refusal?: Refusal }>;

  /** 8.3.4: the panel's figure for every candidate of a session whose sheets are in. Keeps each evaluation. */
  evaluateSession(input: { readonly sessionId: string }): Promise<readonly SessionFigure[]>;

  /** Starts `levelPromotion` for each released case that has none yet; a repeated call starts none twice. */
  startPersons(input: {
    readonly cycleId: string;
    readonly caseIds: readonly string[];
  }): Promise<{ readonly started: number }>;

  /** I-28: whether today is a day of the launch window without a cycle, and of which month. */
  cycleDue(input: { readonly at: number }): Promise<{ readonly month: string | null }>;

  /** 8.5.1, I-42: brings the alarms in the records to the causes there are; writes, and may run again. */
  watchRecords(input: { readonly at: number }): Promise<WatchResult>;
}

export interface WatchResult {
  readonly standing: number;
  readonly raised: number;
  readonly cleared: number;
}

export interface CycleTerms {
  readonly policyVersion: string;
  /** The choices of the register that the cycle keeps (I-73), by id. */
  readonly choices: Readonly<Record<string, string | number>>;
  readonly launchFrom: string;
  readonly launchBy: string;
  /** Time for one human step, in workdays (I-40; the other steps of §8.5 take the same). */
  readonly stepWorkdays: number;
}

export interface Reevaluated {
  readonly caseId: string;
  readonly evaluationNo: number;
  /** The level now: a setback may have lowered it since (I-68). */
  readonly from: Level | null;
  readonly demotionPending: boolean;
  readonly outcome: 'eligible' | 'ineligible' | 'needs-ruling' | 'on-hold';
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly acknowledge: boolean;
}

export interface PanelScorer {
  readonly caseId: string;
  readonly personId: string;
  readonly groups: readonly PanelGroup[];
}

export interface SessionFigure {
  readonly caseId: string;
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  readonly total: string | null;
}
