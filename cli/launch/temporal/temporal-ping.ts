import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { markNamespace } from '../../../worker/namespace-owner.js';

const RETENTION_DAYS = 30;

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
 * Whether the dev server answers and the namespace is there; its closed runs are then kept for 30 days (the dev
 * server's own default is one day).
 */
export async function reachNamespace(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const wanted = msToTs(RETENTION_DAYS * 86_400_000);
    if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) < Number(wanted.seconds)) {
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
