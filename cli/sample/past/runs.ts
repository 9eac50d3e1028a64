import type { Workflow } from '@temporalio/worker/lib/workflow/interface.js';

/** A workflow that goes on elsewhere: what the engine would start its next run with. */
export interface HandedOver {
  readonly type: string;
  readonly workflowId: string;
  readonly input: object;
}

/** Everything that workflows ask of the outside world, by name. */
export type Activities = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;

/** One workflow that was started, over or not. */
export interface Run {
  readonly type: string;
  readonly workflowId: string;
  readonly runId: string;
  /** The letter that it was started with. */
  readonly startedWith: unknown;
  readonly workflow: Workflow;
  /** Who is told when it is over. */
  readonly parent: { readonly run: Run; readonly seq: number } | undefined;
  readonly timers: Map<number, number>;
  /** What it came to; undefined while it runs. */
  end?: 'completed' | { readonly goesOnWith: unknown };
}

/** Whoever waits for an update's answer. */
export interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What a workflow came to grief with. */
export const failed = (run: Run, failure: unknown): Error =>
  new Error(`${run.workflowId}: ${JSON.stringify(failure).slice(0, 2000)}`);
