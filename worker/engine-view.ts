import { QueryNotRegisteredError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { EngineView } from '../activities/service/reconcile.js';
import { caseRepaired, getStanding } from '../workflows/messages/cases.js';

const ANSWER_MS = 10_000;

/** The engine as `reconcile` sees it, by the client of whoever asks. */
export const engineView = (client: Client, taskQueue: string): EngineView => ({
  running: async () => {
    const ids: string[] = [];
    const query = `ExecutionStatus = 'Running' and TaskQueue = '${taskQueue}'`;
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    return ids;
  },
  standing: async (workflowId) => {
    try {
      return await client.withDeadline(Date.now() + ANSWER_MS, () =>
        client.workflow.getHandle(workflowId).query(getStanding),
      );
    } catch (error) {
      if (error instanceof QueryNotRegisteredError || error instanceof WorkflowNotFoundError) return undefined;
      return 'silent';
    }
  },
  repair: (workflowId) => client.workflow.getHandle(workflowId).signal(caseRepaired),
});
