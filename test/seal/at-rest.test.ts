import { describe, expect, test } from '@jest/globals';
import type { WorkflowQueryInput } from '@temporalio/client';
import { asksAtRest } from '../../seal/at-rest.js';

type Service = Parameters<typeof asksAtRest>[0];
const input = { workflowExecution: { workflowId: 'LC-1' } } as WorkflowQueryInput;

/** An engine whose workflow is busy at so many looks, and what was done in which order. */
function engine(busyLooks: number, failing = false): { readonly service: Service; readonly done: string[] } {
  const done: string[] = [];
  const look = (): Promise<object> => {
    done.push('look');
    if (failing) return Promise.reject(new Error('no such workflow'));
    return Promise.resolve(done.length <= busyLooks ? { pendingWorkflowTask: {} } : { pendingWorkflowTask: null });
  };
  return { service: { describeWorkflowExecution: look } as unknown as Service, done };
}

const ask = async ({ service, done }: ReturnType<typeof engine>, mostMs: number): Promise<readonly string[]> => {
  const { query } = asksAtRest(service, 'default', { lookMs: 1, mostMs });
  await query?.(input, () => {
    done.push('asked');
    return Promise.resolve('answer');
  });
  return done;
};

/** docs/decisions/0088: asked amid acts, a workflow's history could not be gone through again. */
describe('a workflow is asked something', () => {
  test('once it has nothing in hand', async () => {
    expect(await ask(engine(2), 60_000)).toEqual(['look', 'look', 'look', 'asked']);
  });

  test('at last also while it has, and where it cannot be looked at', async () => {
    expect((await ask(engine(Infinity), 20)).at(-1)).toBe('asked');
    expect(await ask(engine(0, true), 60_000)).toEqual(['look', 'asked']);
  });
});
