import { afterAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { createProgress } from '../../cli/launch/progress.js';
import { isAlive, waitForExit } from '../../cli/launch/machine/processes.js';
import { openTemporal, type TemporalServer } from '../../cli/launch/temporal/temporal.js';
import { isPolling } from '../../cli/launch/temporal/worker-ping.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { answersElsewhere } from '../support/loopback.js';
import { devServerAddress, timeSkippingEnvironment } from '../support/services.js';
import { until } from '../../cli/play/until.js';

const progress = createProgress(() => undefined);
const servers: TemporalServer[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const folder of folders) await removeDataFolder(folder);
});

describe('the Temporal dev server', () => {
  it('attaches to one that lives, and comes back on the same address after kill -9', async () => {
    const dataFolder = await makeDataFolder('jinji-temporal-');
    folders.push(dataFolder);
    const open = async (): Promise<TemporalServer> => {
      const server = await openTemporal({ dataFolder, env: process.env, progress, onlyIfThere: true });
      servers.push(server);
      return server;
    };
    const first = await open();
    expect(first.attached).toBe(false);
    // Neither the engine nor its pages for anybody but this machine (0044).
    const ports = [first.address.split(':').at(-1), new URL(first.webUrl ?? '').port].map(Number);
    expect(await Promise.all(ports.map(answersElsewhere))).toEqual([false, false]);
    expect(await open()).toMatchObject({ attached: true, pid: first.pid, address: first.address });

    process.kill(first.pid ?? 0, 'SIGKILL');
    await waitForExit(first.pid ?? 0, 5_000);
    const third = await open();
    expect(third).toMatchObject({ attached: false, address: first.address, webUrl: first.webUrl });
    await third.stop();
    expect(isAlive(third.pid ?? 0)).toBe(false);
  });

  it('knows whether a worker of this name asks for work', async () => {
    const address = devServerAddress();
    const taskQueue = `polled-${process.pid}`;
    const asked = (name: string): Promise<boolean> =>
      isPolling({ address, namespace: 'default', taskQueue }, (identity) => identity === name);
    expect(await asked('me')).toBe(false);
    const connection = await Connection.connect({ address });
    const poll = { namespace: 'default', taskQueue: { name: taskQueue }, identity: 'me' };
    const polling = connection
      .withDeadline(Date.now() + 3_000, () => connection.workflowService.pollWorkflowTaskQueue(poll))
      .catch(() => undefined);
    await until('the poll is known', () => asked('me'));
    expect(await asked('another')).toBe(false);
    await polling;
    await connection.close();
  });

  it('leaves a server of TEMPORAL_ADDRESS alone', async () => {
    const env = { TEMPORAL_ADDRESS: devServerAddress(), TEMPORAL_NAMESPACE: 'hr' };
    const server = await openTemporal({ dataFolder: '/nowhere', env, progress });
    expect(server).toMatchObject({ address: devServerAddress(), namespace: 'hr', attached: true });
    expect(server.pid).toBeUndefined();
  });
});

describe('the time-skipping test server', () => {
  it('skips three months in a moment', async () => {
    const environment = await timeSkippingEnvironment();
    const before = await environment.currentTimeMs();
    await environment.sleep('95 days');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(95 * 86_400_000);
    await environment.teardown();
  });
});
