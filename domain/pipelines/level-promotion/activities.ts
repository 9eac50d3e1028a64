import type { Level } from '../../vocabulary/level.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { Ruling, SpecialPromotion } from './acts.js';
import type { Candidate } from './candidate.js';
import type { CycleTerms, SpecialStart } from './start.js';

/** What a level promotion (§8) asks of the outside world; only `openCycle`, `openSpecial`, `evaluateCycle`, `reevaluate` and `startClosings` write. */
export interface LevelActivities {
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
  evaluateCycle(input: {
    readonly cycleId: string;
    /** Epoch milliseconds, from the workflow's clock: who has left by then is in no cycle (I-82). */
    readonly at: number;
  }): Promise<{ readonly people: number; readonly candidates: number }>;

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

  /** I-82: who of these has left by an instant, epoch milliseconds. */
  findLeavers(input: {
    readonly caseIds: readonly string[];
    readonly at: number;
  }): Promise<{ readonly leavers: readonly Leaver[] }>;

  /** I-15: by cycle, the cases past the first review whose facts are no longer those that it has frozen. */
  listMovedCases(): Promise<{
    readonly cycles: readonly { readonly cycleId: string; readonly caseIds: readonly string[] }[];
  }>;

  /** I-26: checks special promotions against 8.2.1 and the cap and says what they become, or refuses. */
  admitSpecial(input: {
    readonly cycleId: string;
    readonly special: readonly SpecialPromotion[];
  }): Promise<{ readonly admitted: readonly Candidate[] } | { readonly refusal: Refusal }>;

  /** 8.5.6: which released cases one workflow carries to their end: a hundred at most, a superior's people together. */
  composeClosings(input: { readonly caseIds: readonly string[] }): Promise<readonly (readonly string[])[]>;

  /** Starts the closings that the records name and that do not run yet; a repeated call starts none twice. */
  startClosings(input: {
    readonly cycleId: string;
    readonly closingIds: readonly string[];
  }): Promise<{ readonly started: number }>;

  /** I-83: the levels of a cycle's ladders for which the pay table has no amount on a civil date. */
  listUnpaidLevels(input: {
    readonly month: string;
    readonly policyVersion: string;
    readonly on: string;
  }): Promise<{ readonly levels: readonly Level[] }>;

  /** I-28: whether today is a day of the launch window without a cycle, and of which month. */
  cycleDue(input: { readonly at: number }): Promise<{ readonly month: string | null }>;
}

/** Somebody of a cycle who has left. */
export interface Leaver {
  readonly caseId: string;
  readonly personId: string;
  /** Civil date: the first day on which he is gone. */
  readonly on: string;
}

/** A candidate after the engine was asked again with today's facts (I-15). */
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
