import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
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
    expect((await upload(FILE, 'kind=pay')).status).toBe(400);
    expect((await upload(FILE, undefined, { 'Content-Type': 'image/png' })).status).toBe(415);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('jinji-upload-'))).toEqual([]);
  });

  test('is listed, latest first', async () => {
    const { items, next } = (await get('/v1/imports?limit=2')).body as { items: Import[]; next: string };
    const more = (await get(`/v1/imports?limit=2&cursor=${next}`)).body as { items: Import[] };
    expect(new Set([...items, ...more.items].map((one) => one.id)).size).toBe(4);
    expect((await get('/v1/imports/imp-none')).status).toBe(404);
  });
});
