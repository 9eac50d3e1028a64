import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../cli/launch/machine/chromium.js';
import { createProgress } from '../../cli/launch/progress.js';

const progress = createProgress(() => undefined);
let folder: string;
let env: { PATH: string };

async function tool(name: string, script: string): Promise<void> {
  await writeFile(join(folder, 'bin', name), script);
  await chmod(join(folder, 'bin', name), 0o755);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-chromium-'));
  await mkdir(join(folder, 'bin'));
  env = { PATH: join(folder, 'bin') };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('where Chromium comes from', () => {
  it('is named by JINJI_CHROMIUM, else on the PATH', async () => {
    await tool('chromium', '#!/bin/sh\n');
    expect((await findChromium({ env, progress })).path).toBe(join(folder, 'bin', 'chromium'));
    const named = await findChromium({ env: { ...env, JINJI_CHROMIUM: process.execPath }, progress });
    expect(named.path).toBe(process.execPath);
  });

  it('is installed by apt-get for root, and only for root', async () => {
    const script = `#!/bin/sh\necho "$@" >> ${folder}/apt\nif [ "$1" = install ]; then : > ${folder}/bin/chromium; /bin/chmod +x ${folder}/bin/chromium; fi\n`;
    await tool('apt-get', script);
    await expect(findChromium({ env, progress, uid: 1000 })).rejects.toThrow(/only root[^]*JINJI_CHROMIUM/);
    expect((await findChromium({ env, progress, uid: 0 })).path).toBe(join(folder, 'bin', 'chromium'));
    expect(await readFile(join(folder, 'apt'), 'utf8')).toMatch(/^update\ninstall -y .*chromium fonts-wqy-microhei\n$/);
  });

  it('says what to do when nothing works', async () => {
    const finding = findChromium({ env, progress, uid: 0 });
    await expect(finding).rejects.toMatchObject({ refusal: { code: 'LAUNCH.NO_CHROMIUM' } });
    await expect(finding).rejects.toThrow(/apt-get: not on the PATH/);
  });
});
