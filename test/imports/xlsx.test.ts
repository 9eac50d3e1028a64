import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { open, openDesk, readAll, sheetOf, sheetOfRows, type Desk } from './files.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.clear());

test('reads texts, numbers, dates, formulas, errors and rich text of a workbook', async () => {
  const path = await desk.workbook('kinds.xlsx', (one) => {
    one.addRow(['文本', '数', '日期', '月', '公式', '富文本', '真']);
    const row = one.addRow(['王芳 & <李>', 10023, new Date('2026-03-02T00:00:00Z'), new Date('2026-03-01T00:00:00Z')]);
    row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"';
    row.getCell(4).numFmt = 'yyyy-mm';
    row.getCell(5).value = { formula: 'A1', result: 'x' };
    row.getCell(6).value = { richText: [{ text: '王' }, { font: { bold: true }, text: '芳' }] };
    row.getCell(7).value = true;
    one.addRow([]);
    one.getCell('B5').value = { error: '#N/A' };
  });
  expect(await readAll(path)).toEqual([
    { line: 1, cells: ['文本', '数', '日期', '月', '公式', '富文本', '真'] },
    {
      line: 2,
      cells: ['王芳 & <李>', '10023', '2026-03-02', '2026-03-01', 'x', '王芳', 'TRUE'],
      faults: new Map([[4, 'formula']]),
    },
    { line: 5, cells: ['', '#N/A'], faults: new Map([[1, 'error']]) },
  ]);
});

test('built-in date formats, serial 60 of 1900, percentages that are no dates', async () => {
  const path = await desk.workbook('dates.xlsx', (one) => {
    one.addRow([46083, 59, 61, 0.5, 46083, 46083]);
    for (const [column, format] of [
      ['A', 'mm-dd-yy'],
      ['B', 'yyyy-mm-dd'],
      ['C', 'yyyy-mm-dd'],
      ['D', '0.00%'],
      ['E', '#,##0.00_);[Red](#,##0.00)'],
      ['F', 'm/d'],
    ] as const)
      one.getCell(`${column}1`).numFmt = format;
  });
  expect((await readAll(path))[0]?.cells).toEqual([
    '2026-03-02',
    '1900-02-28',
    '1900-03-01',
    '0.5',
    '46083',
    '2026-03-02',
  ]);
});

test('Chinese text stays whole over the chunks of a long sheet, which exceljs would break', async () => {
  const long = Array.from({ length: 20_000 }, (_, i) => [`${'甲'.repeat(i % 7)}王芳${i}`, '客户关怀部', '𠮷']);
  const path = await desk.write('long.xlsx', sheetOfRows(long));
  const rows = await readAll(path);
  expect(rows).toHaveLength(20_000);
  expect(rows.every((row, i) => row.cells[0] === `${'甲'.repeat(i % 7)}王芳${i}`)).toBe(true);
});

test('reads the first visible sheet and names the others', async () => {
  const path = await desk.workbook('sheets.xlsx', (one, book) => {
    one.state = 'hidden';
    one.addRow(['hidden']);
    book.addWorksheet('人员').addRow(['shown']);
    book.addWorksheet('说明').addRow(['other']);
  });
  const source = await open(path);
  expect(source.notes).toEqual({ sheet: '人员', otherSheets: ['说明'] });
  for await (const row of source.rows) expect(row.cells).toEqual(['shown']);
});

test('a number keeps the zeros that its format shows: it is the number of somebody else without them', async () => {
  const path = await desk.workbook('zeros.xlsx', (one) => {
    one.addRow([123, 123, 12345678, -7, 1.5, 123]);
    for (const [column, format] of [
      ['A', '00000'],
      ['B', '0000;-0000'],
      ['C', '00000'],
      ['D', '00000'],
      ['E', '00000'],
      ['F', '0.00'],
    ] as const)
      one.getCell(`${column}1`).numFmt = format;
  });
  expect((await readAll(path))[0]?.cells).toEqual(['00123', '0123', '12345678', '-7', '1.5', '123']);
});

test('letters, hyphens and signs of a format that stand with the digits are part of the number; currencies and units are not', async () => {
  const formats = [
    ['"K"000', 7, 'K007'],
    ['\\K000', 1234, 'K1234'],
    ['"KF-"00000;-0', 42, 'KF-00042'],
    ['00-000', 12345, '12-345'],
    ['"工号"0000', 5, '工号0005'],
    ['"K"General', 12, 'K12'],
    ['"K"#', 12, 'K12'],
    ['"¥"0', 5000, '5000'],
    ['0"元"', 5000, '5000'],
    ['"A"0.00', 1.5, '1.5'],
    ['#,##0', 12345, '12345'],
    ['"K"000', -7, '-7'],
  ] as const;
  const path = await desk.workbook('prefixes.xlsx', (one) => {
    one.addRow(formats.map(([, number]) => number));
    for (const [index, [format]] of formats.entries()) one.getRow(1).getCell(index + 1).numFmt = format;
  });
  expect((await readAll(path))[0]?.cells).toEqual(formats.map(([, , shown]) => shown));
});

test('hidden rows and columns are read, and named', async () => {
  const path = await desk.workbook('hidden.xlsx', (one) => {
    for (let row = 0; row < 6; row++) one.addRow(['a', 'b', 'c', 'd']);
    one.getColumn(2).hidden = true;
    one.getColumn(3).hidden = true;
    for (const row of [3, 4, 6]) one.getRow(row).hidden = true;
  });
  const source = await open(path);
  const lines: number[] = [];
  for await (const row of source.rows) lines.push(row.line);
  expect(lines).toHaveLength(6);
  expect(source.notes).toEqual({ sheet: '数据', otherSheets: [], hiddenColumns: ['B', 'C'], hiddenRows: ['3–4', '6'] });
});

test('merged cells are refused in the data, not in a title', async () => {
  const fill = (range: string) =>
    desk.workbook(`${range.replace(':', '-')}.xlsx`, (one) => {
      one.addRow(['六月考核成绩']);
      one.addRows([
        ['工号', '月份'],
        ['1', '2026-06'],
        ['2', '2026-06'],
      ]);
      one.mergeCells(range);
    });
  expect(await readAll(await fill('A1:B1'))).toHaveLength(4);
  await expect(readAll(await fill('B3:B4'))).rejects.toMatchObject({ refusal: { code: 'IMPORT.MERGED_CELLS' } });
});

test('cells without references, prefixes, CDATA, phonetic guides and escapes', async () => {
  const path = await desk.write(
    'odd.xlsx',
    sheetOf(
      `<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="u"><x:sheetData>
        <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t='inlineStr'><x:is><x:t><![CDATA[a<b]]></x:t><x:rPh><x:t>ア</x:t></x:rPh></x:is></x:c></x:row>
        <x:row r="7"><x:c r="B7" note="x>y"><x:v>1.0E2</x:v></x:c><x:c r="C7" t="str"><x:v>&#x738B;_x0041_&amp;</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`,
      '<sst><si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>',
    ),
  );
  expect(await readAll(path)).toEqual([
    { line: 1, cells: ['东京', 'a<b'] },
    { line: 7, cells: ['', '100', '王A&'] },
  ]);
});
