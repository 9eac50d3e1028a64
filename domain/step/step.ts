import type { TaskKind } from '../pipelines/acts.js';
import type { Refusal } from '../vocabulary/refusal.js';
import type { BroughtAct } from './journal.js';
import type { StepRecord } from './record.js';
import type { OpenedTask, TaskToOpen, TaskTouch } from './tasks.js';
import type { ActAnswer, CauseId } from './turn.js';

/**
 * One step of a pipeline as it is projected to PostgreSQL: tasks closed and opened, and what the step leaves in
 * HR's records, in one transaction, once for (workflow, seq) and its cause.
 */
export interface Step {
  readonly workflowId: string;
  /** Counts the steps of the workflow from 1. */
  readonly seq: number;
  /** Whose turn it is, in order where acts are written together; a number belongs to the causes that took it first. */
  readonly causes: readonly CauseId[];
  /** Its turn, where that is taken with the step itself; otherwise it was taken before. */
  readonly turn?: number;
  /** Epoch milliseconds, from the turn's clock. */
  readonly at: number;
  readonly about: StepAbout;
  readonly policyVersion: string;
  /** The human acts that led here, each on a task and a case of its own; none when the engine did it by itself. */
  readonly acts: readonly StepAct[];
  /** Those acts as they came, to be held against the journal; no part of what is written. */
  readonly brought?: readonly BroughtAct[];
  /** Who acted can be told that nothing was written, and the pipeline goes on as before; otherwise the case freezes. */
  readonly refusable?: true;
  /** What each act is answered, by its cause, kept with the step: a repeated delivery reads it here. */
  readonly answers?: Readonly<Record<CauseId, ActAnswer>>;
  readonly close: readonly ClosedTask[];
  readonly open: readonly TaskToOpen[];
  readonly touch: readonly TaskTouch[];
  /** What the step leaves; where acts are written together, each has a record of its own instead. */
  readonly record?: StepRecord;
  /** The last step of its workflow: no task stays open. */
  readonly last?: true;
  /**
   * Tried again by hand after it froze the case, with its turn: what the records hold of the same cause is taken as it
   * is; another cause has the turn, where who acts can wait for it.
   */
  readonly repair?: { readonly turn: number };
}

/** A task that a step closes. */
export interface ClosedTask {
  readonly taskId: string;
  readonly how: 'completed' | 'withdrawn';
  /** Who ended it without its form: whoever returned its case, and by whose hand; otherwise the acts of the step say. */
  readonly by?: string;
  readonly deputy?: string;
}

/** What a workflow is about as a whole; written beside every task and every line of the ledger. */
export interface StepAbout {
  readonly cycleId?: string;
  readonly vacancyId?: string;
  /** Where the workflow is one person's. */
  readonly caseId?: string;
}

/** The act that brought a step about, as it was answered. */
export interface StepAct {
  /** Of the act; several tasks may have the same. */
  readonly cause: CauseId;
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly actorId: string;
  /** Who acted in his place, by a proxy. */
  readonly deputyId?: string;
  readonly answer: unknown;
  /** Epoch milliseconds at which it was taken. */
  readonly at: number;
  /** Whose case its task is about, where it is one person's. */
  readonly caseId?: string;
  /** What this act leaves, where several are written together. */
  readonly record?: StepRecord;
}

/** What became of a step: the tasks it opened, or why nothing of it was written. */
export interface StepResult {
  readonly opened: readonly OpenedTask[];
  /**
   * Nothing of the step was written: it would have opened what somebody else opened at the same time, or the database
   * will never take it.
   */
  readonly refused?: Refusal;
  /** Nothing was written: the turn is theirs, which come first. */
  readonly held?: readonly CauseId[];
  /** The case goes no further until it is repaired: the records hold something else, or refuse what nobody asked for. */
  readonly frozen?: Refusal;
  /** Of the cycle, after this step; set when the step closes a case. */
  readonly openCases?: number;
}
