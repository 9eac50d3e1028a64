import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { recordRating } from '../../db/people/ratings.js';
import { createDatabase } from '../../db/database.js';
import { createImporter, type Importer } from '../../imports/importer.js';
import { DEFAULT_LIMITS } from '../../imports/source.js';
import { readRecords } from '../../imports/read-file.js';
import { listImports } from '../../db/imports/imports.js';
import { openHouse, type House } from '../db/house.js';
import { heapMegabytes, open, openDesk, sheetOfRows, type Desk } from './files.js';

const today = '2026-07-15';
let house: House;
let desk: Desk;
let importer: Importer;
beforeAll(async () => {
  house = await openHouse();
  desk = await openDesk();
  importer = createImporter({ db: house.db, today: () => today });
  for (const id of ['1', '2', '3']) await house.person(id);
});
afterAll(async () => {
  await desk.clear();
  await house.close();
});

async function dryRun(name: string, lines: string) {
  const file = await desk.write(name, lines);
  return importer.dryRun({ kind: 'ratings', file, filename: name, actor: 'hr' });
}
const ratings = () => house.db.selectFrom('rating').select(['person_id', 'month', 'rating']).orderBy('month').execute();

test('one refused line and nothing is applied', async () => {
  const { id, status } = await dryRun('refused.csv', '工号,月份,成绩\n1,2026-05,A\n404,2026-05,A\n');
  expect(status).toBe('refused');
  await expect(importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' })).rejects.toMatchObject({
    refusal: { code: 'IMPORT.HAS_REFUSED_ROWS' },
  });
  expect(await ratings()).toEqual([]);
});

test('an apply whose data changed since is refused; so are a second apply and an unknown one', async () => {
  const { id } = await dryRun('changed.csv', '工号,月份,成绩\n1,2026-05,A\n2,2026-05,B\n');
  await recordRating(house.db, { personId: '2', month: '2026-05', rating: 'C', publishedOn: '2026-06-01' }, 'hr');
  await expect(importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' })).rejects.toMatchObject({
    refusal: { code: 'IMPORT.DATA_CHANGED' },
  });
  expect(await ratings()).toEqual([{ person_id: '2', month: '2026-05', rating: 'C' }]);
  const again = await dryRun('changed.csv', '工号,月份,成绩,更正原因\n1,2026-05,A,\n2,2026-05,B,统计有误\n');
  const both = await Promise.allSettled(
    [1, 2].map(() => importer.apply({ importId: again.id, actor: 'hr', sensitive: 'alone' })),
  );
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { refusal: { code: 'IMPORT.ALREADY_APPLIED' } },
  });
  // The answer was lost on its way: who asks again is told what came of it, nobody else.
  const repeated = { importId: again.id, repeated: true, sensitive: 'alone' } as const;
  expect(await importer.apply({ ...repeated, actor: 'hr' })).toMatchObject({ status: 'applied', appliedBy: 'hr' });
  await expect(importer.apply({ ...repeated, actor: 'hr2' })).rejects.toMatchObject({
    refusal: { code: 'IMPORT.ALREADY_APPLIED' },
  });
  await expect(importer.apply({ importId: 'imp-404', actor: 'hr', sensitive: 'alone' })).rejects.toMatchObject({
    refusal: { code: 'IMPORT.NOT_FOUND' },
  });
});

test.each([
  ['headings only', '工号,月份,成绩\n\n', 'NO_ROWS'],
  ['blanks only', '\n\n', 'EMPTY'],
  ['no headings', '1,2026-05,A\n2,2026-05,A\n', 'HEADINGS_NOT_FOUND'],
  ['a missing column', '工号,月份,姓名\n1,2026-05,A\n', 'COLUMN_MISSING'],
  ['an unknown column', '工号,月份,成绩,奖金\n1,2026-05,A,5\n', 'COLUMN_UNKNOWN'],
  ['a column twice', '工号,月份,成绩,考核成绩\n1,2026-05,A,B\n', 'COLUMN_DUPLICATE'],
])('refuses a file with %s and records nothing', async (name, lines, code) => {
  const before = await listImports(house.db, { limit: 100 });
  await expect(dryRun(`${name}.csv`, lines)).rejects.toMatchObject({ refusal: { code: `IMPORT.${code}` } });
  expect(await listImports(house.db, { limit: 100 })).toEqual(before);
});

test('a workbook with a title, blanks behind, full-width signs and dates imports like a CSV', async () => {
  const file = await desk.workbook('ratings.xlsx', (sheet) => {
    sheet.addRow(['2026年3月考核成绩表']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['工号', '月份', '成绩', null]);
    sheet.addRow([1, new Date('2026-03-01T00:00:00Z'), ' A ']).getCell(2).numFmt = 'yyyy"年"m"月"';
    sheet.addRow(['2', '2026年3月', { richText: [{ text: 'B' }] }]);
    sheet.addRow([3, '2026/3', { formula: '"A"', result: 'A' }]);
    sheet.addRow([null, ' ', '']);
  });
  const { id, summary } = await importer.dryRun({ kind: 'ratings', file, filename: 'r.xlsx', actor: 'hr' });
  expect(summary).toMatchObject({ headingLine: 2, counts: { new: 2, refused: 1 }, notes: { sheet: '数据' } });
  const { rows } = await importer.rows({ importId: id, limit: 10 });
  expect(rows.map((row) => [row.line, row.key, row.value.rating, row.problems[0]?.code])).toEqual([
    [3, '1 2026-03', 'A', undefined],
    [4, '2 2026-03', 'B', undefined],
    [5, '3 2026-03', undefined, 'IMPORT.FORMULA'],
  ]);
});

