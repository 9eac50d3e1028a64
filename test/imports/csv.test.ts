import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { open, openDesk, readAll, type Desk } from './files.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.clear());

// 工号,姓名 / 1,王芳 in GB18030, and 㐀 (U+3400), which only its four-byte part has.
const GB = Buffer.from([
  0xb9, 0xa4, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x2c, 0xcd, 0xf5, 0xb7, 0xbc, 0x81, 0x39, 0xee,
  0x39, 0x0a,
]);

test.each([
  ['utf-8', Buffer.from('工号,姓名\n1,王芳㐀\n'), 'utf-8'],
  ['utf-8 with BOM', Buffer.from('\ufeff工号,姓名\r\n1,王芳㐀\r\n'), 'utf-8'],
  ['gb18030', GB, 'gb18030'],
  ['utf-16 as Excel writes it, with tabs', Buffer.from('\ufeff工号\t姓名\r\n1\t王芳㐀\r\n', 'utf16le'), 'utf-16le'],
  ['semicolons and old Macintosh line ends', Buffer.from('工号;姓名\r1;王芳㐀\r'), 'utf-8'],
])('reads %s', async (name, bytes, encoding) => {
  const path = await desk.write(`${name}.csv`, bytes);
  expect((await open(path)).notes.encoding).toBe(encoding);
  expect((await readAll(path)).map((row) => row.cells)).toEqual([
    ['工号', '姓名'],
    ['1', '王芳㐀'],
  ]);
});

test('a character cut by the end of a chunk stays whole', async () => {
  const text = `a,b\n${'王芳,𠮷\n'.repeat(60_000)}`;
  const rows = await readAll(await desk.write('long.csv', text));
  expect(rows).toHaveLength(60_001);
  expect(rows.slice(1).every((row) => row.cells.join() === '王芳,𠮷')).toBe(true);
});

test('quotes, commas and line breaks inside cells; the line is where the record begins', async () => {
  const path = await desk.write('quotes.csv', 'a,b\n"1,""x""","two\nlines"\n\n3,4\n');
  expect(await readAll(path)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,"x"', 'two\nlines'] },
    { line: 4, cells: [''] },
    { line: 5, cells: ['3', '4'] },
  ]);
});

test('lines of another width are marked, blank ones and a title are not', async () => {
  const path = await desk.write('ragged.csv', '六月考核成绩\na,b,c\n1,2\n1,2,3,4\n\n,,\n1,2,3\n');
  expect((await readAll(path)).filter((row) => row.ragged).map((row) => row.line)).toEqual([3, 4]);
});

test.each([
  ['an open quote', 'a,b\n"1,2\n3,4\n', 'IMPORT.BROKEN_QUOTES'],
  ['letters behind a quote', 'a,b\n"1"x,2\n', 'IMPORT.BROKEN_QUOTES'],
  ['a quote in the middle', 'a,b\n1"x",2\n', 'IMPORT.BROKEN_QUOTES'],
  ['nothing', '', 'IMPORT.EMPTY'],
  ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'IMPORT.ENCODING'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'IMPORT.NOT_TEXT'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'IMPORT.OLD_EXCEL'],
])('refuses %s', async (name, content, code) => {
  const path = await desk.write(`bad ${name}.csv`, content);
  await expect(readAll(path)).rejects.toMatchObject({ refusal: { code } });
});

test('a file above the limit is refused while it is read', async () => {
  const path = await desk.write('large.csv', 'a,b\n'.repeat(100_000));
  await expect(readAll(path, { fileBytes: 100_000 })).rejects.toMatchObject({ refusal: { code: 'IMPORT.TOO_LARGE' } });
});

test('one line of 200 MB is refused early', async () => {
  const path = await desk.write('line.csv', Buffer.alloc(200 * 1024 * 1024, 'x'));
  const before = process.memoryUsage().rss;
  await expect(readAll(path, { fileBytes: 2 ** 30 })).rejects.toMatchObject({
    refusal: { code: 'IMPORT.LINE_TOO_LONG' },
  });
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
});
