import { describe, expect, test } from '@jest/globals';
import { wholeMonths } from '../../web/components/cases/rating-months.js';
import { readDay, readNumber, readTime } from '../../web/forms/typed.js';

const score = { min: 0, max: 100 };

describe('a time of the day as it is typed', () => {
  test.each([
    ['14:30', '14:30'],
    ['１４：３０', '14:30'],
    ['14.30', '14:30'],
    ['1430', '14:30'],
    ['9:05', '09:05'],
    ['9点', '09:00'],
    ['14点30分', '14:30'],
    ['', undefined],
  ])('%j is %s', (typed, value) => {
    expect(readTime(typed)).toEqual({ value });
  });

  test.each(['25:00', '14:60', '14', '下午2点', '2pm', '930', '14:3O'])(
    '%j is none, and never another one',
    (typed) => {
      expect(readTime(typed)).toEqual({ fault: 'notTime' });
    },
  );
});

describe('a number as it is typed', () => {
  test.each([
    ['85', 85],
    [' 85.5 ', 85.5],
    ['８５．５', 85.5],
    ['85．5', 85.5],
    ['0', 0],
    ['100', 100],
    ['007', 7],
  ])('%j is %d', (typed, value) => {
    expect(readNumber(typed, score)).toEqual({ value });
  });

  test.each(['87,5', '85 5', '0x10', '1e1', '.5', '5.', '--5', '85分', '八十五', '8.5.5', '1,000', '+5', '∞'])(
    '%j is none, and never another one',
    (typed) => {
      expect(readNumber(typed, score)).toEqual({ fault: 'notNumber' });
    },
  );

  test.each(['855', '-5', '−5', '－5', '100.01', '-0.1'])('%j is outside, and never moved inside', (typed) => {
    expect(readNumber(typed, score)).toEqual({ fault: 'outside' });
  });

  test('nothing is nothing; a whole number has nothing behind its mark', () => {
    expect([readNumber(''), readNumber('　')]).toEqual([{ value: undefined }, { value: undefined }]);
    // Where one is needed, none is a fault: 0 is never sent for it.
    expect(readNumber(' ', { min: 0, needed: true })).toEqual({ fault: 'notNumber' });
    expect([readNumber('3.5', { whole: true }), readNumber('3.0', { whole: true })]).toEqual([
      { fault: 'notWhole' },
      { value: 3 },
    ]);
  });
});

describe('a day as it is typed', () => {
  test.each([
    '2026-03-02',
    '2026/3/2',
    '2026.3.2',
    '20260302',
    '２０２６／３／２',
    '2026年3月2日',
    ' 2026 年 3 月 2 日 ',
    '2 Mar 2026',
    '2 March 2026',
  ])('%j is the second of March', (typed) => {
    expect(readDay(typed)).toEqual({ value: '2026-03-02' });
  });

  test.each([
    ['2026-3', 'notDay'],
    ['3/2/2026', 'notDay'],
    ['明天', 'notDay'],
    ['202632', 'notDay'],
    ['2026-02-30', 'noSuchDay'],
    ['2026-13-01', 'noSuchDay'],
    ['2025-12-31', 'tooEarly'],
    ['2027-01-01', 'tooLate'],
  ])('%j is refused: %s', (typed, fault) => {
    expect(readDay(typed, { min: '2026-01-01', max: '2026-12-31' })).toEqual({ fault });
  });

  test('nothing is no day', () => {
    expect(readDay(' ')).toEqual({ value: undefined });
  });
});

test('a month without a rating stands among the others, over the turn of the year too', () => {
  const ratings = [
    { month: '2026-02', rating: 'A' },
    { month: '2025-11', rating: 'B' },
  ];
  expect(wholeMonths(ratings).map((one) => [one.month, 'rating' in one ? one.rating : null])).toEqual([
    ['2025-11', 'B'],
    ['2025-12', null],
    ['2026-01', null],
    ['2026-02', 'A'],
  ]);
  expect(wholeMonths([])).toEqual([]);
});
