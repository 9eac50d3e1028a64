import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { wholeSetting } from '../setting.js';
import { markNamespace } from '../../../worker/namespace-owner.js';

/** Days for which closed runs are kept, where nothing is set: `JINJI_HISTORY_DAYS`. */
const HISTORY_DAYS = { name: 'JINJI_HISTORY_DAYS', otherwise: 30, least: 7, most: 3_650 } as const;

/**
 * For how many days the dev server keeps closed runs with their histories.
 * @throws RefusalError LAUNCH.NUMBER_INVALID
 */
export const historyDays = (env: NodeJS.ProcessEnv): number => wholeSetting(env, HISTORY_DAYS);

/** Says in a dev server of this data folder to which installation it belongs; a copied folder's says the original's. */
export async function nameInstallation(address: string, namespace: string, id: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    await markNamespace({ service: connection.workflowService, namespace, id });
  } finally {
    await connection.close();
  }
}

/**
 * Whether the dev server answers and the namespace is there; its closed runs are then kept for so many days (the dev
 * server's own default is one).
 */
export async function reachNamespace(address: string, namespace: string, days: number): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const wanted = msToTs(days * 86_400_000);
    if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) !== Number(wanted.seconds)) {
      await connection.workflowService.updateNamespace({
        namespace,
        config: { workflowExecutionRetentionTtl: wanted },
      });
    }
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
