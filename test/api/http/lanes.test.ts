import { expect, test } from '@jest/globals';
import { createLanes } from '../../../api/http/lanes.js';

test('so many run at once for a key, the others in order; other keys are not kept waiting', async () => {
  const lanes = createLanes(2, 1_000);
  const begun: string[] = [];
  const goes = new Map<string, () => void>();
  const call = (key: string, name: string): Promise<string | undefined> =>
    lanes.run(key, () => {
      begun.push(name);
      return new Promise((resolve) => {
        goes.set(name, () => {
          resolve(name);
        });
      });
    });
  /** One turn of the loop: what may begin has begun then, so that what has not is kept waiting. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const all = [call('a', 'a1'), call('a', 'a2'), call('a', 'a3'), call('b', 'b1')];
  await settle();
  expect(begun).toEqual(['a1', 'a2', 'b1']);
  goes.get('a2')?.();
  await settle();
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  for (const name of ['a1', 'a3', 'b1']) goes.get(name)?.();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('a call that fails frees its place', async () => {
  const lanes = createLanes(1, 1_000);
  await expect(lanes.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await lanes.run('a', () => Promise.resolve('yes'))).toBe('yes');
});

test('a call that gets no place in time is not made, and takes nobody else’s place', async () => {
  const lanes = createLanes(1, 5);
  let leave = (): void => undefined;
  const first = lanes.run(
    'a',
    () =>
      new Promise<string>(
        (resolve) =>
          (leave = () => {
            resolve('first');
          }),
      ),
  );
  let made = false;
  expect(await lanes.run('a', () => Promise.resolve((made = true)))).toBeUndefined();
  leave();
  expect([await first, made]).toEqual(['first', false]);
  expect(await lanes.run('a', () => Promise.resolve('third'))).toBe('third');
});
