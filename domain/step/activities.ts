import type { Step, StepResult } from './step.js';
import type { TurnAnswer, TurnRequest } from './turn.js';

/** How the engine writes what a workflow has done: every pipeline's steps go through these two. */
export interface StepActivities {
  /** Writes one step in one transaction; the second time it answers as the first and writes nothing. */
  projectStep(step: Step): Promise<StepResult>;

  /** Takes the next turn of a workflow for what has come, or says whose it is. Idempotent. */
  takeTurn(request: TurnRequest): Promise<TurnAnswer>;

  /** A workflow was told something and is not there: an alarm names each open case that it should carry. */
  reportUnheard(input: { readonly workflowId: string }): Promise<void>;
}
