import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { writePrivate } from '../launch/machine/files.js';
import { makeDepartment } from './department.js';
import type { ImportKind } from '../../imports/columns.js';

/** The sample's files in the order in which they are imported. */
export const SAMPLE_FILES: readonly (readonly [kind: ImportKind, name: string])[] = [
  ['people', '人员.xlsx'],
  ['ratings', '考核成绩.csv'],
  ['complaints', '投诉.csv'],
  ['leaves', '休假.csv'],
];

/** Ratings of the years before, which come with the sample's past. */
export const EARLIER_RATINGS = '往年考核成绩.csv';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A workbook as HR keeps it: headings frozen, dates as dates of Excel. */
async function writeWorkbook(path: string, lines: readonly object[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('人员', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = Object.keys(lines[0] ?? {}).map((key) => ({ header: key, key, width: 14 }));
  for (const line of lines) {
    const cells = Object.entries(line).map(([key, value]): [string, unknown] => {
      const text = String(value);
      return [key, isDate(text) ? new Date(`${text}T00:00:00Z`) : text === '' ? null : text];
    });
    const row = sheet.addRow(Object.fromEntries(cells));
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
    });
  }
  await writePrivate(path, Buffer.from(await book.xlsx.writeBuffer()));
}

/** Writes the files of the department as of a civil date into the folder, for people to look at and import again. */
export async function writeSampleFiles(folder: string, today: string): Promise<void> {
  const { people, ratings, complaints, leaves, earlier } = makeDepartment(today);
  await writeWorkbook(join(folder, '人员.xlsx'), people);
  const options = { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;
  await writePrivate(join(folder, '考核成绩.csv'), stringify([...ratings], options));
  await writePrivate(join(folder, EARLIER_RATINGS), stringify([...earlier], options));
  await writePrivate(join(folder, '投诉.csv'), stringify([...complaints], options));
  await writePrivate(join(folder, '休假.csv'), stringify([...leaves], options));
}
