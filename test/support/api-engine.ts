import { createEngine, type Engine } from '../../api/engine/engine.js';
import { KEYS } from './keys.js';
import type { TestStack } from './stack.js';

/** How the API reaches the workflows of a stack. Close it before the stack. */
export function apiEngine({ environment, taskQueue }: Pick<TestStack, 'environment' | 'taskQueue'>): Engine {
  const { address } = environment.connection.options;
  return createEngine({ address, namespace: environment.namespace ?? 'default', taskQueue }, KEYS);
}
