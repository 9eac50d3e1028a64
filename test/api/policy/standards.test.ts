import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../support/owner.js';
import request from 'supertest';
import type { Refusal } from '../../../domain/vocabulary/refusal.js';
import { asCsv, standardsTable } from '../../support/standards.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

interface Cell {
  readonly zh: string;
  readonly en: string;
  readonly wording: string;
}
interface Set {
  readonly policyVersion: string;
  readonly source: string;
  readonly laidDownFor: string | null;
  readonly items: readonly { readonly ability: string; readonly grades: Readonly<Record<string, Cell>> }[];
}
interface Difference {
  readonly basis: string;
  readonly differences: readonly { readonly ability: string; readonly grade: string }[];
  readonly unchanged: number;
}
type Body = Refusal & { readonly errors?: readonly { readonly texts: { readonly zh: string } }[] };
interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

const headers = async (who: string) => ({ Authorization: `Bearer ${await harness.tokenOf(who)}` });
const standards = async (who = 'e1', query = '') =>
  (await request(harness.express)
    .get(`/v1/policy/standards${query}`)
    .set(await headers(who))) as Answer<Set>;
async function send<T = Body>(who: string, path: string, file: string | Buffer, key: string = randomUUID()) {
  const type = typeof file === 'string' ? 'text/csv' : 'application/octet-stream';
  return (await request(harness.express)
    .post(`/v1/policy/standards/${path}`)
    .set({ ...(await headers(who)), 'Content-Type': type, 'Idempotency-Key': key })
    .send(file)) as Answer<T>;
}
const compare = (file: string | Buffer, version = 'v1') => send<Difference>('h1', `${version}/comparison`, file);
const bring = (file: string, basis: string, who = 'h1', key?: string) =>
  send<Set & Body>(who, `v1?basis=${basis}&filename=${encodeURIComponent('标准.csv')}`, file, key);
