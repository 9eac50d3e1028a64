import type { FilePurpose } from '../attachments/attachment.js';
import type { AssessmentFormId } from '../evaluation/assessment-form.js';
import type { ActTelling, DecisionTelling, StageWhen, Telling } from '../sight/telling.js';
import { text, type Text } from '../vocabulary/text.js';
import type { Untold } from './task-events.js';

/**
 * What one pipeline declares, once: the stages of its cases, the decisions taken on them, the tasks that people do for
 * them, and the papers that come out. Everything else that speaks of these is a `Record` over them or made from them
 * (docs/decisions/0032-one-catalogue-a-pipeline.md).
 */
export interface Catalogue {
  /** Whom it is told that there is such a case at all; absent where the cases are another pipeline's. */
  readonly known?: Telling;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly tasks: Readonly<Record<string, Task>>;
  /** By `kind:outcome`. */
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly documents: Readonly<Record<string, Paper>>;
}

/** A place of a case on its way. */
export interface Stage<To extends string = string> {
  /** The § or register entry that asks for the step, without the sign. */
  readonly clause: string;
  /** The step that is due here; of an end, how the case ended. */
  readonly title: Text;
  /** Where a case may go from here; a departure or a vacancy that closes may end it at any stage (I-58). */
  readonly to: readonly To[];
  /** A case ends here: well, otherwise, or called off. One that leads on is decided on again, or closes by interview. */
  readonly end?: 'well' | 'otherwise' | 'called-off';
  /** Who is told that it stands here. */
  readonly tells: Telling<StageWhen>;
  /** What is said of somebody who stands here, in a list of people; where absent, the title. */
  readonly state?: Text;
  readonly marks?: readonly StageMark[];
}

/**
 * What is true of a case while it stands somewhere. `open-to-rebase`: nothing is decided and no panel sits, so it may be
 * moved to another policy version (I-73). `open-to-new-round`: an upheld appeal may have it decided again (I-74).
 * `may-lower`: it may still lower its person, so a promotion waits (I-68). `awaits-approval`: an approval that slips into
 * the next month costs the person a month (I-42). `reviewed`: it rests on the facts of its
 * first review and goes back to it when they move (I-15). `awaits-release`: approved, and takes effect with the release: a setback
 * that comes now waits for it (I-42). `submitted`, `approved`: it has come so far, for the pass rates.
 * `closes`: nothing more comes of the case. `holds`: its result is in effect or handed back while the case is still
 * open, so it is voided no more (docs/decisions/0057).
 */
export type StageMark =
  | 'open-to-rebase'
  | 'open-to-new-round'
  | 'may-lower'
  | 'awaits-approval'
  | 'reviewed'
  | 'awaits-release'
  | 'submitted'
  | 'approved'
  | 'closes'
  | 'holds';

/** A stage of a pipeline in which marks matter: each says which it has. */
export interface MarkedStage<To extends string = string> extends Stage<To> {
  readonly marks: readonly StageMark[];
}

/** A stage that the board of a cycle shows. */
export interface BoardStage<To extends string = string> extends MarkedStage<To> {
  readonly group: BoardGroup;
  readonly state: Text;
}
/** The columns of the board, in the order of §8.5. */
export const BOARD_GROUPS = ['start', 'review', 'defense', 'decision', 'follow', 'done', 'ended'] as const;
/** A column of the cycle board. */
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/**
 * The cases that a task is about: one person's `case`, those of a `session`, those of it for which one has a `seat`, all
 * open ones of its `vacancy`, `nobody`'s, or those of the cycle or vacancy that stand at certain stages.
 */
export type TaskAbout<S extends string = string> =
  'case' | 'session' | 'seat' | 'vacancy' | 'nobody' | { readonly standing: readonly S[] };

/** An earlier step to which whoever has a task may return a case (退回). */
export interface ReturnTo<S extends string = string> {
  /** Where the case stands then. */
  readonly to: S;
  /** The kind of task that is done again there, which names its §. */
  readonly redo: string;
  /** Who reads at the case that it came back, and why (8.5.6): the department, where the step is its own; else the offices alone. */
  readonly heardBy: 'office' | 'department';
  /** Every case has gone through it: the one by whose act it was opened. */
  readonly opens?: true;
  /** Not offered once the case has stood at this stage since. */
  readonly notAfter?: S;
}

/**
 * What stands beside a task beyond the case that it is about. `vacancy`: the post to be filled (9.1). `eligible`: who of
 * those whom its reader knows meets §9.2. `sheets`: who was asked for a sheet of 9.5.2 and whose is in. `raters`: whom
 * the records propose for a 360° review (I-55). `sheet-raters`: who may fill in which sheet of 9.5.2 (I-48). `missing-ratings`: who lacks ratings in the window (I-12). `panel`: who
 * sits, where and when, and whose sheets are missing (8.5.4). `result`: what was decided, with the pay for who may read
 * it (§12). `trial`: its days (9.5.5).
 */
