import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logLimits, turnLogs } from '../../cli/launch/logs.js';
import { historyDays } from '../../cli/launch/temporal/temporal-ping.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-logs-'));
  mkdirSync(join(folder, 'logs'));
});
afterEach(() => rm(folder, { recursive: true }));

const MEGABYTE = 1_048_576;

test('issue 17.6: a log beyond its limit is put aside, and whoever writes it goes on', async () => {
  const log = join(folder, 'logs', 'worker.log');
  const open = openSync(log, 'a');
  try {
    writeSync(open, 'a'.repeat(MEGABYTE));
    await turnLogs(folder, { megabytes: 1, files: 2 });
    expect(await readdir(join(folder, 'logs'))).toEqual(['worker.log']);
    writeSync(open, ' and more');
    await turnLogs(folder, { megabytes: 1, files: 2 });
    expect(readFileSync(`${log}.1`, 'utf8').endsWith('a and more')).toBe(true);
    writeSync(open, 'goes on');
    expect(readFileSync(log, 'utf8')).toBe('goes on');
  } finally {
    closeSync(open);
  }
});

test('issue 17.6: of the logs of before so many are kept as are set', async () => {
  const log = join(folder, 'logs', 'api.log');
  const open = openSync(log, 'a');
  try {
    for (const letter of 'abcd') {
      writeSync(open, letter.repeat(MEGABYTE + 1));
      await turnLogs(folder, { megabytes: 1, files: 2 });
    }
  } finally {
    closeSync(open);
  }
  expect((await readdir(join(folder, 'logs'))).sort()).toEqual(['api.log', 'api.log.1', 'api.log.2']);
  expect([1, 2].map((no) => readFileSync(`${log}.${no}`, 'utf8')[0])).toEqual(['d', 'c']);
});

test('issue 17.6: logs and closed runs are kept as is set; what is no number within bounds is refused with what to do', () => {
  expect(logLimits({})).toEqual({ megabytes: 50, files: 5 });
  expect(logLimits({ JINJI_LOG_MEGABYTES: '2', JINJI_LOG_FILES: '' })).toEqual({ megabytes: 2, files: 5 });
  expect([historyDays({}), historyDays({ JINJI_HISTORY_DAYS: '90' })]).toEqual([30, 90]);
  const refused = 'JINJI_HISTORY_DAYS=6 is not valid. Set it to a whole number from 7 to 3650';
  expect(() => historyDays({ JINJI_HISTORY_DAYS: '6' })).toThrow(refused);
  expect(() => logLimits({ JINJI_LOG_FILES: 'many' })).toThrow('JINJI_LOG_FILES=many');
});
