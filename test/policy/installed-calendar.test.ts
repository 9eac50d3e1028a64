import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWorkday, isYearPublished } from '../../domain/vocabulary/workdays.js';
import { loadInstalledCalendar } from '../../policy/data/installed-calendar.js';
import { program } from '../support/program.js';

/** A year far from any notice; the first three days of January are off. */
const YEAR = {
  year: 2031,
  provisional: false,
  source: 'test',
  off: { '01-01': '元旦', '01-02': '元旦', '01-03': '元旦' },
  work: {},
};
let dataFolder: string;
let command: string;

beforeAll(async () => {
  command = await program('cli/policy.ts');
});

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'jinji-calendar-'));
});
afterEach(() => {
  rmSync(dataFolder, { recursive: true, force: true });
});
const put = (content: unknown): void => {
  mkdirSync(join(dataFolder, 'calendar'));
  writeFileSync(join(dataFolder, 'calendar', '2031.json'), JSON.stringify(content));
};
const ask = () =>
  spawnSync(process.execPath, [command], {
    input: '{"kind":"cycle-calendar","cycle":"2031-01"}\n',
    env: { ...process.env, NODE_OPTIONS: '', JINJI_DATA: dataFolder },
    encoding: 'utf8',
  });

describe('the calendar of an installation (8.5.1)', () => {
  test('is the published one where its data folder has none', () => {
    const plain = loadInstalledCalendar(undefined);
    expect(loadInstalledCalendar(dataFolder)).toEqual(plain);
    expect(isYearPublished(plain, '2031-01-02')).toBe(false);
  });

  test('takes a year from a file in its data folder', () => {
    put(YEAR);
    const calendar = loadInstalledCalendar(dataFolder);
    expect([isYearPublished(calendar, '2031-01-02'), isWorkday(calendar, '2031-01-02')]).toEqual([true, false]);
  });

  test('counts for the command as well', () => {
    const before = JSON.parse(ask().stdout) as Record<string, unknown>;
    put(YEAR);
    const after = JSON.parse(ask().stdout) as Record<string, unknown>;
    expect([before.launchFrom, after.launchFrom]).toEqual(['2031-01-02', '2031-01-06']);
    expect(JSON.stringify(before)).toContain('calendar-not-published');
    expect(JSON.stringify(after)).not.toContain('calendar-not-published');
  });

  test('with a fault in a file ends the command with its name', () => {
    put({ ...YEAR, year: 2030 });
    const { status, stdout, stderr } = ask();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('2031.json');
  });
});