export type BesideTask =
  'vacancy' | 'eligible' | 'sheets' | 'sheet-raters' | 'raters' | 'missing-ratings' | 'panel' | 'result' | 'trial';

/** What somebody is asked to do in a pipeline. */
export interface Task<S extends string = string> {
  /** The § the task carries out. */
  readonly clause: string;
  /** In the inbox, and on the timeline once it is done. */
  readonly title: Text;
  /** Who is told that it was done. */
  readonly tells: ActTelling;
  readonly about: TaskAbout<S>;
  /**
   * The answer holds single scores: it stands in its sheet alone, never in the task or the ledger, where it could be read
   * before all are in, or by whom it was hidden from (I-37, I-48, I-56).
   */
  readonly sealed?: true;
  /**
   * I-41: a `sheet` that its person signs himself, in the product or on paper; the `withdrawal` of what he signed, as
   * long as it is not in effect.
   */
  readonly signs?: 'sheet' | 'withdrawal';
  /** One act completes several such tasks of one workflow: what it does to one case touches no other (docs/decisions/0034). */
  readonly inOneAct?: true;
  /** Whoever does it reads first what was handed in with the case (9.5.7, 9.5.8). */
  readonly readsPapers?: true;
  /** What the files of its form are handed in as, where they are no evidence beside a reason. */
  readonly hands?: FilePurpose;
  /** The sheet of §9 that it asks for. */
  readonly sheet?: AssessmentFormId;
  /** What is needed to decide beside the cases themselves, whose facts and decisions stand there anyway. */
  readonly beside?: readonly BesideTask[];
  /** To which earlier steps whoever has it may return a case, the nearest first (docs/decisions/0058); absent where to none. */
  readonly returns?: readonly ReturnTo<S>[];
  /** What its holders do not hear as those of all other tasks do (`task-events.ts`), and why. */
  readonly untold?: Untold;
}

/** What a decision of a kind and outcome is called, to whom it is told and whether one may appeal. */
export interface Decision extends DecisionTelling {
  /** What it came to, as people say it. */
  readonly words: Text;
  /** I-74: whether the person may appeal against it, once he was told. */
  readonly appealable: boolean;
}

/** A kind of document (§15). */
export interface Paper {
  /** The § it is issued under. */
  readonly clause: string;
  readonly title: Text;
  /** Papers are issued when what they say is told; those of the file are nobody's but HR's and the general manager's (I-48). */
  readonly tells: Telling;
  /** What is covered on it for whom it is not: what somebody is paid (§12, 15.3), or which leave it was (I-09). */
  readonly covers?: 'pay' | 'leave';
}

type Stages<S extends string, T> = Readonly<Record<S, T>>;

/** The stages of a pipeline, by name; a `to` that is none of them does not compile. */
export const stages = <S extends string>(own: Stages<S, Stage<NoInfer<S>>>): Stages<S, Stage<S>> => own;

/** The same of a pipeline whose cases go on to stages of another one. */
export const stagesLeadingTo =
  <E extends string>() =>
  <S extends string>(own: Stages<S, Stage<NoInfer<S> | E>>): Stages<S, Stage<S | E>> =>
    own;

/** The same where each stage says which marks it has. */
export const markedStages = <S extends string>(own: Stages<S, MarkedStage<NoInfer<S>>>): Stages<S, MarkedStage<S>> =>
  own;

/** The same where each stage has its place on the board. */
export const boardStages = <S extends string>(own: Stages<S, BoardStage<NoInfer<S>>>): Stages<S, BoardStage<S>> => own;

/** The decisions of a catalogue, whose keys become types: `kind:outcome`. */
export const decisions = <C extends `${string}:${string}`>(
  own: Readonly<Record<C, Decision>>,
): Readonly<Record<C, Decision>> => own;

/** A decision against which its person may appeal. */
export const decided = (zh: string, en: string, telling: DecisionTelling): Decision => ({
  ...telling,
  words: text(zh, en),
  appealable: true,
});

/** What is an act of the person's own, or only says that something took place: there is nothing to appeal against. */
export const noted = (zh: string, en: string, telling: DecisionTelling): Decision => ({
  ...telling,
  words: text(zh, en),
  appealable: false,
});

/** The papers of a catalogue, whose keys become types. */
export const papers = <K extends string>(own: Readonly<Record<K, Paper>>): Readonly<Record<K, Paper>> => own;
