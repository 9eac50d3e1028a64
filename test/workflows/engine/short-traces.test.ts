import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { startStack, type TestStack } from '../../support/stack.js';

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

/** Ten frames for each promise of a workflow were half of what its steps cost the worker. */
test('where a workflow waits is kept with one frame at most', async () => {
  const cycleId = 'LC-2026-07';
  const handle = await stack.environment.client.workflow.start(WORKFLOWS.cycle, {
    workflowId: `short-traces-${Date.now()}`,
    taskQueue: stack.taskQueue,
    args: [{ cycleId, month: '2026-07', openedBy: 'HR' }],
  });
  const waits = (await handle.query<string>('__stack_trace')).split('\n\n').map((one) => one.match(/^\s+at /gm) ?? []);
  await handle.terminate();
  expect(waits.flat().length).toBeGreaterThan(0);
  for (const frames of waits) expect(frames.length).toBeLessThanOrEqual(1);
});
