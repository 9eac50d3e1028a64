import { describe, expect, it } from '@jest/globals';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleLines } from '../../cli/launch/sample-lines.js';
import { makeDataFolder } from '../../cli/launch/machine/scratch-folder.js';

describe('the sample log-ins at the start', () => {
  it('are shown when the sample was loaded now or by an earlier start, and not beside people of their own', async () => {
    const data = await makeDataFolder('jinji-sample-lines-');
    const folder = join(data, 'sample');
    expect(sampleLines({ loaded: false, folder })).toEqual([]);
    expect(sampleLines({ loaded: true, folder }).join('\n')).toMatch(/jinji-sample-2026[^]*\bgm\b[^]*\bhr\b/);
    await mkdir(folder);
    await writeFile(join(folder, 'sample.json'), '{}');
    expect(sampleLines({ loaded: false, folder })).toHaveLength(4);
    await rm(data, { recursive: true });
  });
});
