import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { inspectFile } from '../../imports/inspect.js';
import { openSource } from '../../imports/read-file.js';
import { DEFAULT_LIMITS, type Limits, type Source, type SourceRow } from '../../imports/source.js';

/** A temporary folder of one test file's own. */
export interface Desk {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Writes a workbook; the callback fills it. */
  workbook(name: string, fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<string>;
  clear(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const path = await mkdtemp(join(tmpdir(), 'jinji-import-test-'));
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(path, name), content);
    return join(path, name);
  };
  return {
    path,
    write,
    workbook: async (name, fill) => {
      const book = new ExcelJS.Workbook();
      fill(book.addWorksheet('数据'), book);
      return write(name, new Uint8Array(await book.xlsx.writeBuffer()));
    },
    clear: () => rm(path, { recursive: true, force: true }),
  };
}

export async function open(path: string, limits: Partial<Limits> = {}): Promise<Source> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return openSource(path, await inspectFile(path, all), all);
}

/** Every line of a file. */
export async function readAll(path: string, limits: Partial<Limits> = {}): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of (await open(path, limits)).rows) rows.push(row);
  return rows;
}

/** What a directory says of a part; what is left out is as it should be. */
export interface Claims {
  readonly unpackedBytes?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** A ZIP file made by hand, so that its parts can say anything; `claims` by a part's name. */
export function zip(
  parts: Readonly<Record<string, string | Buffer>>,
  claims: Readonly<Record<string, Claims>> = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const claim = claims[name] ?? {};
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(claim.flags ?? 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(claim.crc ?? crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claim.unpackedBytes ?? Buffer.byteLength(content), 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** A long workbook of texts with its table of shared strings, as Excel writes it; exceljs takes a minute for one. */
export function sheetOfRows(rows: readonly (readonly string[])[]): Buffer {
  const numbers = new Map<string, number>();
  const cell = (text: string): string => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return `<c t="s"><v>${number}</v></c>`;
  };
  const lines = rows.map((cells, index) => `<row r="${index + 1}">${cells.map(cell).join('')}</row>`);
  const strings = [...numbers.keys()].map((text) => `<si><t>${text}</t></si>`);
  return sheetOf(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`, `<sst>${strings.join('')}</sst>`);
}

/** Where the sheet of {@link sheetOf} lies. */
export const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet from its XML, with what its directory claims of that sheet. */
export function sheetOf(sheetXml: string | Buffer, sharedStrings = '<sst/>', claims: Claims = {}): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const parts = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': sharedStrings,
    [SHEET]: sheetXml,
  };
  return zip(parts, { [SHEET]: claims });
}

/** Heap in use after a collection, MB. */
export function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
