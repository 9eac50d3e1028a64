import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { bundleOf } from '../support/bundles.js';
import { devServerAddress } from '../support/services.js';
import { goOn } from './upgrade/steps.js';

type Release = 'before' | 'after' | 'unguarded';

describe('newer code takes over in the middle of a case', () => {
  let environment: TestWorkflowEnvironment;
  const bundles = new Map<Release, WorkflowBundleOption>();
  const taskQueue = `upgrade-${randomUUID()}`;
  const written: string[] = [];

  beforeAll(async () => {
    for (const release of ['before', 'after', 'unguarded'] as const)
      bundles.set(release, await bundleOf(`test/replay/upgrade/${release}`, false));
    environment = await TestWorkflowEnvironment.createFromExistingServer({ address: devServerAddress() });
  });
  afterAll(() => environment.teardown());

  const keep = (step: string): Promise<string> => {
    written.push(step);
    return Promise.resolve(step);
  };
  const bundle = (release: Release): WorkflowBundleOption => bundles.get(release) ?? { code: '' };
  /** A worker of a release, for as long as `work` takes. */
  const under = async <T>(release: Release, work: () => Promise<T>): Promise<T> => {
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      workflowBundle: bundle(release),
      activities: {
        write: (step: string) => keep(step),
        lookAgain: () => keep('look again'),
      },
    });
    return worker.runUntil(work());
  };
  const start = (workflowId: string) =>
    environment.client.workflow.start<() => Promise<readonly string[]>>('upgraded', {
      workflowId,
      taskQueue,
      args: [],
    });

  test('a case that began before the change goes on as it began; one that begins after it takes the new step', async () => {
    const old = await under('before', async () => {
      const handle = await start(`old-${randomUUID()}`);
      await handle.executeUpdate(goOn);
      return handle;
    });
    const kept = await old.fetchHistory();
    const fresh = await under('after', async () => {
      await old.executeUpdate(goOn);
      expect(await old.result()).toEqual(['first', 'second', 'last']);
      const handle = await start(`new-${randomUUID()}`);
      await handle.executeUpdate(goOn);
      await handle.executeUpdate(goOn);
      return handle.result();
    });
    expect(fresh).toEqual(['first', 'look again', 'second', 'last']);
    expect(written).toEqual(['first', 'second', 'last', 'first', 'look again', 'second', 'last']); // nothing twice
    await Worker.runReplayHistory({ workflowBundle: bundle('after') }, kept, old.workflowId);
    const broken = Worker.runReplayHistory({ workflowBundle: bundle('unguarded') }, kept, old.workflowId);
    await expect(broken).rejects.toThrow(/determinis/i);
  });
});
