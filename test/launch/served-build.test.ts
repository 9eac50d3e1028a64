import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noteServed, servedByAnother } from '../../cli/launch/served-build.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-served-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a new folder was served by nobody, afterwards by the build that served it, until another one comes', async () => {
  const bundles = await Promise.all(
    ['old', 'new'].map(async (content) => {
      const path = join(folder, `${content}.js`);
      await writeFile(path, content);
      return path;
    }),
  );
  const [old = '', fresh = ''] = bundles;
  expect(await servedByAnother(folder, old)).toBe(false);
  await noteServed(folder, old);
  expect([await servedByAnother(folder, old), await servedByAnother(folder, fresh)]).toEqual([false, true]);
  await noteServed(folder, fresh);
  expect([await servedByAnother(folder, old), await servedByAnother(folder, fresh)]).toEqual([true, false]);
});
