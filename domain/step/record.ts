import type { HandedIn } from '../attachments/attachment.js';
import type { CaseChange } from '../cases/case-change.js';
import type { DocumentStep } from '../documents/order.js';
import type { DefenseParts } from '../pipelines/defense/parts.js';
import type { EntryParts } from '../pipelines/entry/parts.js';
import type { LevelPromotionParts } from '../pipelines/level-promotion/parts.js';
import type { PositionPromotionParts } from '../pipelines/position-promotion/parts.js';
import type { RebaseParts } from '../pipelines/rebase/parts.js';
import type { TrialParts } from '../pipelines/trial/parts.js';
import type { TaskKind } from '../pipelines/acts.js';
import type { DecisionRecord } from './decision.js';
import type { Effect } from './effect.js';
import type { MessageOrder } from './message.js';

/** What every pipeline may leave in the records. */
interface CommonParts {
  /** Cases opened, moved, closed. */
  readonly cases: readonly CaseChange[];
  readonly decisions: readonly DecisionRecord[];
  /** What a decision changes in HR's records: level, post, pay, status. */
  readonly effects: readonly Effect[];
  /** Documents signed, and issued for good; what they say is taken from the records in the same transaction. */
  readonly documents: readonly DocumentStep[];
  readonly messages: readonly MessageOrder[];
  /** Files that whoever acts hands in; from then on they belong to the case. */
  readonly attachments: readonly HandedIn[];
}

/**
 * The parts of what a step leaves beside the tasks, by name; what only one pipeline leaves is declared with it. Each
 * has one writer, in `activities/projection/writers.ts`.
 */
export interface StepParts
  extends CommonParts, LevelPromotionParts, DefenseParts, PositionPromotionParts, TrialParts, EntryParts, RebaseParts {}

/** The name of a part of a step, which has one writer. */
export type StepPart = keyof StepParts;

/** What a step leaves beside the tasks. */
export interface StepRecord extends Partial<StepParts> {
  /** Who brought the step about outside the inbox: whoever opened the case. Employee number or `system:<what>`. */
  readonly openedBy?: string;
  /** An act on no open task that brought it about: a case is voided, an act taken back (0057), a withdrawal asked (I-62). */
  readonly hand?: Hand;
}

/** Who did what, as the ledger names it, beside the open tasks. */
export interface Hand {
  readonly act: 'case.voided' | 'act.taken-back' | 'act.returned' | 'withdrawal.asked';
  /** Employee number. */
  readonly actorId: string;
  /** Who acted in his place, by a proxy. */
  readonly deputyId?: string;
  readonly clause: string;
  /** The task that it is about: done before, or of a return the one it comes from. */
  readonly taskId?: string;
  /** Of a return: the kind of task that is done again, whose holders are told so. */
  readonly redo?: TaskKind;
}
