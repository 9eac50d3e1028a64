import { Readable } from 'node:stream';
import yazl from 'yazl';
import { partsOf, tabNames } from './parts.js';
import { sheetXml, type SheetContent } from './sheet-xml.js';

export type { Cell } from './cells.js';
export type { SheetContent } from './sheet-xml.js';

/** Every part has the same time, so that the same rows are the same file to its last byte. */
const NO_TIME = { mtime: new Date(Date.UTC(1980, 0, 1)), forceDosTimestamp: true };

/**
 * A workbook (XLSX, ECMA-376) of these sheets as a stream: rows are asked for as fast as the stream is read, and only a
 * piece of them is held at a time. What the rows throw breaks the stream. The bytes depend on the content alone.
 */
export function workbookOf(sheets: readonly SheetContent[]): Readable {
  const archive = new yazl.ZipFile();
  const out = archive.outputStream as unknown as Readable;
  for (const [name, content] of Object.entries(partsOf(tabNames(sheets.map(({ name }) => name)))))
    archive.addBuffer(Buffer.from(content), name, NO_TIME);
  sheets.forEach((sheet, no) => {
    // Begun when its turn comes, and ended with the workbook, so that nobody reads on for who has gone away.
    archive.addReadStreamLazy(`xl/worksheets/sheet${no + 1}.xml`, NO_TIME, (take) => {
      const xml = Readable.from(sheetXml(sheet), { objectMode: false });
      xml.once('error', (error) => out.destroy(error));
      out.once('close', () => xml.destroy());
      take(null, xml);
    });
  });
  archive.on('error', (error: Error) => out.destroy(error));
  archive.end();
  return out;
}