test('pages of lines follow the file; imports are listed latest first', async () => {
  const { id } = await dryRun('pages.csv', '工号,月份,成绩\n1,2026-01,A\n1,2026-02,A\n1,2025-12,A\n');
  const first = await importer.rows({ importId: id, limit: 2 });
  expect([first.rows.map((row) => row.line), first.next]).toEqual([[2, 3], 3]);
  const second = await importer.rows({ importId: id, limit: 2, after: 3 });
  expect([second.rows.map((row) => row.line), second.next]).toEqual([[4], null]);
  const [latest, next] = await listImports(house.db, { limit: 2 });
  expect(latest?.id).toBe(id);
  expect((await listImports(house.db, { limit: 1, before: id }))[0]).toEqual(next);
});

test('reading half a million lines holds no more than reading a thousand', async () => {
  const lines = Array.from({ length: 500_000 }, (_, i) => `P${i},2026-05,A`).join('\n');
  const path = await desk.write('half-million.csv', `工号,月份,成绩\n${lines}`);
  const limits = { ...DEFAULT_LIMITS, rows: 1_000_000 };
  const reading = readRecords(await open(path, limits), 'ratings', today, limits);
  let count = 0;
  let bad = 0;
  const heap: number[] = [];
  for await (const row of reading.rows) {
    count++;
    if (count === 1000 || count % 100_000 === 0) heap.push(heapMegabytes());
    bad += row.problems.length;
  }
  expect([count, bad]).toEqual([500_000, 0]);
  expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(8);
});

test('50,000 ratings in one go, from a stream, in batches; again they change nothing', async () => {
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    select 'P' || n, '员工' || n, 'care', 'confirmed', '2023-01-01', '2023-04-01' from generate_series(1, 10000) n`.execute(
    house.db,
  );
  const lines = Array.from({ length: 50_000 }, (_, i) => `P${(i % 10_000) + 1},2026-0${Math.floor(i / 10_000) + 1},A`);
  const path = await desk.write('ratings.csv', `工号,月份,成绩\n${lines.join('\n')}\n`);
  const request = { kind: 'ratings', filename: 'ratings.csv', actor: 'hr' } as const;
  const started = performance.now();
  const { id, summary } = await importer.dryRun({ ...request, file: createReadStream(path) });
  const compared = performance.now();
  expect(summary.counts).toEqual({ new: 50_000, changed: 0, unchanged: 0, refused: 0 });
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  const applied = performance.now();
  const again = await importer.dryRun({ ...request, file: path });
  expect(again.summary.counts).toEqual({ new: 0, changed: 0, unchanged: 50_000, refused: 0 });
  await importer.apply({ importId: again.id, actor: 'hr', sensitive: 'alone' });
  const { rows } = await sql<{ count: number }>`select count(*) as count from rating_revision`.execute(house.db);
  expect(rows[0]?.count).toBeLessThan(3);
  process.stdout.write(
    `50,000 ratings: dry run ${((compared - started) / 1000).toFixed(1)} s, apply ${((applied - compared) / 1000).toFixed(1)} s\n`,
  );
});

test('50,000 ratings of a workbook', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => [
    `P${(i % 10_000) + 1}`,
    `2025-0${Math.floor(i / 10_000) + 1}`,
    'B',
  ]);
  const file = await desk.write('ratings-50000.xlsx', sheetOfRows([['工号', '月份', '成绩'], ...rows]));
  const started = performance.now();
  const { summary } = await importer.dryRun({ kind: 'ratings', file, filename: 'ratings.xlsx', actor: 'hr' });
  expect(summary.counts).toEqual({ new: 50_000, changed: 0, unchanged: 0, refused: 0 });
  process.stdout.write(
    `50,000 ratings of a workbook: dry run ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
});

test('lines that waited are judged by the transaction that ends their change, and by nothing beside it', async () => {
  const { id } = await dryRun('waited.csv', '工号,月份,成绩\n3,2026-05,A\n');
  const beside = createDatabase({ connectionString: 'postgresql://127.0.0.1:1/nobody-is-here' });
  const judging = createImporter({ db: beside.db, today: () => today });
  const apply = (importId: string) =>
    house.db
      .transaction()
      .execute((trx) =>
        judging.applyWaiting(
          trx,
          { importId, lines: [2], digest: 'of another time' },
          { askedBy: 'hr', decidedBy: 'hr2' },
        ),
      );
  await expect(apply(id)).rejects.toMatchObject({ refusal: { code: 'IMPORT.WAITING_CHANGED' } });
  await expect(apply('imp-none')).rejects.toMatchObject({ refusal: { code: 'IMPORT.NOT_FOUND' } });
  await beside.close();
});
