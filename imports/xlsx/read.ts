import { legible } from '../../domain/vocabulary/characters.js';
import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';
import type { Limits, Source, SourceRow } from '../source.js';
import { readSheet, type SheetReading } from './sheet.js';
import { readWorkbook } from './workbook.js';
import { openArchive, type Archive } from './zip.js';

/** The last row of a range such as `A5:C9`. */
const lastRowOf = (range: string): number => Number(/(\d+)$/.exec(range)?.[1] ?? '0');

async function* rowsOf(archive: Archive, sheet: SheetReading): AsyncGenerator<SourceRow> {
  let headingLine: number | undefined;
  try {
    for await (const row of sheet.rows) {
      // A merged title above the headings is common and harmless: it fills one cell of its row.
      if (headingLine === undefined && row.cells.filter((cell) => cell.trim() !== '').length > 1)
        headingLine = row.line;
      yield row;
    }
    const harmful = sheet.merged.find((range) => lastRowOf(range) > (headingLine ?? 0));
    if (harmful !== undefined) throw unreadable(IMPORT.MERGED_CELLS, harmful);
  } finally {
    await archive.close();
  }
}

/**
 * Opens the first visible sheet of a workbook; rows come as the file is unpacked. Only the shared texts are held.
 * Throws RefusalError for what is damaged, has no sheet or unpacks to more than the limits allow.
 */
export async function openXlsx(path: string, limits: Limits): Promise<Source> {
  const archive = await openArchive(path, limits.unpackedBytes);
  try {
    const workbook = await readWorkbook(archive, limits.sharedCharacters);
    const sheet = readSheet(archive, workbook, limits);
    return {
      format: 'xlsx',
      get notes() {
        const { columns, rows } = sheet.hidden;
        return {
          sheet: legible(workbook.sheet.name),
          otherSheets: workbook.otherSheets.map(legible),
          ...(columns.length === 0 ? {} : { hiddenColumns: columns }),
          ...(rows.length === 0 ? {} : { hiddenRows: rows }),
        };
      },
      rows: rowsOf(archive, sheet),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
