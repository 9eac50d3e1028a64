import { describe, expect, test } from '@jest/globals';
import { dayOfWeek } from '../../domain/vocabulary/civil-date.js';
import {
  addWorkdays,
  isWorkday,
  isYearPublished,
  nthWorkdayOfMonth,
  previousWorkday,
  workdayOnOrBefore,
} from '../../domain/vocabulary/workdays.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';

const calendar: WorkdayCalendar = {
  years: {
    2026: {
      published: true,
      days: { '01-01': 'off', '01-02': 'off', '01-04': 'work', '02-16': 'off', '02-14': 'work' },
    },
    2027: { published: false, days: { '01-01': 'off' } },
  },
  fixedHolidays: ['01-01', '05-01'],
};

describe('workdays', () => {
  test('a make-up Sunday is a workday, a holiday Friday is not', () => {
    expect(dayOfWeek('2026-01-04')).toBe(0);
    expect(isWorkday(calendar, '2026-01-04')).toBe(true);
    expect(isWorkday(calendar, '2026-01-02')).toBe(false);
    expect(isWorkday(calendar, '2026-01-03')).toBe(false);
    expect(isWorkday(calendar, '2026-01-05')).toBe(true);
  });

  test('a year without a file goes by weekends and the fixed days', () => {
    expect(isWorkday(calendar, '2031-01-01')).toBe(false);
    expect(isWorkday(calendar, '2031-01-02')).toBe(true);
    expect(isWorkday(calendar, '2031-01-04')).toBe(false);
  });

  test('only a published year is published', () => {
    expect(isYearPublished(calendar, '2026-12-31')).toBe(true);
    expect(isYearPublished(calendar, '2027-01-01')).toBe(false);
    expect(isYearPublished(calendar, '2031-01-01')).toBe(false);
  });

  test('the first and the fifth workday of January 2026', () => {
    expect(nthWorkdayOfMonth(calendar, '2026-01', 1)).toBe('2026-01-04');
    expect(nthWorkdayOfMonth(calendar, '2026-01', 5)).toBe('2026-01-08');
    expect(() => nthWorkdayOfMonth(calendar, '2026-01', 0)).toThrow(RangeError);
    expect(() => nthWorkdayOfMonth(calendar, '2026-01', 40)).toThrow(RangeError);
  });

  test('workdays are counted from the day after, forwards and backwards', () => {
    expect(addWorkdays(calendar, '2026-01-01', 1)).toBe('2026-01-04');
    expect(addWorkdays(calendar, '2026-01-08', 5)).toBe('2026-01-15');
    expect(addWorkdays(calendar, '2026-01-03', 0)).toBe('2026-01-03');
    expect(previousWorkday(calendar, '2026-01-05')).toBe('2026-01-04');
    expect(workdayOnOrBefore(calendar, '2026-02-16')).toBe('2026-02-14');
    expect(workdayOnOrBefore(calendar, '2026-02-13')).toBe('2026-02-13');
  });
});
