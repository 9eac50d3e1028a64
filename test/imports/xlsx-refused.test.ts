import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { heapMegabytes, open, openDesk, readAll, SHEET, sheetOf, zip, type Desk } from './files.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.clear());

const MB = 2 ** 20;
const sheet = (rows: string, before = '') => `${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const row = (text: string) => sheet(`<row><c t="str"><v>${text}</v></c></row>`);

async function codeOf(name: string, content: Buffer, limits = {}): Promise<unknown> {
  const path = await desk.write(`${name}.xlsx`, content);
  try {
    await readAll(path, limits);
    return undefined;
  } catch (error) {
    return (error as { refusal?: { code?: string } }).refusal?.code ?? error;
  }
}

/** The archive with the byte at so many bytes behind the name of its sheet turned over. */
function turnedOver(archive: Buffer, behind: number): Buffer {
  const damaged = Buffer.from(archive);
  const at = damaged.indexOf(SHEET) + SHEET.length + behind;
  damaged.writeUInt8((damaged[at] ?? 0) ^ 0xff, at);
  return damaged;
}

/** An archive whose ZIP64 locator names a place that no file has. */
function zip64At(place: bigint): Buffer {
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(place, 8);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.fill(0xff, 8, 20);
  return Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60), locator, end]);
}

describe('a workbook is refused as damaged', () => {
  const long = row('晋级'.repeat(2000));
  test.each<[string, Buffer]>([
    ['a zip that is no workbook', zip({ 'hello.txt': 'x' })],
    ['half a file', sheetOf(sheet('<row/>')).subarray(0, 300)],
    ['a part with a byte turned over', turnedOver(sheetOf(long), 20)],
    ['a checksum that is another', sheetOf(long, '<sst/>', { crc: 1 })],
    ['a part that unpacks to more than is declared', sheetOf(long, '<sst/>', { unpackedBytes: 100 })],
    ['a part that unpacks to less than is declared', sheetOf(long, '<sst/>', { unpackedBytes: 100_000 })],
    ['a part that lies outside', zip({ '../xl/workbook.xml': '<workbook/>' })],
    ['a part at an absolute place', zip({ '/etc/passwd': 'x' })],
    ['a ZIP64 place beyond all files', zip64At(2n ** 64n - 256n)],
    ['a ZIP64 place beyond this file', zip64At(10_000n)],
    ['a sheet that breaks off', sheetOf('<worksheet><sheetData><row r="1"')],
    ['a sheet whose elements are not closed', sheetOf('<worksheet><sheetData><row>')],
    ['a sheet of nothing', sheetOf('')],
    ['text that is not UTF-8', sheetOf(Buffer.from(row('é'), 'latin1'))],
    ['a character that XML has not', sheetOf(row('\u0001'))],
    ['a column beyond all use', sheetOf(sheet('<row><c r="XFD1"><v>1</v></c></row>'))],
    ['elements in elements without end', sheetOf('<a>'.repeat(100_000))],
    ['a document type', sheetOf(sheet('<row/>', '<!DOCTYPE worksheet>'))],
    ['an entity that nobody declared', sheetOf(row('&xxe;'))],
    ['an entity from a file', sheetOf(`<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>${row('&xxe;')}`)],
    ['entities that grow', sheetOf(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${row('&b;')}`)],
  ])('%s', async (name, content) => {
    expect(await codeOf(name, content)).toBe('IMPORT.BROKEN_WORKBOOK');
  });
});

test('an encrypted part is refused with the advice to remove the password', async () => {
  expect(await codeOf('encrypted', sheetOf(row('x'), '<sst/>', { flags: 1 }))).toBe('IMPORT.OLD_EXCEL');
});

describe('a workbook that would take much memory is refused before it does', () => {
  test('by what a part declares, and by the file of 20 kB that unpacks to 3 MB', async () => {
    const rows = sheetOf(sheet('<row/>'.repeat(500_000)));
    expect(rows.length).toBeLessThan(20_000);
    expect(await codeOf('rows', rows, { unpackedBytes: MB })).toBe('IMPORT.UNPACKS_TOO_LARGE');
    const huge = sheetOf(row('x'), '<sst/>', { unpackedBytes: 257 * MB });
    expect(await codeOf('declared', huge)).toBe('IMPORT.UNPACKS_TOO_LARGE');
  });

  test.each<[string, string | Buffer]>([
    ['a cell of 100 kB', row('x'.repeat(100_000))],
    ['a comment of 50 MB', Buffer.concat([Buffer.from('<worksheet><!--'), Buffer.alloc(50 * MB, ' ')])],
    ['a tag of 50 MB', Buffer.concat([Buffer.from('<worksheet a="'), Buffer.alloc(50 * MB, 'a')])],
    ['a document type of 50 MB', Buffer.concat([Buffer.from('<!DOCTYPE a ['), Buffer.alloc(50 * MB, ' ')])],
  ])('%s', async (name, content) => {
    expect(await codeOf(name, sheetOf(content))).toBe('IMPORT.LINE_TOO_LONG');
  });

  test('by cells, be they ever so empty', async () => {
    const cells = (count: number) => sheetOf(sheet(`<row>${'<c/>'.repeat(count)}</row>`.repeat(10)));
    expect(await codeOf('many-cells', cells(11), { cells: 100 })).toBe('IMPORT.TOO_MANY_CELLS');
    expect(await codeOf('few-cells', cells(10), { cells: 100 })).toBeUndefined();
  });

  test('by shared texts, be they long or many', async () => {
    const held = { sharedCharacters: 100_000 };
    const texts = (text: string, count: number) => `<sst>${`<si><t>${text}</t></si>`.repeat(count)}</sst>`;
    const refused = (name: string, strings: string) => codeOf(name, sheetOf(sheet(''), strings), held);
    expect(await refused('long', texts('x'.repeat(20_000), 6))).toBe('IMPORT.UNPACKS_TOO_LARGE');
    expect(await refused('many', texts('', 10_000))).toBe('IMPORT.UNPACKS_TOO_LARGE');
    expect(await refused('few', texts('x'.repeat(20_000), 4))).toBeUndefined();
  });
});

test('100,000 lines take no memory that grows with them', async () => {
  const line = (n: number) =>
    `<row r="${n}">${[`工号${n}`, '王芳', '客户关怀部', '2026-06', 'A'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const content = sheetOf(sheet(Array.from({ length: 100_000 }, (_, index) => line(index + 1)).join('')));
  const source = await open(await desk.write('many-rows.xlsx', content));
  const heap: number[] = [];
  let count = 0;
  for await (const { cells } of source.rows) {
    count += Number(cells[2] === '客户关怀部');
    if (count === 1000 || count % 25_000 === 0) heap.push(heapMegabytes());
  }
  expect(count).toBe(100_000);
  expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(8);
}, 600_000);
