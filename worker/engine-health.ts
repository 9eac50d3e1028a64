import { ScheduleNotFoundError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { atOnce } from '../domain/vocabulary/at-once.js';
import type { RunningWorkflow, ScheduleFault } from '../policy/service-health.js';
import { engineView } from './engine-view.js';

const AT_ONCE = 4;
/** Milliseconds after which a run that something scheduled hangs: each takes seconds. */
const HANGS_MS = 3_600_000;
/** Milliseconds after which a run that was due and has not begun is late. */
const LATE_MS = 600_000;

/** Every workflow that runs on our queue, with the length of its history and how often its present task was tried; a part of them once
 * the signal has come. */
export async function runningWorkflows(
  client: Client,
  taskQueue: string,
  signal?: AbortSignal,
): Promise<readonly RunningWorkflow[]> {
  const found: RunningWorkflow[] = [];
  await atOnce(AT_ONCE, await engineView(client, taskQueue).running(), async (id) => {
    const one = signal?.aborted === true ? undefined : await described(client, id);
    if (one !== undefined) found.push(one);
  });
  return found;
}

/** Undefined for one that has ended meanwhile. */
async function described(client: Client, workflowId: string): Promise<RunningWorkflow | undefined> {
  try {
    const { historyLength, raw } = await client.workflow.getHandle(workflowId).describe();
    return { workflowId, events: historyLength, attempts: raw.pendingWorkflowTask?.attempt ?? 0 };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Which of these schedules are missing, stand still, are late, or whose last run failed or has not ended. */
export async function scheduleFaults(
  client: Client,
  scheduleIds: readonly string[],
  at: Date,
): Promise<readonly ScheduleFault[]> {
  const faults: ScheduleFault[] = [];
  for (const scheduleId of scheduleIds) {
    const why = await faultOf(client, scheduleId, at);
    if (why !== undefined) faults.push({ scheduleId, why });
  }
  return faults;
}

async function faultOf(client: Client, scheduleId: string, at: Date): Promise<ScheduleFault['why'] | undefined> {
  try {
    const { state, info } = await client.schedule.getHandle(scheduleId).describe();
    if (state.paused) return 'paused';
    const [next] = info.nextActionTimes;
    if (next !== undefined && at.getTime() - next.getTime() > LATE_MS) return 'late';
    const last = info.recentActions.at(-1);
    if (last === undefined) return undefined;
    const { workflowId, firstExecutionRunId } = last.action.workflow;
    const { status, startTime } = await client.workflow.getHandle(workflowId, firstExecutionRunId).describe();
    if (status.name === 'RUNNING') return at.getTime() - startTime.getTime() > HANGS_MS ? 'hangs' : undefined;
    return status.name === 'COMPLETED' || status.name === 'CONTINUED_AS_NEW' ? undefined : 'failed';
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return 'missing';
    // A run that the engine has forgotten had ended long before.
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
