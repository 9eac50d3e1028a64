import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { until } from '../../cli/play/until.js';
import { replayOpen } from '../../worker/replay-open.js';
import { bundleOf } from '../support/bundles.js';
import { devServerAddress } from '../support/services.js';
import { goOn } from './upgrade/steps.js';

const build = async (release: 'before' | 'after' | 'unguarded') => ({
  workflowBundle: await bundleOf(`test/replay/upgrade/${release}`, false),
});
const [taskQueue, elsewhere] = [`open-${randomUUID()}`, `elsewhere-${randomUUID()}`];
let environment: TestWorkflowEnvironment;

/** Starts a case with the former build, which waits after its first step, and lets it come to its end where told. */
async function begin(queue: string, { toItsEnd = false } = {}): Promise<string> {
  const { nativeConnection: connection, client } = environment;
  const [workflowId, activities] = [randomUUID(), { write: (step: string) => Promise.resolve(step) }];
  const worker = await Worker.create({ connection, taskQueue: queue, activities, ...(await build('before')) });
  return worker.runUntil(async () => {
    const handle = await client.workflow.start<() => Promise<unknown>>('upgraded', {
      workflowId,
      taskQueue: queue,
      args: [],
    });
    await handle.executeUpdate(goOn);
    if (!toItsEnd) return workflowId;
    await handle.executeUpdate(goOn);
    await handle.result();
    return workflowId;
  });
}

beforeAll(async () => {
  environment = await TestWorkflowEnvironment.createFromExistingServer({ address: devServerAddress() });
});
afterAll(() => environment.teardown());

test('a build is held against everything that is open on its queue, and nothing else', async () => {
  // No core is made where nothing is open: a command would not end with it (docs/decisions/0082).
  const asked = () => Promise.reject(new Error('a build was asked for'));
  expect(await replayOpen(environment.client, taskQueue, asked)).toEqual({ histories: 0, unfit: [] });
  await begin(elsewhere);
  await begin(taskQueue, { toItsEnd: true });
  const open = [await begin(taskQueue), await begin(taskQueue)];
  // What has just begun or ended may come into the engine's lists a moment later.
  const { workflow } = environment.client;
  const query = `ExecutionStatus = 'Running' and TaskQueue = '${taskQueue}'`;
  await until('both are listed', async () => (await workflow.count(query)).count === open.length);
  expect(await replayOpen(environment.client, taskQueue, () => build('after'))).toEqual({ histories: 2, unfit: [] });
  const { histories, unfit } = await replayOpen(environment.client, taskQueue, () => build('unguarded'));
  expect([histories, [...unfit].sort()]).toEqual([2, [...open].sort()]);
});
