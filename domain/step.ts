import type { TaskKind } from './acts.js';
import type { Candidate } from './candidate.js';
import type { Role } from './roles.js';

/**
 * One step of a pipeline as it is projected to PostgreSQL: tasks closed and opened, and what the step leaves in
 * HR's records, in one transaction, once for (workflow, seq).
 */
export interface Step {
  readonly workflowId: string;
  /** Counts the steps of the workflow from 1. */
  readonly seq: number;
  /** Epoch milliseconds, from the workflow's clock. */
  readonly at: number;
  readonly cycleId: string;
  readonly policyVersion: string;
  /** The human act that led here; absent when the engine did it by itself. */
  readonly act?: StepAct;
  readonly close: readonly { readonly taskId: string; readonly how: 'completed' | 'withdrawn' }[];
  readonly open: readonly TaskToOpen[];
  readonly touch: readonly TaskTouch[];
  readonly record?: StepRecord;
}

export interface StepAct {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly actorId: string;
  readonly answer: unknown;
}

export interface TaskToOpen {
  readonly taskId: string;
  readonly key: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly to: Audience;
  readonly excluded: readonly string[];
  readonly caseId?: string;
  readonly sessionId?: string;
  /** Workdays from today (I-40 and others), or an absolute day. */
  readonly due: { readonly workdays: number } | { readonly on: string };
}

/** Who may act. A relation is resolved when the task opens. */
export interface Audience {
  readonly roles?: readonly Role[];
  readonly people?: readonly string[];
  /** The direct superior of this person, as HR's records know him. */
  readonly superiorOf?: string;
  /** Who joins when the task is overdue. */
  readonly escalateTo?: readonly Role[];
}

export type TaskTouch =
  | { readonly taskId: string; readonly what: 'claimed' | 'released'; readonly actorId: string }
  | { readonly taskId: string; readonly what: 'reminded' }
  | { readonly taskId: string; readonly what: 'escalated'; readonly roles: readonly Role[] };

/** A task as it was opened: whom it went to, and when it reminds and escalates. */
export interface OpenedTask {
  readonly key: string;
  /** The people named, and those found by relation. */
  readonly people: readonly string[];
  readonly dueOn: string;
  /** Epoch milliseconds, 09:00 Asia/Shanghai: the workday before the due day, the due day. */
  readonly remindAt: readonly number[];
  /** 09:00 of the workday after the due day. */
  readonly escalateAt: number;
}

export interface StepResult {
  readonly opened: readonly OpenedTask[];
  /** Of the cycle, after this step; set when the step closes a case. */
  readonly openCases?: number;
}

/** What a step leaves beside the tasks. */
export interface StepRecord {
  readonly cycle?: CycleChange;
  readonly candidates?: readonly Candidate[];
  readonly decisions?: readonly DecisionRecord[];
  readonly session?: SessionChange;
  readonly sheets?: readonly SheetRecord[];
  /** 8.5.6: results handed back; cases that wait for the interview, with notices for the approved. */
  readonly released?: readonly { readonly caseId: string }[];
  /** A person's case, after the release. */
  readonly personStage?: { readonly caseId: string; readonly stage: 'interview' | 'confirmation' | 'notice' };
  readonly signature?: SignatureRecord;
  /** 8.5.7: archive; level and pay follow when promoted. */
  readonly settle?: { readonly caseId: string; readonly promoted: boolean };
}

export interface CycleChange {
  readonly stage: 'draft' | 'collecting' | 'running' | 'closed' | 'dismissed';
  readonly launch?: {
    readonly on: string;
    readonly by: string;
    readonly late: boolean;
    readonly lateReason?: string;
  };
  readonly closingDate?: string;
}

export interface DecisionRecord {
  readonly caseId: string;
  readonly clause: string;
  readonly kind:
    'ruling' | 'submission' | 'first-review' | 'panel' | 'gm' | 'interview' | 'confirmation' | 'notice' | 'settled';
  readonly outcome: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly round: number;
}

export interface SessionChange {
  readonly sessionId: string;
  readonly stage: 'scoring' | 'summary' | 'closed';
  readonly heldOn: string;
  readonly chair: string;
  readonly passMark: number;
  readonly waived: Readonly<Record<string, string>>;
  /** Set when scorers change; the rows of scorers left out are marked withdrawn. */
  readonly scorers?: readonly ScorerRecord[];
}

export interface ScorerRecord {
  readonly caseId: string;
  readonly personId: string;
  readonly groups: readonly string[];
  readonly substituteFor?: string;
  readonly reason?: string;
  readonly withdrawn: boolean;
}

export interface SheetRecord {
  readonly sessionId: string;
  readonly caseId: string;
  readonly scorerId: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}

export interface SignatureRecord {
  readonly caseId: string;
  readonly signature: 'signed' | 'refused';
  readonly recordedBy: string;
  readonly reason?: string;
}
