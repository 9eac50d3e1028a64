import { knownColumns, looksLikeHeadings, placeColumns, type Headings, type ImportKind } from './columns.js';
import { readComplaintRow } from './complaint-rows.js';
import { openCsv } from './csv.js';
import type { Inspection } from './inspect.js';
import { readLeaveRow } from './leave-rows.js';
import { readPersonRow } from './person-rows.js';
import { readRatingRow } from './rating-rows.js';
import type { Row } from './reader.js';
import { IMPORT } from '../domain/refusals/imports.js';
import { unreadable } from './unreadable.js';
import type { Limits, Source, SourceRow } from './source.js';
import { openXlsx } from './xlsx/read.js';

const READERS: Readonly<Record<ImportKind, (row: SourceRow, headings: Headings, today: string) => Row>> = {
  people: readPersonRow,
  ratings: readRatingRow,
  complaints: readComplaintRow,
  leaves: readLeaveRow,
};

/** How far down headings are looked for: titles and remarks may stand above them. */
const HEADING_LINES = 10;
/** As many rows as a sheet of Excel has: blank ones are skipped, but not for ever. */
const MOST_LINES = 1_048_576;

/** Opens a file that was inspected, for one reading. */
export async function openSource(path: string, inspection: Inspection, limits: Limits): Promise<Source> {
  return inspection.kind === 'xlsx' ? openXlsx(path, limits) : openCsv(path, inspection.encoding, limits);
}

/** The lines of a file as records of a kind, one at a time, and its headings once they were read. */
export interface Reading {
  readonly rows: AsyncIterable<Row>;
  /** Undefined until the first row came. */
  readonly headings: () => Headings | undefined;
}

const isBlank = (row: SourceRow): boolean => row.cells.every((cell) => cell.trim() === '');

/**
 * Finds the headings and reads every line below them; blank lines are skipped. Throws RefusalError for missing,
 * unknown or doubled columns, for a file without data and for one with more lines than the limits allow.
 */
export function readRecords(source: Source, kind: ImportKind, today: string, limits: Limits): Reading {
  let headings: Headings | undefined;
  async function* rows(): AsyncGenerator<Row> {
    let filled = 0;
    let count = 0;
    let lines = 0;
    for await (const row of source.rows) {
      if (++lines > MOST_LINES) throw unreadable(IMPORT.TOO_MANY_ROWS, String(MOST_LINES));
      if (isBlank(row)) continue;
      filled++;
      if (headings !== undefined) {
        if (++count > limits.rows) throw unreadable(IMPORT.TOO_MANY_ROWS, String(limits.rows));
        yield READERS[kind](row, headings, today);
      } else if (looksLikeHeadings(kind, row)) headings = placeColumns(kind, row);
      else if (filled >= HEADING_LINES) break;
    }
    if (filled === 0) throw unreadable(IMPORT.EMPTY);
    if (headings === undefined) throw unreadable(IMPORT.HEADINGS_NOT_FOUND, knownColumns(kind));
    if (count === 0) throw unreadable(IMPORT.NO_ROWS);
  }
  return { rows: rows(), headings: () => headings };
}
