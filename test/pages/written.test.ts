import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const web = join(import.meta.dirname, '..', '..', 'web');
const { asWritten } = (await import(pathToFileURL(join(web, 'i18n', 'format.ts')).href)) as {
  asWritten: (text: string, language: 'zh' | 'en') => string;
};

/** What records and the API hold as it was worded once is read as pages write. */
test.each([
  ['总经理批准 (§8.5.5, 至 2026年12月3日)', '总经理批准（§8.5.5，至 2026年12月3日）'],
  ['中(二)级客服(一般) (8.4)', '中(二)级客服(一般)（8.4）'],
])('%s', (said, written) => {
  expect(asWritten(said, 'zh')).toBe(written);
});

test('what a finding asked for and found, and what an alarm says, is never shown as it is stored', () => {
  const raw = readdirSync(join(web, 'pages'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .filter((name) => {
      const code = readFileSync(join(web, 'pages', name), 'utf8');
      return (
        /\.(expected|actual)\[language\]/.test(code) || (code.includes('say(alarm.') && !code.includes('useStored()'))
      );
    });
  expect(raw).toEqual([]);
});

describe('a reason as it stands in the records, as pages write', () => {
  test.each([
    ['2026-07 周期', '2026年7月周期', 'cycle 2026-07', 'cycle Jul 2026'],
    [
      '2026-01-05 起算,2026-04-05 满',
      '2026年1月5日起算，2026年4月5日满',
      'counted from 2026-01-05, complete on 2026-04-05',
      'counted from 5 Jan 2026, complete on 5 Apr 2026',
    ],
    [
      '不晚于基准日 2026-07-03',
      '不晚于基准日 2026年7月3日',
      'by the reference day 2026-07-03',
      'by the reference day 3 Jul 2026',
    ],
    ['缺:2026-02, 2026-03', '缺：2026年2月，2026年3月', 'missing: 2026-02, 2026-03', 'missing: Feb 2026, Mar 2026'],
    // The number of a cycle and of a paper are what they are.
    ['LC-2026-07 的案件', 'LC-2026-07 的案件', 'a case of LC-2026-07', 'a case of LC-2026-07'],
  ])('%s', (zh, shownZh, en, shownEn) => {
    expect(asWritten(zh, 'zh')).toBe(shownZh);
    expect(asWritten(en, 'en')).toBe(shownEn);
  });
});
