import type { Client } from '@temporalio/client';

/** How long a bench waits for what it measures, however large it is chosen. */
export const LONG_MS = 3_600_000;

export interface Timing {
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Runs jobs with so many clients at once and times each of them. */
export async function load(jobs: readonly (() => Promise<void>)[], clients: number): Promise<Timing> {
  const durations: number[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(clients, jobs.length) }, async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
        const start = performance.now();
        await job();
        durations.push(performance.now() - start);
      }
    }),
  );
  return timing(durations, performance.now() - begun);
}

export function timing(durations: readonly number[], elapsedMs: number): Timing {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const seconds = elapsedMs / 1000;
  return { count: sorted.length, seconds, perSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Events and bytes of a workflow's history as the engine counts them. */
export async function historyOf(
  client: Client,
  workflowId: string,
): Promise<{ readonly events: number; readonly bytes: number }> {
  const { historyLength, historySize } = await client.workflow.getHandle(workflowId).describe();
  return { events: historyLength, bytes: historySize ?? 0 };
}

export const residentMegabytes = (): number => Math.round(process.memoryUsage().rss / 1_048_576);

export const show = (label: string, { count, seconds, perSecond, p50, p99 }: Timing): string =>
  `${label.padEnd(34)} ${String(count).padStart(6)} in ${seconds.toFixed(1).padStart(6)} s  ` +
  `${perSecond.toFixed(1).padStart(7)}/s  p50 ${p50.toFixed(1).padStart(7)} ms  p99 ${p99.toFixed(1).padStart(7)} ms`;
