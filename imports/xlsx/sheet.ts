import { dateAt, dayNumber } from '../../domain/vocabulary/civil-date.js';
import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';
import type { CellFault, Limits, SourceRow } from '../source.js';
import type { Workbook } from './workbook.js';
import { attribute, readXml } from './xml.js';
import type { Archive } from './zip.js';

const MOST_COLUMNS = 1024;

/** The 0-based column of a reference such as `AB12`; -1 without letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The civil date of a serial number; Excel's calendar of 1900 has a 29 February that never was. */
function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const days = Math.floor(serial);
  if (!(days >= 1 && days < 2_958_466)) return undefined;
  const epoch = date1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30';
  return dateAt(dayNumber(epoch) + days);
}

/** Ranges that are named at most. */
const MOST_HIDDEN = 20;
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
const rangeOf = (from: string, until: string): string => (from === until ? from : `${from}–${until}`);

/** The letters of a 1-based column: 28 is AB. */
const letterOf = (column: number): string =>
  column < 1 ? '' : `${letterOf(Math.floor((column - 1) / 26))}${String.fromCharCode(65 + ((column - 1) % 26))}`;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  text: string;
}

/** The text of a cell as it would be typed: dates as YYYY-MM-DD, numbers in plain decimals, as the cell shows them where zeros, letters or hyphens stand with their digits. */
function textOf(cell: OpenCell, workbook: Workbook): string {
  const raw = cell.text;
  if (cell.type === 's') return workbook.sharedStrings[Number(raw)] ?? '';
  if (cell.type === 'inlineStr' || cell.type === 'str' || cell.type === 'e') return raw;
  if (cell.type === 'd') return raw.slice(0, 10);
  if (cell.type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (raw.trim() === '') return '';
  const number = Number(raw);
  const style = workbook.styles[cell.style];
  const date = style?.isDate === true ? dateOfSerial(number, workbook.date1904) : undefined;
  // 123 that is shown as 00123, or as K123, is that number of somebody.
  const isWhole = Number.isSafeInteger(number) && number >= 0;
  return date ?? (isWhole ? style?.shown?.(number) : undefined) ?? String(number);
}

/** `_x000D_` and its like stand for characters that XML cannot hold (ECMA-376 22.9.2.19). */
const unescape = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const faultOf = (cell: OpenCell): CellFault | undefined =>
  cell.formula ? 'formula' : cell.type === 'e' ? 'error' : undefined;

/** Merged cells over lines of data leave values out: which heading line they lie under is not known here. */
export interface SheetReading {
  readonly rows: AsyncIterable<SourceRow>;
  /** The ranges of merged cells, such as `A5:A9`; complete once the rows have been read to their end. */
  readonly merged: readonly string[];
  /** What the sheet hides of what is read, such as `B–C` and `3–4`; complete once the rows have been read to their end. */
  readonly hidden: Hidden;
}

/** Ranges that a sheet hides, by their letters and their lines. */
export interface Hidden {
  readonly columns: string[];
  readonly rows: string[];
}

/** What a sheet may take: the longest cell, in characters, and how many cells. */
type SheetLimits = Pick<Limits, 'lineCharacters' | 'cells'>;

/** Reads a sheet row by row, in the order of the file. A longer cell is refused, and so are more cells. */
export function readSheet(archive: Archive, workbook: Workbook, limits: SheetLimits): SheetReading {
  const merged: string[] = [];
  const hidden: Hidden = { columns: [], rows: [] };
  return { rows: readRows(archive, workbook, limits, { merged, hidden }), merged, hidden };
}

async function* readRows(
  archive: Archive,
  workbook: Workbook,
  { lineCharacters: longest, cells: most }: SheetLimits,
  { merged, hidden }: { readonly merged: string[]; readonly hidden: Hidden },
): AsyncGenerator<SourceRow> {
  let line = 0;
  let count = 0;
  let cells: string[] = [];
  let faults = new Map<number, CellFault>();
  let cell: OpenCell | undefined;
  let inValue = false;
  let inGuide = false;
  let hiddenFrom: number | undefined;
  const endHidden = (until: number): void => {
    if (hiddenFrom !== undefined && hidden.rows.length < MOST_HIDDEN)
      hidden.rows.push(rangeOf(String(hiddenFrom), String(until)));
    hiddenFrom = undefined;
  };
  for await (const event of readXml(archive.read(workbook.sheet.part), longest)) {
    if (event.type === 'text') {
      if (cell !== undefined && inValue) cell.text += event.text;
      if (cell !== undefined && cell.text.length > longest) throw unreadable(IMPORT.LINE_TOO_LONG, `${line}`);
      continue;
    }
    const opens = event.type === 'open';
    const get = (name: string): string | undefined => (opens ? attribute(event.attributes, name) : undefined);
    switch (event.name) {
      case 'row':
        if (!opens) yield { line, cells, ...(faults.size > 0 ? { faults } : {}) };
        else {
          const before = line;
          line = Number(get('r') ?? line + 1);
          if (!isTrue(get('hidden')) || line !== before + 1) endHidden(before);
          if (isTrue(get('hidden'))) hiddenFrom ??= line;
          cells = [];
          faults = new Map();
        }
        break;
      case 'c':
        if (opens) {
          if (++count > most) throw unreadable(IMPORT.TOO_MANY_CELLS);
          const reference = get('r');
          const column = reference === undefined ? cells.length : columnOf(reference);
          if (column < 0 || column >= MOST_COLUMNS) throw unreadable(IMPORT.BROKEN_WORKBOOK, `${reference}`);
          cell = { column, type: get('t') ?? 'n', style: Number(get('s') ?? '0'), formula: false, text: '' };
        } else if (cell !== undefined) {
          while (cells.length < cell.column) cells.push('');
          cells[cell.column] = unescape(textOf(cell, workbook));
          const fault = faultOf(cell);
          if (fault !== undefined) faults.set(cell.column, fault);
          cell = undefined;
        }
        break;
      case 'v':
      case 't':
        inValue = opens && !inGuide;
        break;
      case 'rPh':
        inGuide = opens;
        break;
      case 'f':
        if (cell !== undefined) cell.formula = true;
        break;
      case 'sheetData':
        if (!opens) endHidden(line);
        break;
      case 'col':
        if (isTrue(get('hidden')) && hidden.columns.length < MOST_HIDDEN)
          hidden.columns.push(rangeOf(letterOf(Number(get('min'))), letterOf(Number(get('max')))));
        break;
      case 'mergeCell':
        if (opens) merged.push(get('ref') ?? '');
        break;
    }
  }
}
