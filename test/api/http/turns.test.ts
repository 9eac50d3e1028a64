import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { NextFunction } from 'express';
import { inTurns } from '../../../api/http/gate/turns.js';

const call = (turns: ReturnType<typeof inTurns>, path: string, next: NextFunction): void => {
  turns({ path }, undefined, next);
};

test('calls that come at once begin in turns and in their order; a probe at once; each in its own context', async () => {
  const turns = inTurns();
  const context = new AsyncLocalStorage<number>();
  const begun: (readonly [number, number | undefined])[] = [];
  for (let n = 0; n < 40; n += 1)
    context.run(n, () => {
      call(turns, '/v1/people', () => void begun.push([n, context.getStore()]));
    });
  let probed = false;
  call(turns, '/livez', () => (probed = true));
  expect([probed, begun.length]).toEqual([true, 0]);
  await turn();
  expect(begun.length).toBeGreaterThan(0);
  expect(begun.length).toBeLessThan(40);
  for (let more = 0; more < 10; more += 1) await turn();
  expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => [n, n]));
});

test('one that comes when all have begun begins at the next turn', async () => {
  const turns = inTurns();
  const begun: string[] = [];
  call(turns, '/v1/me', () => begun.push('first'));
  await turn();
  call(turns, '/v1/me', () => begun.push('second'));
  await turn();
  await turn();
  expect(begun).toEqual(['first', 'second']);
});
