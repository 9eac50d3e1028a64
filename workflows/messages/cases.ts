import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Act, TaskKind } from '../../domain/pipelines/acts.js';
import type { SpecialStart } from '../../domain/pipelines/level-promotion/start.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { deliveryOf, type Delivery, type JournalledAct } from '../../domain/step/journal.js';
import type { EngineStanding } from '../../domain/step/reconciliation.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Returning } from '../../domain/undo/returning.js';
import type { TakingBack } from '../../domain/undo/taking-back.js';
import type { Voiding } from '../../domain/undo/voiding.js';
import type { Move } from '../../domain/standing-in/move.js';
import type { SigningOp } from '../../domain/signing/signing.js';
import type { Talk } from '../../domain/talk/talk.js';
import type { StepAbout } from '../../domain/step/step.js';

/**
 * How the API talks to a waiting workflow: the three acts that every human task knows, whatever its kind.
 * A refused act fails the update with an ApplicationFailure of type `REFUSED` whose first detail is the
 * {@link Refusal}; nothing has changed then. The task id names the workflow: `<workflow id>.<number>`.
 */
export const claimTask = defineUpdate<TaskReceipt, [TaskActInput]>('claimTask');
export const releaseTask = defineUpdate<TaskReceipt, [TaskActInput]>('releaseTask');
export const completeTask = defineUpdate<TaskReceipt, [CompleteTaskInput]>('completeTask');
/** Several tasks of a kind in one act, all of them or none: a head records many interviews (docs/decisions/0034). */
export const completeTasks = defineUpdate<TaskReceipt, [CompleteTasksInput]>('completeTasks');

/** What stands against each of several tasks' forms as things are now, in their order; asking changes nothing (docs/decisions/0034). */
export const judgeTasks = defineQuery<readonly (Refusal | null)[], [JudgedTasks]>('judgeTasks');

/**
 * Acts that wait for one workflow at the same moment, delivered in one update, in the order in which they were taken: each
 * is judged, applied and answered for itself, as if it had come alone (docs/decisions/0041).
 */
export const deliverActs = defineUpdate<readonly DeliveredAct[], [readonly SentAct[]]>('deliverActs');

/** An open task goes to others by somebody's act: handed over, transferred, delegated, handed back (docs/decisions/0053). */
export const moveTask = defineUpdate<TaskReceipt, [MoveTaskInput]>('moveTask');

/** Somebody says something of an open task that others hear of or answer: urges its holders, asks, answers, takes a question back (docs/decisions/0056). */
export const talkAboutTask = defineUpdate<TaskReceipt, [TalkAboutTaskInput]>('talkAboutTask');
/** HR voids a whole case, with a second person: it ends as if its person had gone (docs/decisions/0057). */
export const voidCase = defineUpdate<TaskReceipt, [VoidCaseInput]>('voidCase');

/** Whoever has done a task takes it back while the next step is untouched (docs/decisions/0057). */
export const takeBackAct = defineUpdate<TaskReceipt, [TakeBackInput]>('takeBackAct');

/** Whoever has a task returns cases to an earlier step (docs/decisions/0058). */
export const returnCases = defineUpdate<TaskReceipt, [ReturnCasesInput]>('returnCases');

/** Somebody is asked to sign an open task, or not any more (docs/decisions/0058). */
export const signTask = defineUpdate<TaskReceipt, [SignTaskInput]>('signTask');

const UPDATE_OF = {
  claim: claimTask,
  release: releaseTask,
  complete: completeTask,
  'complete-many': completeTasks,
  move: moveTask,
  talk: talkAboutTask,
  void: voidCase,
  'take-back': takeBackAct,
  return: returnCases,
  sign: signTask,
} as const;

/** An act of the journal as it is sent to its workflow: by which update, and with what. */
export const sendingOf = (
  act: JournalledAct,
): { readonly update: typeof completeTask; readonly input: CompleteTaskInput } => ({
  update: UPDATE_OF[act.what] as typeof completeTask,
  input: { ...act.input, ...deliveryOf(act) } as CompleteTaskInput,
});

