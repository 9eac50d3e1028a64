import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { installationFileOf } from '../../db/service/installation.js';
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

test('a folder that a version served which did not note it is held against this one like any other', async () => {
  const older = await mkdtemp(join(folder, 'older-'));
  const bundle = join(older, 'bundle.js');
  await writeFile(bundle, 'new');
  await writeFile(
    installationFileOf(older),
    JSON.stringify({ id: '0f8fad5b-d9cb-469f-a165-70867728950e', folder: older }),
  );
  expect(await servedByAnother(older, bundle)).toBe(true);
  await noteServed(older, bundle);
  expect(await servedByAnother(older, bundle)).toBe(false);
});
