import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createProgress } from '../../cli/launch/progress.js';
import { waitForExit } from '../../cli/launch/machine/processes.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { sealingClient } from '../../seal/sealing.js';
import { KEYS } from './keys.js';
import { openTemporal } from '../../cli/launch/temporal/temporal.js';

/** A dev server on a file of its own, that can be killed and comes back with what it had written. */
export interface OwnServer {
  readonly environment: TestWorkflowEnvironment;
  /** kill -9, and a new one on the same file and address: acts that had only been admitted are forgotten. */
  restart(): Promise<void>;
  /** Every byte of its store. */
  stored(): Promise<Buffer>;
  close(): Promise<void>;
}

export async function ownServer(): Promise<OwnServer> {
  const dataFolder = await makeDataFolder('jinji-own-');
  const open = () =>
    openTemporal({ dataFolder, env: process.env, progress: createProgress(() => undefined), onlyIfThere: true });
  let server = await open();
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    address: server.address,
    client: sealingClient(KEYS),
  });
  return {
    environment,
    stored: async () => {
      const names = (await readdir(dataFolder)).filter((name) => name.startsWith('temporal.sqlite'));
      // A journal of SQLite may be gone between the two.
      const read = (name: string): Promise<Buffer> => readFile(join(dataFolder, name)).catch(() => Buffer.alloc(0));
      return Buffer.concat(await Promise.all(names.map(read)));
    },
    restart: async () => {
      process.kill(server.pid ?? 0, 'SIGKILL');
      await waitForExit(server.pid ?? 0, 10_000);
      server = await open();
      await (await Connection.connect({ address: server.address })).close();
    },
    close: async () => {
      await environment.teardown();
      await server.stop();
      await removeDataFolder(dataFolder);
    },
  };
}
