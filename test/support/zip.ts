import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import yauzl from 'yauzl';

/** The files of a ZIP by their paths, read by another library than the one that packed it. */
export async function filesOf(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await yauzl.fromBufferPromise(zip);
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
}

/** The rows of a workbook's first sheet, its head among them, each cell as text. */
export async function rowsOf(workbook: Buffer): Promise<readonly (readonly string[])[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(workbook as never);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.from(row.values as readonly (string | number | Date | undefined)[]).slice(1);
    rows.push(cells.map((one) => (one instanceof Date ? one.toISOString().slice(0, 10) : String(one ?? ''))));
  });
  return rows;
}

/** Takes an answer of any type as it comes: for `parse` of a supertest call. */
export function bytesOf(res: NodeJS.EventEmitter, done: (error: Error | null, content: Buffer) => void): void {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}