/** The same as one of several. */
export const sentOf = (act: JournalledAct): SentAct => ({ what: act.what, input: sendingOf(act).input });

/** One of several acts as it is sent. */
export interface SentAct {
  readonly what: JournalledAct['what'];
  readonly input:
    | TaskActInput
    | MoveTaskInput
    | TalkAboutTaskInput
    | CompleteTaskInput
    | CompleteTasksInput
    | VoidCaseInput
    | TakeBackInput
    | ReturnCasesInput
    | SignTaskInput;
}

/** What one of several acts came to. */
export type DeliveredAct = TaskReceipt | { readonly refusal: Refusal };

export interface TaskActInput extends Delivery {
  readonly taskId: string;
  readonly actor: Actor;
}

/** A move with its task and who asks for it. */
export interface MoveTaskInput extends TaskActInput, Move {}

/** What is said of a task, with its task and who says it. */
export interface TalkAboutTaskInput extends TaskActInput {
  readonly talk: Talk;
}

/** What is done about the signers of a task, with its task and who does it. */
export interface SignTaskInput extends TaskActInput {
  readonly signing: SigningOp;
}

/** An act that is taken back, by who has done it. */
export interface TakeBackInput extends TaskActInput, TakingBack {}

/** Cases that go back to an earlier step, by who has the task that they come from. */
export interface ReturnCasesInput extends TaskActInput, Returning {}

/** The voiding of a case, by who asked for it. */
export interface VoidCaseInput extends Delivery, Voiding {
  readonly actor: Actor;
}

export interface CompleteTaskInput<K extends TaskKind = TaskKind> extends TaskActInput {
  readonly kind: K;
  readonly act: Act;
  /** Of a signature: whoever has handed in what it signs, with the roles that count for him now. */
  readonly holder?: Pick<Actor, 'personId' | 'roles'>;
}

export interface CompleteTasksInput<K extends TaskKind = TaskKind> extends Delivery {
  readonly actor: Actor;
  readonly kind: K;
  /** Each task once. */
  readonly rows: readonly { readonly taskId: string; readonly act: Act }[];
}

/** Forms that are judged before any of them is handed in. */
export type JudgedTasks = Omit<CompleteTasksInput, 'actId' | 'again'>;

export interface TaskReceipt {
  /** The first of several. */
  readonly taskId: string;
  /**
   * `open` when the task takes several acts and is not finished by this one; `in-progress` when something that came
   * before has to be finished first: the act is delivered again.
   */
  readonly state: 'open' | 'completed' | 'in-progress';
}

/** Where a workflow stands, for the few who operate the engine; the pages read PostgreSQL. */
export const getStage = defineQuery<string>('getStage');

/** What the engine says of a workflow, to be held against the records (`jinji reconcile`). */
export const getStanding = defineQuery<EngineStanding>('getStanding');

/** The case stands still, and somebody has looked into it: it goes on from what the records hold. */
export const caseRepaired = defineSignal('caseRepaired');

/** A defense session tells the workflow that convened it that the summary is signed (8.5.4, 9.5.7). */
export const defenseClosed = defineSignal<[DefenseClosed]>('defenseClosed');
export interface DefenseClosed {
  readonly sessionId: string;
  readonly results: readonly DefenseResult[];
}
export interface DefenseResult {
  readonly caseId: string;
  readonly outcome: 'passed' | 'failed' | 'absent';
  /** Two decimals; null when absent. */
  readonly total: string | null;
}

/** Ratings or complaints were recorded on which cases of a cycle rest that have passed their first review (I-15). */
export const factsRecorded = defineSignal<[{ readonly caseIds: readonly string[] }]>('factsRecorded');

/** The last open case of a cycle has been archived (8.5.7). */
export const casesSettled = defineSignal('casesSettled');

