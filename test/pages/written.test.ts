import { describe, expect, test } from '@jest/globals';
import { asWritten } from '../../web/i18n/format.js';

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
