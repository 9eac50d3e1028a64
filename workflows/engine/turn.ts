import { proxyLocalActivities, workflowInfo, type LocalActivityOptions } from '@temporalio/workflow';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { CauseId, ReadingMark } from '../../domain/step/turn.js';

/** What a workflow does at present: all of it goes back to its causes, and goes by one clock (docs/decisions/0030). */
export interface Turn {
  /** Counts the turns of the workflow from 1; 0 before the first. */
  readonly no: number;
  /** One; or several acts that are written together, in order. */
  readonly causes: readonly CauseId[];
  /** Epoch milliseconds; of the latest of several acts. */
  readonly at: number;
  /** It is taken with the step that it leads to. */
  readonly late?: true;
}

// A workflow's modules are its own: the sandbox isolates them.
let current: Turn | undefined;
let asked = 0;
let clock: number | undefined;

/** The turn under way; before the first, the start of the run, of this execution alone: numbers are used again. */
export function turn(): Turn {
  if (current !== undefined) return current;
  const { firstExecutionRunId, startTime } = workflowInfo();
  current = { no: 0, causes: [`start:${firstExecutionRunId}`], at: startTime.getTime() };
  return current;
}

export function beginTurn(next: Turn): void {
  current = next;
  asked = 0;
}

/** The turn under way is taken: by its step, or by itself. */
export function turnTaken(): void {
  const { no, causes, at } = turn();
  current = { no, causes, at };
}

/** Epoch milliseconds: the only clock that a pipeline decides by. A repetition after a crash reads the same. */
export const now = (): number => clock ?? turn().at;

/** The civil date in Shanghai on that clock. */
export const today = (): CivilDate => todayIn('Asia/Shanghai', now());

/** Judges or applies something by its own clock, not the turn's: what waits, or one of several acts; synchronous. */
export function asOf<T>(at: number, judge: () => T): T {
  clock = at;
  try {
    return judge();
  } finally {
    clock = undefined;
  }
}

type Asking = (input: unknown, mark: ReadingMark) => Promise<unknown>;

/** The same activities as functions; each has one input or none. */
export type Readings<A> = {
  readonly [K in keyof A]: A[K] extends (...given: infer I) => infer R ? (...given: I) => R : never;
};

/**
 * Local activities whose answers are kept under the turn that asks, before they are used: what a pipeline decides by,
 * or draws, comes out the same when a crash makes it ask again.
 */
export function readings<A extends object>(options: LocalActivityOptions): Readings<A> {
  const activities = proxyLocalActivities(options) as unknown as Readonly<Record<string, Asking>>;
  return new Proxy({} as Readings<A>, {
    get: (_, name) => (input: unknown) => {
      const { no: turnNo, causes } = turn();
      asked += 1;
      const { workflowId } = workflowInfo();
      return activities[name as string]?.(input, { workflowId, turn: turnNo, cause: causes[0] ?? '', no: asked });
    },
  });
}
