import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { sql } from 'kysely';
import { firstSteps, openingLines, wantsSample } from '../../cli/launch/first-steps.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

let scratch: ScratchDatabase;
let database: DatabaseHandle;
beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

const said = async (firstAdmin?: string): Promise<string> =>
  (await firstSteps({ databaseUrl: scratch.url, firstAdmin, address: 'http://127.0.0.1:8080', at: new Date() })).join(
    '\n',
  );
const accounts = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from account`.execute(database.db)).rows[0]?.n ?? -1;

test('leads from an empty house to the first administrator’s one-time link, and is silent afterwards', async () => {
  expect(await said('1')).toContain('import people');
  await sql`insert into department (id, name) values ('d1', '信息部')`.execute(database.db);
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, left_on)
    values ('0001', '谢雪梅', 'd1', 'confirmed', '2020-01-01', '2020-04-01', null), ('0002', '已离开', 'd1', 'left', '2020-01-01', '2020-04-01', '2021-01-01')`.execute(
    database.db,
  );
  expect(await said()).toContain('JINJI_FIRST_ADMIN=');
  for (const wrong of ['9999', '0002']) expect(await said(wrong)).toContain(`没有工号为 ${wrong} 的在职人员`);
  expect(await accounts()).toBe(0);
  expect(await said('0001')).toMatch(/http:\/\/127\.0\.0\.1:8080\/password-reset/);
  expect(await accounts()).toBe(1);
  expect(await said('0001')).toBe('');
  expect(await said()).toBe('');
  expect(await accounts()).toBe(1);
});

test('whoever names a first administrator does not want the sample, and is told the steps even where no was left out', async () => {
  expect(wantsSample({})).toBe('yes');
  expect(wantsSample({ JINJI_SAMPLE: 'bare' })).toBe('bare');
  expect(wantsSample({ JINJI_SAMPLE: 'no' })).toBe('no');
  expect(wantsSample({ JINJI_FIRST_ADMIN: '0001' })).toBe('no');

  await sql`delete from account_role`.execute(database.db);
  const first = { databaseUrl: scratch.url, firstAdmin: undefined, address: 'http://127.0.0.1:8080', at: new Date() };
  // People of somebody's own: the sample was left alone, and there is nothing of it to print.
  const own = { loaded: false, folder: join('nowhere', 'sample') };
  for (const sample of [own, undefined])
    expect((await openingLines(sample, first)).join('\n')).toContain('JINJI_FIRST_ADMIN=');
  expect((await openingLines({ loaded: true, folder: 'x' }, first)).join('\n')).toContain('示例账号');
});
