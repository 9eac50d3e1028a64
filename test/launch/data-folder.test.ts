import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { lockDataFolder, openDataFolder } from '../../cli/launch/data-folder.js';
import { tryLock, withLock } from '../../cli/launch/lock.js';
import { readLivePidFile, writePidFile } from '../../cli/launch/machine/processes.js';
import { makeDataFolder } from '../../cli/launch/machine/scratch-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await makeDataFolder('jinji-folder-');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is what JINJI_DATA names, made when missing', async () => {
    expect(await openDataFolder({ JINJI_DATA: join(folder, 'a', 'b') })).toBe(join(folder, 'a', 'b'));
  });

  it('refuses a place that cannot be written to, and names JINJI_DATA', async () => {
    await writeFile(join(folder, 'file'), '');
    const opening = openDataFolder({ JINJI_DATA: join(folder, 'file', 'data') });
    await expect(opening).rejects.toMatchObject({ refusal: { code: 'LAUNCH.FOLDER_NOT_WRITABLE' } });
    await expect(opening).rejects.toThrow(/JINJI_DATA/);
  });

  it('serves one launcher at a time, and tells the second where the first is', async () => {
    const lock = await lockDataFolder(folder);
    await writePidFile(join(folder, 'run', 'api.pid'), process.pid, 4711);
    const second = lockDataFolder(folder);
    await expect(second).rejects.toMatchObject({ refusal: { code: 'LAUNCH.ALREADY_RUNNING' } });
    await expect(second).rejects.toThrow(`pid ${process.pid}) http://127.0.0.1:4711`);
    await lock.release();
    await (await lockDataFolder(folder)).release();
  });
});

describe('a lock', () => {
  it('of a dead holder is taken over, also when its pid lives again as something else', async () => {
    await mkdir(join(folder, 'run'));
    const path = join(folder, 'run', 'some.lock');
    for (const holder of [{ pid: 2 ** 22 + 1, started: 'x' }, { pid: process.pid, started: 'last boot' }, 'torn']) {
      await writeFile(path, JSON.stringify(holder));
      const lock = await tryLock(path);
      expect(lock).toHaveProperty('release');
      if ('release' in lock) await lock.release();
    }
  });

  it('lets one in after the other', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 10)); // the work takes its time, so that others come upon it
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 4 }, () => withLock(join(folder, 'l'), work)));
    expect(most).toBe(1);
  });
});

describe('a process of a system without /proc', () => {
  it('has the same mark of its start in every zone and language', () => {
    const look = `import { fromPs } from './cli/launch/machine/processes.ts'; console.log(JSON.stringify(fromPs(${process.pid})));`;
    const marks = ['UTC', 'America/Los_Angeles'].map((TZ) => {
      const env = { ...process.env, TZ, LC_ALL: TZ === 'UTC' ? 'C' : 'tr_TR.UTF-8' };
      const args = ['--import', 'tsx', '--input-type=module', '-e', look];
      return spawnSync(process.execPath, args, { cwd: checkoutRoot(), env, encoding: 'utf8' }).stdout;
    });
    expect(JSON.parse(marks[0] ?? '')).toMatchObject({ pid: process.pid });
    expect(marks[1]).toBe(marks[0]);
  });
});

describe('a pid file', () => {
  it('is private and only speaks of the very process that it names', async () => {
    const path = join(folder, 'p.pid');
    await writePidFile(path, process.pid, 1);
    expect(await readLivePidFile(path)).toMatchObject({ pid: process.pid, port: 1 });
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"started":"[^"]*"/, '"started":"else"'));
    expect(await readLivePidFile(path)).toBeUndefined();
    await writeFile(path, '{');
    expect(await readLivePidFile(path)).toBeUndefined();
  });
});
