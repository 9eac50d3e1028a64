import { Connection } from '@temporalio/client';
import type { TemporalSettings } from '../../../domain/settings/configuration.js';
import { temporalConnection } from '../../../domain/settings/temporal-connection.js';

/** How fresh a poll has to be, in milliseconds; a long poll lasts a minute. */
const FRESH = 90_000;

/**
 * Whether a worker whose identity passes `mine` has asked the task queue for work of late.
 * @throws when Temporal cannot be reached.
 */
export async function isPolling(settings: TemporalSettings, mine: (identity: string) => boolean): Promise<boolean> {
  const connection = await Connection.connect({ ...temporalConnection(settings), connectTimeout: 5_000 });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace: settings.namespace,
      taskQueue: { name: settings.taskQueue },
    });
    const now = Date.now();
    return pollers.some(
      ({ identity, lastAccessTime }) =>
        mine(identity ?? '') && now - Number(lastAccessTime?.seconds ?? 0) * 1_000 < FRESH,
    );
  } finally {
    await connection.close();
  }
}
