import { readFileSync } from 'node:fs';
import { Connection, type Client } from '@temporalio/client';
import { readTemporalSettings } from '../../../domain/settings/configuration.js';
import { temporalConnection } from '../../../domain/settings/temporal-connection.js';
import type { KeyRing } from '../../../seal/key-ring.js';
import { createSealingClient } from '../../../seal/sealing.js';
import { keysOf } from '../keys.js';
import type { TemporalServer } from './temporal.js';

/** The engine of an installation, for a command: its client opens and seals what is ours. */
export interface OpenEngine {
  readonly client: Client;
  readonly taskQueue: string;
  readonly keys: KeyRing;
  readonly close: () => Promise<void>;
}

/** An environment in which the engine is the one that was found. */
export const toldOf = (
  env: NodeJS.ProcessEnv,
  { address, namespace }: Pick<TemporalServer, 'address' | 'namespace'>,
): NodeJS.ProcessEnv => ({ ...env, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });

/**
 * Connects to the engine that an environment names.
 * @param connectTimeout in milliseconds
 */
export async function engineOf(
  told: NodeJS.ProcessEnv,
  dataFolder: string,
  connectTimeout = 10_000,
): Promise<OpenEngine> {
  const settings = readTemporalSettings(told, (path) => readFileSync(path, 'utf8'));
  const keys = await keysOf(dataFolder);
  const connection = await Connection.connect({ ...temporalConnection(settings), connectTimeout });
  const { namespace, taskQueue } = settings;
  return {
    client: createSealingClient(keys, { connection, namespace }),
    taskQueue,
    keys,
    close: () => connection.close(),
  };
}
