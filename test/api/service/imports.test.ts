import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { until } from '../../../cli/play/until.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
let hr: string;
beforeAll(async () => {
  harness = await createHarness();
  hr = `Bearer ${await harness.tokenOf('h1')}`;
});
afterAll(() => harness.close());

const upload = (body: string, query = 'kind=ratings&filename=十月.csv', headers: Record<string, string> = {}) =>
  request(harness.express)
    .post(`/v1/imports?${encodeURI(query)}`)
    .set({ Authorization: hr, 'Content-Type': 'text/csv', ...headers })
    .send(body);
const post = (path: string, key: string = randomUUID()) =>
  request(harness.express).post(path).set({ Authorization: hr, 'Idempotency-Key': key });
const get = (path: string) => request(harness.express).get(path).set('Authorization', hr);
const FILE = '工号,月份,考核成绩,公布日期\ne1,2026-10,A,2026-11-03\ne2,2026-10,S,2026-11-03\n';

interface Import {
  readonly id: string;
  readonly status: string;
  readonly summary: { readonly counts: object };
}

describe('an import', () => {
  test('is a dry run first, applied as a whole, and changes nothing the second time', async () => {
    const dry = await upload(FILE);
    expect(dry.status).toBe(201);
    const { id, status, summary } = dry.body as Import;
    expect([status, summary.counts]).toEqual(['dry-run', { new: 2, changed: 0, unchanged: 0, refused: 0 }]);
    const page = await get(`/v1/imports/${id}/rows?limit=1`);
    const { items, next } = page.body as { items: { line: number }[]; next: string };
    expect(items.map((row) => row.line)).toEqual([2]);
    const rest = await get(`/v1/imports/${id}/rows?limit=1&cursor=${next}`);
    expect(rest.body).toMatchObject({ items: [{ line: 3, verdict: 'new' }], next: null });
    expect((await harness.database.db.selectFrom('rating').selectAll().execute()).length).toBe(0);

    const applied = await post(`/v1/imports/${id}/application`);
    expect([applied.status, (applied.body as Import).status]).toEqual([200, 'applied']);
    const twice = await post(`/v1/imports/${id}/application`);
    expect([twice.status, (twice.body as { code: string }).code]).toEqual([409, 'IMPORT.ALREADY_APPLIED']);
    const again = await upload(FILE);
    expect((again.body as Import).summary.counts).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 });
  });

  test('that changes a superior says how many open tasks go with him (I-70, I-78)', async () => {
    const { db } = harness.database;
    for (const [id, of] of [
      ['X-1.1', 'e1'],
      ['X-1.2', 'e2'],
    ] as const)
      await sql`insert into task (id, workflow_id, kind, clause, state, people, superior_of)
        values (${id}, 'X', 'level.interview', '8.5.6', 'open', '{s1}', ${of})`.execute(db);
    const file = (superior: string) =>
      `工号,姓名,部门,状态,入职日期,转正日期,直属上级工号\ne1,艾客服,care,转正,2024-01-02,2024-04-02,${superior}\n`;
    const rows = async (superior: string) => {
      const { id } = (await upload(file(superior), 'kind=people&filename=人员.csv')).body as Import;
      return ((await get(`/v1/imports/${id}/rows`)).body as { items: object[] }).items;
    };
    expect(await rows('s2')).toMatchObject([{ verdict: 'changed', former: { superiorId: 's1' }, movesTasks: 1 }]);
    expect(await rows('s1')).toMatchObject([{ verdict: 'unchanged', movesTasks: 0 }]);
    await sql`update task set state = 'withdrawn', closed_at = now() where id like 'X-%'`.execute(db);
  });

  test('with a line that cannot stand says line, column and reason in both languages and is not applied', async () => {
    const { id, status } = (await upload(FILE.replace('e2', 'nobody'))).body as Import;
    expect(status).toBe('refused');
    const page = await get(`/v1/imports/${id}/rows?verdict=refused`);
    expect(page.body).toMatchObject({
      items: [{ line: 3, problems: [{ code: 'IMPORT.PERSON_UNKNOWN', column: '工号' }] }],
    });
    expect((await post(`/v1/imports/${id}/application`)).body).toMatchObject({ code: 'IMPORT.HAS_REFUSED_ROWS' });
  });

  test('sent again with its key is the same import; another file under that key is refused', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await upload(FILE, undefined, headers);
    const again = await upload(FILE, undefined, headers);
    expect((again.body as Import).id).toBe((first.body as Import).id);
    expect(again.headers['idempotent-replay']).toBe('true');
    const other = await upload(FILE.replace('A', 'B'), undefined, headers);
    expect((other.body as { code: string }).code).toBe('IDEMPOTENCY.KEY_REUSED');
  });

  test.each([
    ['an empty file', '', 422, 'IMPORT.EMPTY'],
    ['no table', 'hello', 422, 'IMPORT.'],
  ])('%s is refused', async (_, body, status, code) => {
    const answer = await upload(body, undefined, { 'Content-Type': 'application/octet-stream' });
    expect([answer.status, (answer.body as { code: string }).code.startsWith(code)]).toEqual([status, true]);
  });

  test('of an unknown kind or type is refused, and nothing is left on disk', async () => {
    const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jinji-upload-'));
    const before = uploads();
    expect((await upload(FILE, 'kind=pay')).status).toBe(400);
    expect((await upload(FILE, undefined, { 'Content-Type': 'image/png' })).status).toBe(415);
    // The folder of a body goes once its answer is out; those of other processes, also of killed ones, are not its own.
    const left = () => Promise.resolve(uploads().every((name) => before.includes(name)));
    await until('nothing is left on disk', left);
  });

  test('is listed, latest first', async () => {
    const { items, next } = (await get('/v1/imports?limit=2')).body as { items: Import[]; next: string };
    const more = (await get(`/v1/imports?limit=2&cursor=${next}`)).body as { items: Import[] };
    expect(new Set([...items, ...more.items].map((one) => one.id)).size).toBe(4);
    expect((await get('/v1/imports/imp-none')).status).toBe(404);
  });
});
