import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createProgress } from '../../cli/launch/progress.js';
import { rehearse } from '../../cli/rehearsal/play.js';
import { RefusalError } from '../../domain/refusal.js';

describe('npm run rehearse', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'jinji-rehearsal-test-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  const lines: string[] = [];
  const options = () => ({
    wishes: { gm: 'returns', review: 88, panel: 86, sheets: 85, months: 3 } as const,
    parts: ['position'] as const,
    ...{ dataFolder, env: process.env, progress: createProgress(() => undefined) },
    write: (line: string) => void lines.push(line),
  });

  test('plays a whole position promotion over the months of its trial and ends with the notice in hand', async () => {
    const rehearsed = await rehearse(options());
    expect(rehearsed?.number).toMatch(/^HT-\d{4}-00001$/);
    expect(await readFile(rehearsed?.path ?? '', 'utf8')).toContain(rehearsed?.number ?? '');
    const told = lines.join('\n');
    for (const clause of [
      '9.1',
      '9.5.1',
      '9.5.2',
      '9.5.3',
      '9.5.4',
      '9.5.5',
      '9.5.6',
      '9.5.7',
      '9.5.8',
      '9.5.9',
      '9.5.10',
    ])
      expect(told).toContain(`§${clause}  `);
    const days = [...told.matchAll(/^ *(\d{4}-\d\d-\d\d)/gm)].map(([, day]) => day ?? '');
    expect(days).toEqual([...days].sort());
    expect(Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')).toBeGreaterThan(70 * 86_400_000);
  });

  test('a day that has passed cannot begin it', async () => {
    await expect(rehearse({ ...options(), start: '2020-01-01' })).rejects.toThrow(RefusalError);
  });
});
