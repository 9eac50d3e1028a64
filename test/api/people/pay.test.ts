import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const as = async (login: string) => `Bearer ${await harness.tokenOf(login)}`;
const post = async (login: string, path: string, body: object) =>
  request(harness.express)
    .post(path)
    .set('Authorization', await as(login))
    .send(body);
/** Adds to the pay table; the general manager is the second person (4.1). */
const add = async (login: string, body: object) => {
  const asked = await post(login, '/v1/pay-rates', body);
  const change = asked.headers.location;
  return change === undefined ? asked : post('g1', `${change}/decision`, { decision: 'approve' });
};
const rateOn = async (on: string): Promise<unknown> => {
  const answer = await request(harness.express)
    .get(`/v1/pay-rates?on=${on}`)
    .set('Authorization', await as('h1'));
  return (answer.body as { items: unknown }).items;
};

describe('the pay table (§12)', () => {
  test('the HR manager adds rates, each from its day on; one that stands is not rewritten', async () => {
    const rates = (monthlyAmount: string) => [{ level: 'junior-1', monthlyAmount }];
    expect((await add('h2', { effectiveFrom: '2026-01-01', rates: rates('5000') })).status).toBe(200);
    expect((await add('h2', { effectiveFrom: '2026-07-01', rates: rates('5200.50') })).status).toBe(200);
    expect((await add('h2', { effectiveFrom: '2026-01-01', rates: rates('1') })).status).toBe(409);
    expect(await rateOn('2025-12-31')).toEqual([]);
    expect(await rateOn('2026-06-30')).toEqual([{ level: 'junior-1', monthlyAmount: '5000.00' }]);
    expect(await rateOn('2026-07-01')).toEqual([{ level: 'junior-1', monthlyAmount: '5200.50' }]);
  });

  test.each([['0'], ['-5'], ['1e3'], ['12.345'], ['一千']])('an amount of %s is refused', async (monthlyAmount) => {
    const answer = await add('h2', { effectiveFrom: '2026-01-01', rates: [{ level: 'junior-2', monthlyAmount }] });
    expect(answer.status).toBe(400);
  });

  test('nobody else adds, and a person reads his own changes only', async () => {
    expect((await add('e1', { effectiveFrom: '2026-01-01', rates: [] })).status).toBe(403);
    const read = async (login: string, person: string) =>
      (
        await request(harness.express)
          .get(`/v1/people/${person}/pay-changes`)
          .set('Authorization', await as(login))
      ).status;
    expect([await read('e1', 'e1'), await read('e1', 'e2'), await read('s1', 'e1'), await read('h1', 'e1')]).toEqual([
      200, 404, 404, 200,
    ]);
  });
});