/**
 * Whoever opened a case waits for this: answers when the case stands in the records, or fails with the refusal of
 * the facts it was opened on; then the workflow ends and nothing was written.
 */
export const whenOpened = defineUpdate<OpenedCase, [OpenedCase]>('whenOpened');
export interface OpenedCase {
  /** Its number, which is the workflow's id. */
  readonly id: string;
}

/** Something outside a case ends it or makes it wait: the person leaves, moves, or has a setback (I-58, I-59, I-68). */
export const caseInterrupted = defineSignal<[CaseInterruption]>('caseInterrupted');
export interface CaseInterruption {
  /**
   * `setback` and `setback-over` hold and release a promotion; `appeal-round` has it decided again, `appeal-corrected`
   * says that an appeal has corrected it (I-74); `voided` comes by an act and is answered (docs/decisions/0057); the
   * others end the case.
   */
  readonly why:
    | 'left'
    | 'transferred'
    | 'vacancy-closed'
    | 'voided'
    | 'setback'
    | 'setback-over'
    | 'appeal-round'
    | 'appeal-corrected';
  /** The person whom it befell: the candidate himself, or somebody with a task in the case. */
  readonly personId: string;
  /** Civil date of the event. */
  readonly on: string;
  /** Employee number, or the case that brought it about. */
  readonly by: string;
  readonly note: string;
  /** Which of his cases, where it is one alone: what is voided. */
  readonly caseId?: string;
}

/** The names under which workflows are started; stored for years, never renamed. */
export const WORKFLOWS = {
  cycleDrafter: 'levelPromotionCycleDrafter',
  cycle: 'levelPromotionCycle',
  session: 'defenseSession',
  closing: 'levelPromotionClosing',
  trial: 'trialAppointment',
  candidate: 'positionPromotion',
  withdrawal: 'companyNoticeWithdrawal',
  dailyWatch: 'dailyWatch',
  relationKeeper: 'relationKeeper',
  vacancy: 'positionVacancy',
  setback: 'setback',
  setbackStarter: 'setbackStarter',
  entry: 'entry',
  confirmation: 'confirmation',
  confirmationOpener: 'confirmationOpener',
  transfer: 'transfer',
  departure: 'departure',
  departureOpener: 'departureOpener',
  appeal: 'appeal',
  rebase: 'rebase',
} as const;

/** The cycle of a month, by its business key; a draft that was dismissed leaves its number to history. */
export const cycleIdOf = (month: string, attempt = 1): string =>
  attempt === 1 ? `LC-${month}` : `LC-${month}-${attempt}`;

/** What starts a cycle: HR by hand, or the schedule (8.5.1, I-28). */
export interface CycleInput {
  readonly cycleId: string;
  /** Launch month, `YYYY-01` or `YYYY-07`. */
  readonly month: string;
  /** Employee number, or `system:schedule`. */
  readonly openedBy: string;
  /** I-26: a cycle of one person; its month is then that of the day it is opened. */
  readonly special?: SpecialStart;
}

export interface SessionInput {
  readonly sessionId: string;
  /** The workflow that hears the result: the cycle (§8), or the case (§9). */
  readonly ownerId: string;
  /** The cycle or the vacancy whose cases compete (I-35). */
  readonly groupId: string;
  readonly about: StepAbout;
  /** The § it carries out, where it is not 8.5.4. */
  readonly clause?: string;
  readonly heldOn: string;
  /** HH:MM in Shanghai. */
  readonly time?: string;
  readonly room?: string;
  readonly chair: string;
  readonly passMark: number;
  readonly policyVersion: string;
  /** Time for one human step, in workdays. */
  readonly stepWorkdays: number;
  readonly candidates: readonly SessionCandidate[];
}
export interface SessionCandidate {
  readonly caseId: string;
  readonly personId: string;
  readonly round: number;
  readonly scorers: readonly Scorer[];
}
export interface Scorer {
  readonly personId: string;
  readonly groups: readonly PanelGroup[];
}
