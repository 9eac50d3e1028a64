import { readFileSync } from 'node:fs';
import { Connection, type Client } from '@temporalio/client';
import { readTemporalSettings } from '../../../domain/settings/configuration.js';
import { temporalConnection } from '../../../domain/settings/temporal-connection.js';
import { createSealingClient } from '../../../seal/sealing.js';
import { keysOf } from '../../launch/keys.js';

/** The engine that the services are told of, for somebody who starts workflows before they do. */
export async function engineOf(
  told: NodeJS.ProcessEnv,
  dataFolder: string,
): Promise<{ readonly client: Client; readonly taskQueue: string; readonly close: () => Promise<void> }> {
  const settings = readTemporalSettings(told, (path) => readFileSync(path, 'utf8'));
  const connection = await Connection.connect({ ...temporalConnection(settings), connectTimeout: 10_000 });
  const { namespace, taskQueue } = settings;
  return {
    client: createSealingClient(await keysOf(dataFolder), { connection, namespace }),
    taskQueue,
    close: () => connection.close(),
  };
}
