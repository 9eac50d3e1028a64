import type { StepAbout } from '../../domain/step/step.js';
import type { CarriedTask } from './ask.js';
import type { Hands } from './hands.js';
import type { CarriedLine } from './line.js';

/** What a desk hands to the next run of its workflow. */
export interface CarriedDesk {
  readonly seq: number;
  readonly tasks: number;
  readonly line: CarriedLine;
  readonly open: readonly CarriedTask[];
  /** Who acted in whose place; absent where nobody did. */
  readonly hands?: Hands;
}

/** What a pipeline tells its desk. */
export interface DeskOptions {
  readonly about: StepAbout;
  /** Asked for at every step, because a cycle learns it only when it opens (I-73). */
  readonly policyVersion: () => string;
  readonly carried?: CarriedDesk;
  /** Signals that wait for their turn and are handed to the pipeline. */
  readonly hears?: readonly { readonly name: string }[];
  /** The pipeline itself sees to people who are replaced (I-58); otherwise the desk hands their tasks on. */
  readonly replaces?: boolean;
  /** Nothing that an act changes here comes before its step: its turn may be taken with it, which saves a question. */
  readonly lateTurns?: boolean;
  /**
   * Acts that wait here may be written together, and one act may be about several tasks: none of them reads anything,
   * and what one does to its case touches no other. Their turns are late. Taken by `nextTogether`.
   */
  readonly together?: boolean;
  /** The next moment, epoch milliseconds, at which the pipeline wants a turn by itself. */
  readonly wakes?: () => number | undefined;
}

/** What the step under way is: `trying`, its refusal leaves everything as it was; `opening` a case; the `last`. */
export interface How {
  readonly trying?: true;
  readonly opening?: true;
  readonly last?: true;
}
