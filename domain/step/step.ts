import type { TaskKind } from '../pipelines/acts.js';
import type { Candidate } from '../pipelines/level-promotion/candidate.js';
import type { CaseChange } from '../cases/case-change.js';
import type { DocumentKind } from '../documents/kind.js';
import type { Effect } from './effect.js';
import type { NewHire } from '../people/hire.js';
import type { Refusal } from '../vocabulary/refusal.js';
import type { Role } from '../vocabulary/roles.js';
import type { ActAnswer, CauseId } from './turn.js';
import type { ReviewChange, TrialChange } from '../pipelines/trial/trial.js';
import type { AssessmentSheetRecord, VacancyChange } from '../pipelines/position-promotion/vacancy.js';
import type { Told } from '../vocabulary/wording.js';

/**
 * One step of a pipeline as it is projected to PostgreSQL: tasks closed and opened, and what the step leaves in
 * HR's records, in one transaction, once for (workflow, seq) and its cause.
 */
export interface Step {
  readonly workflowId: string;
  /** Counts the steps of the workflow from 1. */
  readonly seq: number;
  /** Whose turn it is; a number belongs to the cause that took it first. */
  readonly cause: CauseId;
  /** Its turn, where that is taken with the step itself; otherwise it was taken before. */
  readonly turn?: number;
  /** Epoch milliseconds, from the turn's clock. */
  readonly at: number;
  readonly about: StepAbout;
  readonly policyVersion: string;
  /** The human act that led here; absent when the engine did it by itself. */
  readonly act?: StepAct;
  /** Who acted can be told that nothing was written, and the pipeline goes on as before; otherwise the case freezes. */
  readonly refusable?: true;
  /** What the act is answered, kept with the step: a repeated delivery reads it here. */
  readonly answer?: ActAnswer;
  readonly close: readonly { readonly taskId: string; readonly how: 'completed' | 'withdrawn' }[];
  readonly open: readonly TaskToOpen[];
  readonly touch: readonly TaskTouch[];
  readonly record?: StepRecord;
  /**
   * Tried again by hand after it froze the case, with its turn: what the records hold of the same cause is taken as it
   * is; another cause has the turn, where who acts can wait for it.
   */
  readonly repair?: { readonly turn: number };
}

/** What a workflow is about as a whole; written beside every task and every line of the ledger. */
export interface StepAbout {
  readonly cycleId?: string;
  readonly vacancyId?: string;
  /** Where the workflow is one person's. */
  readonly caseId?: string;
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
  /** Workdays from today (I-40 and others), or an absolute day; null for what may be done at any time. */
  readonly due: { readonly workdays: number } | { readonly on: string } | null;
  /** His own to do: a signature, a sheet. Nobody takes it over when he leaves (I-58). */
  readonly personal?: boolean;
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
  /** I-58: of somebody who has left, handed on; `roles` may act where nobody else is left who may. */
  | {
      readonly taskId: string;
      readonly what: 'handed-on';
      readonly from: string;
      readonly people: readonly string[];
      readonly roles: readonly Role[];
      readonly by: string;
      readonly note: string;
    }
  | { readonly taskId: string; readonly what: 'escalated'; readonly roles: readonly Role[] };

/** A task as it was opened: whom it went to, and when it reminds and escalates. */
export interface OpenedTask {
  readonly key: string;
  /** The people named, and those found by relation; for who has left, the successor. */
  readonly people: readonly string[];
  readonly dueOn: string | null;
  /** Who may act beside those asked for, because nobody who was named is there any more. */
  readonly roles?: readonly Role[];
  /** Epoch milliseconds, 09:00 Asia/Shanghai: the workday before the due day, the due day. */
  readonly remindAt: readonly number[];
  /** 09:00 of the workday after the due day; absent where there is none. */
  readonly escalateAt?: number;
}

export interface StepResult {
  readonly opened: readonly OpenedTask[];
  /**
   * Nothing of the step was written: it would have opened what somebody else opened at the same time, or the database
   * will never take it.
   */
  readonly refused?: Refusal;
  /** Nothing was written: the turn is this cause's, which comes first. */
  readonly held?: CauseId;
  /** The case goes no further until it is repaired: the records hold something else, or refuse what nobody asked for. */
  readonly frozen?: Refusal;
  /** Of the cycle, after this step; set when the step closes a case. */
  readonly openCases?: number;
}

/** What a step leaves beside the tasks. */
export interface StepRecord {
  /** Who brought the step about outside the inbox: whoever opened the case. Employee number or `system:<what>`. */
  readonly openedBy?: string;
  /** §6: a new person in HR's records, before anything else is written about him. */
  readonly hire?: NewHire;
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
  readonly settle?: { readonly caseId: string; readonly promoted: boolean; readonly reason?: string };
  /** Cases of the other pipelines: opened, moved, closed. */
  readonly cases?: readonly CaseChange[];
  /** 9.5.5, 9.5.6: a trial appointment and its review. */
  readonly trial?: TrialChange;
  readonly review?: ReviewChange;
  /** 9.1: the vacancy itself. */
  readonly vacancy?: VacancyChange;
  /** 9.5.2: sheets handed in. */
  readonly assessmentSheets?: readonly AssessmentSheetRecord[];
  /** I-73: the case goes by another policy version from now on. */
  readonly rebased?: { readonly caseId: string; readonly policyVersion: string };
  /** What a decision changes in HR's records: level, post, pay, status. */
  readonly effects?: readonly Effect[];
  /** Documents to be issued for good; what they say is taken from the records in the same transaction. */
  readonly documents?: readonly DocumentOrder[];
  readonly messages?: readonly MessageOrder[];
}

/** A document that a step issues (§15); `activities/documents/makers.ts` knows how each kind is made. */
export interface DocumentOrder {
  readonly kind: DocumentKind;
  readonly caseId: string;
  /** Which of several of a kind in one case; 1 where absent. */
  readonly edition?: number;
  /** What the records do not hold. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** What people are told, in both languages; read in the product and mailed where mail is set up. */
export interface MessageOrder {
  readonly to: readonly string[];
  /** Everybody with an account in one of these roles, but for the person the case is about. */
  readonly toRoles?: readonly Role[];
  /** The heads of all departments, as HR's records have them. */
  readonly toDepartmentHeads?: boolean;
  readonly clause: string;
  readonly caseId?: string;
  readonly subject: Told;
  readonly body: Told;
  /** What a mail says: subject and link, or, of a letter that the policy has mailed (9.5.5), the body as well. */
  readonly mailed?: 'link' | 'whole';
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
  /** Which decision of its pipeline, such as `first-review`, `panel`, `gm`; words in `decision-words.ts`. */
  readonly kind: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly round: number;
}

export interface SessionChange {
  readonly sessionId: string;
  /** The cycle or the vacancy whose cases it hears. */
  readonly groupId: string;
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
  /** Kind of the document that is signed; `level-notice` where absent. */
  readonly document?: string;
}
