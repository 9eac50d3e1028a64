import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';
import { shownBy, type Shown } from './number-format.js';
import { attribute, readXml } from './xml.js';
import type { Archive } from './zip.js';

/** What a sheet's cells refer to (ECMA-376 part 1, 18.2–18.8). */
export interface Workbook {
  /** The first visible sheet: the one that is read. */
  readonly sheet: { readonly name: string; readonly part: string };
  /** Other visible sheets; they are not read, and the summary says so. */
  readonly otherSheets: readonly string[];
  readonly sharedStrings: readonly string[];
  /** By index of a cell's style: what its format makes of a number. */
  readonly styles: readonly NumberStyle[];
  /** Days count from 1904 (old Macintosh files). */
  readonly date1904: boolean;
}

/** What a format makes of a number: a date, or more than its digits, as the number of somebody has them. */
export interface NumberStyle {
  readonly isDate: boolean;
  /** Absent where it shows a whole number by its digits alone. */
  readonly shown?: Shown;
}

const LONGEST = 1024 * 1024;

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(archive: Archive, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(name)) return [];
  const relations: Relation[] = [];
  for await (const event of readXml(archive.read(name), LONGEST)) {
    if (event.type !== 'open' || event.name !== 'Relationship') continue;
    const target = attribute(event.attributes, 'Target') ?? '';
    relations.push({
      id: attribute(event.attributes, 'Id') ?? '',
      type: (attribute(event.attributes, 'Type') ?? '').replace(/^.*\//, ''),
      target: target.startsWith('/') ? target.slice(1) : folder + target,
    });
  }
  return relations;
}

interface Sheet {
  readonly name: string;
  readonly id: string;
  readonly visible: boolean;
}

async function readSheets(archive: Archive, part: string): Promise<{ sheets: readonly Sheet[]; date1904: boolean }> {
  const sheets: Sheet[] = [];
  let date1904 = false;
  for await (const event of readXml(archive.read(part), LONGEST)) {
    if (event.type !== 'open') continue;
    if (event.name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(event.attributes, 'date1904') ?? '');
    if (event.name !== 'sheet') continue;
    sheets.push({
      name: attribute(event.attributes, 'name') ?? '',
      id: attribute(event.attributes, 'id') ?? '',
      visible: (attribute(event.attributes, 'state') ?? 'visible') === 'visible',
    });
  }
  return { sheets, date1904 };
}

/** What holding a text takes beside its characters, in characters. */
const EACH = 16;

/** The shared strings, which are held; phonetic guides (rPh) are no part of the text. Throws RefusalError for too many. */
async function readSharedStrings(archive: Archive, part: string | undefined, most: number): Promise<readonly string[]> {
  if (part === undefined || !archive.has(part)) return [];
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let inText = false;
  let inGuide = false;
  for await (const event of readXml(archive.read(part), LONGEST)) {
    if (event.type === 'text') {
      if (inText && !inGuide) text += event.text;
    } else if (event.name === 't') inText = event.type === 'open';
    else if (event.name === 'rPh') inGuide = event.type === 'open';
    else if (event.name === 'si' && event.type === 'open') text = '';
    else if (event.name === 'si') {
      characters += text.length + EACH;
      if (characters > most) throw unreadable(IMPORT.UNPACKS_TOO_LARGE);
      strings.push(text);
    }
  }
  return strings;
}

/** Built-in formats that show a date; 27–36 and 50–58 are those of Chinese Excel (ECMA-376 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format of one's own shows a date when it names years, or months with days; what is quoted does not count. */
function isDateCode(code: string): boolean {
  const bare = code.toLowerCase().replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ye]/.test(bare.replace('general', '')) || (bare.includes('m') && bare.includes('d'));
}

const styleOf = (code: string): NumberStyle => {
  const isDate = isDateCode(code);
  const shown = isDate ? undefined : shownBy(code);
  return shown === undefined ? { isDate } : { isDate, shown };
};

async function readStyles(archive: Archive, part: string | undefined): Promise<readonly NumberStyle[]> {
  if (part === undefined || !archive.has(part)) return [];
  const own = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  for await (const event of readXml(archive.read(part), LONGEST)) {
    if (event.type === 'text') continue;
    if (event.name === 'cellXfs') inCells = event.type === 'open';
    if (event.type !== 'open') continue;
    const format = Number(attribute(event.attributes, 'numFmtId') ?? '0');
    if (event.name === 'numFmt') own.set(format, styleOf(attribute(event.attributes, 'formatCode') ?? ''));
    if (event.name === 'xf' && inCells) styles.push(own.get(format) ?? { isDate: isBuiltInDate(format) });
  }
  return styles;
}

/**
 * Reads what the sheet needs to be understood. Throws RefusalError for a damaged file, one without a sheet, and one
 * whose shared texts are more than `sharedCharacters`.
 */
export async function readWorkbook(archive: Archive, sharedCharacters: number): Promise<Workbook> {
  const [root] = (await readRelations(archive, '')).filter((relation) => relation.type === 'officeDocument');
  const part = root?.target ?? 'xl/workbook.xml';
  if (!archive.has(part)) throw unreadable(IMPORT.BROKEN_WORKBOOK, part);
  const relations = await readRelations(archive, part);
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const { sheets, date1904 } = await readSheets(archive, part);
  const [first, ...others] = sheets.filter((sheet) => sheet.visible);
  const sheetPart = relations.find((relation) => relation.id === first?.id)?.target;
  if (first === undefined || sheetPart === undefined || !archive.has(sheetPart)) throw unreadable(IMPORT.NO_SHEET);
  return {
    sheet: { name: first.name, part: sheetPart },
    otherSheets: others.map((sheet) => sheet.name),
    sharedStrings: await readSharedStrings(archive, targetOf('sharedStrings'), sharedCharacters),
    styles: await readStyles(archive, targetOf('styles')),
    date1904,
  };
}
