import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateAt,
  dayNumber,
  dayOfWeek,
  firstOfMonth,
  firstOfNextMonth,
  instantAt,
  isCivilDate,
  OutOfCalendarError,
  parseCivilDate,
  todayIn,
} from '../../domain/vocabulary/civil-date.js';
import { addToMonth, isMonth, monthsBefore } from '../../domain/vocabulary/month.js';

const FIRST = dayNumber('0001-01-01');
const LAST = dayNumber('9999-12-31');
const dates = fc.integer({ min: FIRST, max: LAST }).map(dateAt);

describe('civil dates', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (date) => {
    expect(isCivilDate(date)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '',
    '２026-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
  ])('%j is none', (date) => {
    expect(isCivilDate(date)).toBe(false);
    expect(() => parseCivilDate(date)).toThrow(RangeError);
  });

  test('every day number has a date and comes back, agreeing with the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (number) => {
        const date = dateAt(number);
        const platform = new Date(number * 86_400_000);
        return (
          dayNumber(date) === number &&
          isCivilDate(date) &&
          platform.toISOString().startsWith(date) &&
          platform.getUTCDay() === dayOfWeek(date)
        );
      }),
    );
  });

  test.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-08-31', 1, '2025-09-30'],
    ['2026-01-15', 12, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s: the corresponding day, or the last of the month', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('days are added across months and years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('dates compare as they follow each other', () => {
    fc.assert(fc.property(dates, dates, (a, b) => a < b === dayNumber(a) < dayNumber(b)));
  });

  test('the first of this month and of the next', () => {
    expect(firstOfMonth('2026-02-14')).toBe('2026-02-01');
    expect(firstOfNextMonth('2026-12-31')).toBe('2027-01-01');
  });

  test('what leaves the calendar is refused', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(OutOfCalendarError);
    expect(() => addDays('0001-01-01', -1)).toThrow(OutOfCalendarError);
    expect(() => addMonths('9999-12-01', 1)).toThrow(OutOfCalendarError);
    expect(() => addToMonth('0001-01', -1)).toThrow(OutOfCalendarError);
  });

  test('the day in Shanghai begins at 16:00 UTC', () => {
    expect(todayIn('Asia/Shanghai', Date.UTC(2026, 1, 13, 15, 59, 59, 999))).toBe('2026-02-13');
    expect(todayIn('Asia/Shanghai', Date.UTC(2026, 1, 13, 16))).toBe('2026-02-14');
    expect(() => todayIn('Asia/Shanghai', Number.NaN)).toThrow(RangeError);
  });

  test('09:00 in Shanghai is 01:00 UTC', () => {
    expect(instantAt('2026-02-14', '09:00')).toBe(Date.UTC(2026, 1, 14, 1));
    expect(() => instantAt('2026-02-14', '24:00')).toThrow(RangeError);
    expect(() => instantAt('2026-02-30', '09:00')).toThrow(RangeError);
  });

  test('months before a month are full ones', () => {
    expect(monthsBefore('2026-01', 6)).toEqual(['2025-07', '2025-12']);
    expect(isMonth('2026-13')).toBe(false);
    expect(isMonth('0000-01')).toBe(false);
    expect(isMonth('2026-1')).toBe(false);
  });
});