describe('the pay changes of a month for payroll (8.5.7, 12)', () => {
  interface Receipt {
    readonly month: string;
    readonly edition: number;
    readonly by: string;
    readonly rows: number;
    readonly sha256: string;
    readonly reason: string | null;
  }
  const change = async (caseId: string, person: string, from: string, day: string): Promise<void> => {
    const { db } = harness.database;
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${caseId}, 'entry', ${person}, 'entered', 'v1', '{}', 'h1')`.execute(db);
    await sql`insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
      values (${person}, ${caseId}, ${from}, 'junior-3', 5000, 5400.5, ${day}, 'system:step')`.execute(db);
  };
  const made = async (login: string, body: object, language = 'zh-CN') => {
    const answer = await request(harness.express)
      .post('/v1/payroll-exports')
      .set({ Authorization: await as(login), 'Accept-Language': language })
      .send(body)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            done(null, Buffer.concat(chunks));
          });
      });
    const bytes = answer.body as Buffer;
    if (answer.status !== 201)
      return { status: answer.status, code: (JSON.parse(bytes.toString('utf8')) as { code: string }).code };
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const [changes, receipt] = book.worksheets.map((sheet) =>
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    );
    return {
      status: 201,
      bytes,
      headers: answer.headers as Record<string, string>,
      changes,
      receipt,
      name: book.worksheets[0]?.name,
    };
  };
  const receipts = async (): Promise<readonly Receipt[]> => {
    const answer = await request(harness.express)
      .get('/v1/payroll-exports')
      .set('Authorization', await as('g1'));
    return (answer.body as { readonly items: readonly Receipt[] }).items;
  };

  test('are given once, with a receipt of who, when, how many and of which file', async () => {
    await change('RZ-1', 'e1', 'junior-1', '2026-10-01');
    await change('RZ-2', 'e2', 'junior-2', '2026-10-16');
    await change('RZ-3', 's1', 'junior-2', '2026-11-01');
    const first = await made('h1', { month: '2026-10' });
    expect(first.changes).toEqual([
      [
        '工号',
        '姓名',
        '部门',
        '原职级',
        '新职级',
        '原月薪（元）',
        '新月薪（元）',
        '生效日',
        '依据',
        '案件',
        '以前月份补记',
        '上次导出后新增',
      ],
      [
        'e1',
        '艾客服',
        'care',
        '初级客服(一般)',
        '初级客服(优秀)',
        5000,
        5400.5,
        new Date('2026-10-01T00:00:00Z'),
        '入职定级',
        'RZ-1',
      ],
      [
        'e2',
        '安客服',
        'care',
        '初级客服(良好)',
        '初级客服(优秀)',
        5000,
        5400.5,
        new Date('2026-10-16T00:00:00Z'),
        '入职定级',
        'RZ-2',
      ],
    ]);
    expect(first.receipt).toContainEqual(['版次', '首次导出']);
    const sha256 = createHash('sha256')
      .update(first.bytes ?? '')
      .digest('hex');
    expect(await receipts()).toEqual([
      expect.objectContaining({ month: '2026-10', edition: 1, by: 'h1', rows: 2, sha256, reason: null }),
    ]);
    const { rows } = await sql<{ about: string[]; noted: string }>`
      select about, noted from read_line where route = 'POST /v1/payroll-exports'`.execute(harness.database.db);
    expect(rows).toEqual([{ about: ['e1', 'e2'], noted: 'pay' }]);
  });

  test('another time is refused without a reason, and says that it is a re-export with one', async () => {
    expect(await made('h2', { month: '2026-10' })).toEqual({ status: 409, code: 'PAY.ALREADY_EXPORTED' });
    await change('RZ-4', 's2', 'junior-2', '2026-10-01');
    const again = await made('h2', { month: '2026-10', again: { reason: '薪资系统导入失败' } });
    expect(again.name).toBe('薪资变更 2026-10 重复导出2');
    expect(decodeURIComponent(again.headers?.['content-disposition'] ?? '')).toContain('薪资变更-2026-10-2.xlsx');
    expect(again.changes?.map((row) => [row[9], row[11]])).toEqual([
      ['案件', '上次导出后新增'],
      ['RZ-1', undefined],
      ['RZ-4', '是'],
      ['RZ-2', undefined],
    ]);
    expect(again.receipt).toContainEqual(['版次', '重复导出，第 2 次']);
    expect(again.receipt).toContainEqual(['重复导出的理由', '薪资系统导入失败']);
    expect(again.receipt).toContainEqual(['其导出人工号', 'h1']);
    expect((await receipts()).map(({ edition, by, reason }) => [edition, by, reason])).toEqual([
      [2, 'h2', '薪资系统导入失败'],
      [1, 'h1', null],
    ]);
  });

  test('what came late is in the next month, marked, and in no third', async () => {
    await change('RZ-5', 'h1', 'junior-2', '2026-10-20');
    const months = await request(harness.express)
      .get('/v1/payroll-months')
      .query({ month: '2026-11' })
      .set('Authorization', await as('h1'));
    // Its own change, and October's that came late: so the caller knows before the export is made.
    expect(months.body).toEqual({
      items: [
        { month: '2026-10', exported: true, waiting: 1 },
        { month: '2026-11', exported: false, waiting: 1 },
      ],
      rows: 2,
    });
    const next = await made('h1', { month: '2026-11' }, 'en');
    expect(next.changes?.slice(1).map((row) => [row[9], row[10]])).toEqual([
      ['RZ-5', 'yes'],
      ['RZ-3', undefined],
    ]);
    const october = await made('h1', { month: '2026-10', again: { reason: '核对' } });
    const late = october.changes?.find((row) => row[9] === 'RZ-5');
    // Payroll has had it in November's.
    expect([late?.[9], late?.[11]]).toEqual(['RZ-5', undefined]);
    const november = await made('h1', { month: '2026-11', again: { reason: '核对' } });
    expect(november.changes?.slice(1).map((row) => [row[9], row[10], row[11]])).toEqual([
      ['RZ-5', '是', undefined],
      ['RZ-3', undefined, undefined],
    ]);
  });

  test('a month ahead, a first time as a re-export, and who reads no pay are refused', async () => {
    expect(await made('h1', { month: '2026-12' })).toEqual({ status: 422, code: 'PAY.MONTH_AHEAD' });
    expect(await made('h1', { month: '2026-08', again: { reason: '核对' } })).toEqual({
      status: 422,
      code: 'PAY.NOT_EXPORTED',
    });
    for (const login of ['e1', 's1', 'd1', 'i1', 'g1'])
      expect((await made(login, { month: '2026-09' })).status).toBe(403);
  });

  test('of two at the same moment one is the first', async () => {
    const both = await Promise.all([made('h1', { month: '2026-09' }), made('h2', { month: '2026-09' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