const cellsOf = ({ items }: Set) => items.flatMap(({ grades }) => Object.values(grades));
const faults = async (table: string[][]) => {
  const { status, body } = await send('h1', 'v1/comparison', asCsv(table));
  return [status, body.code, (body.errors ?? []).map(({ texts }) => texts.zh)] as const;
};
const rows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from standards_import`.execute(harness.database.db)).rows[0]?.n;

describe('the standards of 14.1', () => {
  test('each of the thirty cells says whose words it is in: ours, until the company’s are brought in', async () => {
    const { body } = await standards();
    expect([body.policyVersion, body.source, body.laidDownFor]).toEqual(['v1', 'release', null]);
    const cells = cellsOf(body);
    expect(cells).toHaveLength(30);
    expect(cells.filter(({ wording }) => wording === 'paraphrase')).toHaveLength(29);
    expect(body.items.at(-1)?.grades.junior?.wording).toBe('supplement');
    expect((await standards('e1', '?version=v9')).status).toBe(404);
  });

  test('a file with missing and unknown cells is refused, each of them by its name, and nothing is written', async () => {
    const gap = standardsTable('公司');
    gap[2] = ['业务能力', '一', '二', '', '四', '五'];
    gap.splice(4, 1);
    expect(await faults(gap)).toEqual([
      422,
      'STANDARDS.INCOMPLETE',
      [
        '缺：业务能力·中(二)级客服（中文）。',
        ...['初级客服', '中(一)级客服', '中(二)级客服', '高级客服', '客服主任'].map(
          (grade) => `缺：沟通能力·${grade}（中文）。`,
        ),
      ],
    ]);
    const strange = standardsTable('公司').map((row, at) => [...row, at === 0 ? '特级客服' : '']);
    strange.push(['颜值', '1', '2', '3', '4', '5', '']);
    expect((await faults(strange))[2]).toEqual([
      '第 1 行：不认识列“特级客服”。请改为五个大级之一，或删除该列。',
      '第 9 行：不认识能力项“颜值”。请改为六项能力之一，或删除该行。',
    ]);
    const twice = standardsTable('公司').map((row, at) => [...row, at === 0 ? '高级' : '又']);
    expect((await faults(twice))[2][0]).toBe('第 1 行：列“高级”出现两次。请只保留一列。');
    const half = standardsTable('公司').map((row, at) => [...row, at === 0 ? '高级客服(英文)' : at === 2 ? 'x' : '']);
    expect((await faults(half))[2]).toHaveLength(29);
    const long = standardsTable('公司');
    long[2]?.splice(1, 1, '长'.repeat(2001));
    expect((await faults(long))[2]).toContain('第 3 行：业务能力·初级客服超过 2000 字，请缩短。');
    expect((await faults([['一', '二']])).slice(0, 2)).toEqual([422, 'STANDARDS.NO_HEADINGS']);
    expect((await send('h1', 'v1/comparison', '')).body.code).toBe('IMPORT.EMPTY');
    expect((await send('h1', 'v1/comparison', Buffer.from([0, 1, 2, 0]))).body.code).toBe('IMPORT.NOT_TEXT');
    expect((await send('h1', 'v9/comparison', asCsv(standardsTable('公司')))).body.code).toBe('POLICY.NOT_FOUND');
    expect([await rows(), (await standards()).body.source]).toEqual([0, 'release']);
  });

  test('HR sees the difference by grade and ability, and takes over what was shown, all of it', async () => {
    const file = asCsv(standardsTable('公司'));
    const { status, body } = await compare(file);
    expect([status, body.differences.length, body.unchanged]).toEqual([200, 30, 0]);
    expect(body.differences[0]).toMatchObject({
      ability: 'business',
      grade: 'junior',
      from: { wording: 'paraphrase' },
      to: { zh: '公司:业务能力,初级客服' },
    });
    expect(await rows()).toBe(0);
    for (const who of ['e1', 'd1', 'g1', 'i1']) expect((await bring(file, body.basis, who)).status).toBe(403);
    // Another file than the one that was shown is not what HR agreed to.
    expect((await bring(asCsv(standardsTable('别的')), body.basis)).body.code).toBe('STANDARDS.CHANGED');
    const key = randomUUID();
    expect((await bring(file, body.basis, 'h1', key)).status).toBe(201);
    expect((await bring(file, body.basis, 'h1', key)).status).toBe(201);
    const { body: now } = await standards();
    expect([now.source, now.laidDownFor, await rows()]).toEqual(['import', 'v1', 1]);
    expect(
      cellsOf(now).every(({ wording, zh, en }) => wording === 'company' && zh.startsWith('公司:') && en === zh),
    ).toBe(true);
    // The difference was made before somebody else imported.
    expect((await bring(file, body.basis)).body.code).toBe('STANDARDS.CHANGED');
    const same = await compare(file);
    expect([same.body.differences, same.body.unchanged]).toEqual([[], 30]);
    expect((await bring(file, same.body.basis)).body.code).toBe('STANDARDS.UNCHANGED');
  });

  test('a workbook with lines that go on below and an English column a grade', async () => {
    const table = standardsTable('二版');
    const english = table.map((row, at) => row.slice(1).map((cell) => (at === 0 ? `${cell}(英文)` : cell && 'Words')));
    const wide = table.map((row, at) => [...row, ...(english[at] ?? [])]);
    wide.splice(3, 0, ['', '续行', '', '', '', '', '', '', '', '', '']);
    const book = new ExcelJS.Workbook();
    book.addWorksheet('标准').addRows([['任职资格标准'], ...wide]);
    const file = Buffer.from(new Uint8Array(await book.xlsx.writeBuffer()));
    const { status, body } = await compare(file);
    expect(status).toBe(200);
    expect(body.differences[0]).toMatchObject({ to: { zh: '二版:业务能力,初级客服\n续行', en: 'Words' } });
  });

  test('what was brought in stays in the records and in the ledger', async () => {
    const { db } = harness.database;
    await expectAppendOnly(db, "update standards_import set filename = 'x'");
    const { rows: lines } = await sql<{ actor: string; clause: string }>`
      select actor, clause from ledger where workflow_id = 'standards'`.execute(db);
    expect(lines).toEqual([{ actor: 'h1', clause: '14.1' }]);
  });
});
