import { cellXml, headXml, type Cell } from './cells.js';

/** One sheet: its columns from left to right, and its rows as they come. */
export interface SheetContent {
  /** What stands on its tab; made such as a spreadsheet takes. */
  readonly name: string;
  readonly columns: readonly {
    readonly heading: string;
    /** In characters of Latin script; a Chinese one takes two. */
    readonly width: number;
  }[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** So much text is handed on at a time, in characters. */
const A_PIECE = 65_536;

/** `A` for 0, `Z` for 25, `AA` for 26. */
export const columnName = (no: number): string =>
  (no < 26 ? '' : columnName(Math.floor(no / 26) - 1)) + String.fromCharCode(65 + (no % 26));

/**
 * The XML of a sheet in pieces, as its rows come: a head that stays in its place, columns with their widths, a filter over
 * all of them. Holds one piece at a time; what the rows throw is thrown.
 */
export async function* sheetXml({ columns, rows }: SheetContent): AsyncGenerator<string> {
  const names = columns.map((_, no) => columnName(no));
  const cols = columns.map(
    ({ width }, no) => `<col min="${no + 1}" max="${no + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = columns.map(({ heading }, no) => headXml(`${names[no]}1`, heading));
  let piece =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${cols.join('')}</cols><sheetData><row r="1">${head.join('')}</row>`;
  let no = 1;
  for await (const row of rows) {
    no += 1;
    const cells = row.map((cell, column) => cellXml(`${names[column] ?? columnName(column)}${no}`, cell));
    piece += `<row r="${no}">${cells.join('')}</row>`;
    if (piece.length < A_PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData><autoFilter ref="A1:${names.at(-1) ?? 'A'}${no}"/></worksheet>`;
}
