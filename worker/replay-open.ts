import type { Client } from '@temporalio/client';
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { trailSinks } from './trails.js';

/** How a build fits the cases that are under way. */
export interface Replayed {
  /** How many open histories were replayed. */
  readonly histories: number;
  /** The workflows with which this build cannot go on, by their ids. */
  readonly unfit: readonly string[];
}

/** The workflows of a build, and how it opens what the engine stores. */
type Build = Pick<ReplayWorkerOptions, 'workflowBundle' | 'dataConverter'>;

/** So many histories are fetched at a time. */
const FETCHED = 8;

/**
 * Replays the history of everything that runs on a task queue against a build of the workflows (docs/decisions/0080). The
 * engine is only read, and whatever serves it meanwhile goes on.
 * @param build not asked where nothing is open
 */
export async function replayOpen(
  { workflow }: Client,
  taskQueue: string,
  build: () => Promise<Build>,
): Promise<Replayed> {
  const query = `ExecutionStatus = 'Running' and TaskQueue = '${taskQueue}'`;
  const { count } = await workflow.count(query);
  // To make a worker takes a second, and a new installation has nothing to be replayed.
  if (count === 0) return { histories: 0, unfit: [] };
  return replayHistories(build, workflow.list({ query }).intoHistories({ concurrency: FETCHED }));
}

/** The same with histories that were fetched. */
export async function replayHistories(
  build: () => Promise<Build>,
  histories: Parameters<typeof Worker.runReplayHistories>[1],
): Promise<Replayed> {
  const options = { ...(await build()), sinks: trailSinks() };
  const unfit: string[] = [];
  let count = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    count += 1;
    if (error !== undefined) unfit.push(workflowId);
  }
  return { histories: count, unfit };
}
