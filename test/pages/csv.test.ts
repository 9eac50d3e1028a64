import { expect, test } from '@jest/globals';
import { csvCell, csvOf } from '../../web/components/csv.js';

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+86 138', "'+86 138"],
  ['-丁', "'-丁"],
  ['\tx', "'\tx"],
  ['＝1+1', "'＝1+1"],
  ['＋86', "'＋86"],
  ['－1', "'－1"],
  ['＠张三', "'＠张三"],
  [' =1', "' =1"],
  ['-200.50', '-200.50'],
  [-3, '-3'],
  ['a,"b"', '"a,""b"""'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])('%j stands in a file as %j: no spreadsheet computes it', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('a file begins with a byte order mark and ends its lines as spreadsheets do', () => {
  expect(
    csvOf([
      ['名', 1],
      ['b', 2],
    ]),
  ).toBe('\uFEFF名,1\r\nb,2\r\n');
});
