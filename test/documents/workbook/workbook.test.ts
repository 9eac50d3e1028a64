import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { cellXml, STYLE } from '../../../documents/workbook/cells.js';
import { sheetXml } from '../../../documents/workbook/sheet-xml.js';
import { workbookOf, type Cell, type SheetContent } from '../../../documents/workbook/workbook.js';

const read = async (...sheets: readonly SheetContent[]): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await buffer(workbookOf(sheets))) as unknown as ArrayBuffer);
  return book;
};
async function* rowsOf(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  for (const row of rows) yield await Promise.resolve(row);
}
const sheet = (rows: readonly (readonly Cell[])[], columns = rows[0]?.length ?? 1): SheetContent => ({
  name: '人员',
  columns: Array.from({ length: columns }, (_, no) => ({ heading: `列${no + 1}`, width: 12 })),
  rows: rowsOf(rows),
});
const only = (book: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const [first] = book.worksheets;
  if (first === undefined) throw new Error('no sheet');
  return first;
};

describe('a workbook, read back by another reader', () => {
  test('numbers of staff keep their zeros, days are days, instants stand in the time of Shanghai', async () => {
    const page = only(
      await read(
        sheet([
          [
            { kind: 'text', value: '00017' },
            { kind: 'date', value: '2026-01-31' },
            { kind: 'instant', value: '2026-01-31T17:30:15.000Z' },
            { kind: 'number', value: 12 },
            { kind: 'amount', value: '123456.70' },
            null,
          ],
        ]),
      ),
    );
    const row = page.getRow(2);
    expect(row.getCell(1)).toMatchObject({ type: ExcelJS.ValueType.String, value: '00017', numFmt: '@' });
    expect(row.getCell(2)).toMatchObject({ value: new Date('2026-01-31T00:00:00Z'), numFmt: 'yyyy-mm-dd' });
    expect(row.getCell(3)).toMatchObject({ value: new Date('2026-02-01T01:30:15Z'), numFmt: 'yyyy-mm-dd hh:mm:ss' });
    expect(row.getCell(4).value).toBe(12);
    expect(row.getCell(5)).toMatchObject({ value: 123456.7, numFmt: '#,##0.00' });
    expect(row.getCell(6).value).toBeNull();
  });

  test('the head stays where it is, and every column has its filter', async () => {
    const page = only(await read(sheet([[{ kind: 'text', value: 'a' }], [{ kind: 'text', value: 'b' }]], 28)));
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(page.autoFilter).toBe('A1:AB3');
    expect(page.getRow(1).getCell(28)).toMatchObject({ value: '列28', font: { bold: true } });
  });

  const FORMULAS = [
    '=1+1',
    '+86 10',
    '-5 分',
    '@张三',
    '＝HYPERLINK("x")',
    '＋1',
    '－1',
    '＠a',
    '\t=1',
    '\n=1',
    ' =1',
    "=cmd|' /C calc'!A0",
  ];
  test.each(FORMULAS)('%j is text to the letter, and says so to whoever edits it', async (value) => {
    const page = only(await read(sheet([[{ kind: 'text', value }]])));
    const cell = page.getRow(2).getCell(1);
    expect([cell.type, cell.value, cell.formula]).toEqual([ExcelJS.ValueType.String, value, undefined]);
    expect(cell.numFmt).toBe('@');
  });

  test('a text that a cell cannot hold is cut between two characters, never within one', () => {
    const xml = cellXml('A1', { kind: 'text', value: `${'a'.repeat(32_765)}𠮷bc` });
    expect(xml).toContain(`${'a'.repeat(32_765)}…<`);
    expect(/\p{Cs}/u.test(xml)).toBe(false);
  });

  test('the sheet itself has no formula, and marks what looks like one', async () => {
    const pieces: string[] = [];
    for await (const piece of sheetXml(
      sheet([FORMULAS.map((value) => ({ kind: 'text', value }) as const), [{ kind: 'text', value: '张三' }]]),
    ))
      pieces.push(piece);
    const xml = pieces.join('');
    expect(xml).not.toMatch(/<f[ >]|t="str"/);
    const styleOf = (at: string): string | undefined => new RegExp(`r="${at}" s="(\\d)"`).exec(xml)?.[1];
    expect(styleOf('A3')).not.toBe(styleOf('A2'));
    expect(new Set(FORMULAS.map((_, no) => styleOf(`${String.fromCharCode(65 + no)}2`)))).toEqual(
      new Set([styleOf('A2')]),
    );
  });

  test.each([
    ['markup', '<b>&amp;"\'</b>]]>'],
    ['rare characters', '𠮷㛃䶮'],
    ['several lines', '一\n二\n三'],
    ['blanks at both ends', '  a  '],
    ['right-to-left marks', 'a\u202Eb'],
  ])('%s come back as they were', async (_, value) => {
    const page = only(await read(sheet([[{ kind: 'text', value }]])));
    expect(page.getRow(2).getCell(1).value).toBe(value);
  });

  // The escapes of the format (ECMA-376 22.9.2.19), which exceljs leaves as they are where a text stands in its cell.
  test.each([
    ['\r=1', '_x000D_=1'],
    ['一\r\n二', '一_x000D_\n二'],
    ['a_x000D_b', 'a_x005F_x000D_b'],
    ['a_x00_b', 'a_x00_b'],
  ])('%j stands as %j', (value, written) => {
    expect(cellXml('A2', { kind: 'text', value })).toContain(`>${written}</t>`);
  });

  test('a return before a sign of a formula is seen as one', () => {
    expect(cellXml('A2', { kind: 'text', value: '\r=1' })).toContain(`s="${STYLE.prefixed}"`);
  });

  test('what no file may hold is left out, and what no cell may hold is cut where it can be seen', async () => {
    const page = only(
      await read(
        sheet([
          [
            { kind: 'text', value: 'a\u0000\u0007\uFFFEb' },
            { kind: 'text', value: '长'.repeat(40_000) },
          ],
        ]),
      ),
    );
    expect(page.getRow(2).getCell(1).value).toBe('ab');
    const cut = page.getRow(2).getCell(2).text;
    expect([cut.length, cut.endsWith('长…')]).toEqual([32_767, true]);
  });

  test('days before the format begins and figures beyond its exactness stand as text', async () => {
    const page = only(
      await read(
        sheet([
          [
            { kind: 'date', value: '1899-12-31' },
            { kind: 'date', value: '1900-03-01' },
            { kind: 'amount', value: '1234567890123456.78' },
          ],
        ]),
      ),
    );
    expect(page.getRow(2).getCell(1).value).toBe('1899-12-31');
    expect(page.getRow(2).getCell(2).value).toEqual(new Date('1900-03-01T00:00:00Z'));
    expect(page.getRow(2).getCell(3).value).toBe('1234567890123456.78');
  });

  test('names of sheets are such as a spreadsheet takes, each once', async () => {
    const named = (name: string): SheetContent => ({ ...sheet([]), name });
    const book = await read(named('a/b:c*?[d]\\'), named('很'.repeat(40)), named('很'.repeat(40)), named(''));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'a b c   d',
      '很'.repeat(31),
      `${'很'.repeat(29)} 2`,
      '4',
    ]);
  });

  test('a list without rows has its head', async () => {
    const page = only(await read(sheet([], 2)));
    expect([page.rowCount, page.autoFilter]).toEqual([1, 'A1:B1']);
  });

  test('who stops reading stops the rows', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<readonly Cell[]> {
      for (;;) {
        asked += 1;
        yield await Promise.resolve([{ kind: 'text', value: `${asked} ${Math.random()}`.repeat(50) } as const]);
      }
    }
    const stream = workbookOf([{ ...sheet([]), rows: endless() }]);
    for await (const piece of stream) if (piece === null || asked > 2000) break;
    const then = asked;
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const later = asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect([stream.destroyed, later - then < 2000, asked]).toEqual([true, true, later]);
  });

  test('where the rows fail, so does the file', async () => {
    async function* failing(): AsyncGenerator<readonly Cell[]> {
      yield await Promise.resolve([]);
      throw new Error('the database is away');
    }
    await expect(buffer(workbookOf([{ ...sheet([]), rows: failing() }]))).rejects.toThrow('the database is away');
  });
});
