import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { forgetExpired } from '../../../db/service/housekeeping.js';
import { expectAppendOnly } from '../../support/owner.js';
import { loadPolicyLibrary } from '../../../policy/data/library.js';
import { SightHouse } from './house.js';

interface Line {
  readonly personId: string;
  readonly resource: string;
  readonly noted: string | null;
  readonly route: string;
  readonly about: readonly string[];
}
let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

const linesOf = async (by: string): Promise<readonly Line[]> =>
  (await house.get<{ readonly items: readonly Line[] }>('h2', `/v1/read-lines?by=${by}`)).body.items;

describe('what was read of pay, scores and complaints', () => {
  test('leaves a line with who, what and whom about, and nothing of what was read', async () => {
    expect((await house.get('h1', '/v1/people/e1/pay-changes')).status).toBe(200);
    expect((await house.get('h1', '/v1/people/e1')).status).toBe(200);
    const lines = await linesOf('h1');
    expect(lines.map(({ route, noted, about }) => [route, noted, about.includes('e1')])).toEqual(
      expect.arrayContaining([
        ['GET /v1/people/{personId}/pay-changes', 'pay', true],
        ['GET /v1/people/{personId}', 'complaints', true],
      ]),
    );
    const { rows } = await sql<{ line: string }>`select read_line::text as line from read_line`.execute(
      house.harness.database.db,
    );
    expect(rows.map(({ line }) => line).join()).not.toMatch(/amount|[0-9]{4}\.[0-9]{2}[^0-9]/);
  });

  test('leaves none where somebody reads about himself alone, or is refused, or finds nothing', async () => {
    expect((await house.get('e1', '/v1/people/e1/pay-changes')).status).toBe(200);
    expect((await house.get('s1', '/v1/people/e1/pay-changes')).status).toBe(404);
    expect((await house.get('x1', '/v1/cases')).status).toBe(200);
    expect([await linesOf('e1'), await linesOf('s1'), await linesOf('x1')]).toEqual([[], [], []]);
  });

  test.each([
    ['a printed notice', '/v1/documents/TZ-1', 'text/html', 'e1'],
    ['a file', '/v1/attachments/F-LP-OLD', 'application/json', 'e1'],
    ['the papers of a case', '/v1/cases/LP-OLD/papers', 'application/json', 'e1'],
    ['the timeline of a case', '/v1/cases/LP-OLD/timeline', 'application/json', 'e1'],
    ['a defense', '/v1/defenses/D-OLD', 'application/json', 'e1,e2'],
  ] as const)('names whom it is about, who is not named in the answer: %s', async (_, path, accept, about) => {
    expect((await house.get('g1', path, accept)).status).toBe(200);
    expect((await linesOf('g1'))[0]?.about.toSorted().join()).toBe(about);
  });

  test('leaves none where somebody reads what is printed or filed of himself', async () => {
    const own = ['/v1/documents/TZ-1', '/v1/attachments/F-LP-OLD', '/v1/cases/LP-OLD/papers'];
    for (const path of [...own, '/v1/cases/LP-OLD/timeline'])
      expect([path, (await house.get('e1', path, 'text/html, */*')).status]).toEqual([path, 200]);
    expect(await linesOf('e1')).toEqual([]);
  });

  test('what a page that stands open asks again by itself leaves no further one within ten minutes', async () => {
    const path = '/v1/cycles/LC-OLD/candidates';
    const count = async (): Promise<number> =>
      (await linesOf('h2')).filter(({ route }) => route.includes('candidates')).length;
    for (let times = 0; times < 3; times += 1) expect((await house.get('h2', path)).status).toBe(200);
    expect(await count()).toBe(1);
    // What is taken along is told each time.
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    for (let times = 0; times < 2; times += 1) expect((await house.get('h2', path, sheet)).status).toBe(200);
    expect(await count()).toBe(3);
    house.harness.clock.now = new Date(house.harness.clock.now.getTime() + 601_000);
    expect((await house.get('h2', path)).status).toBe(200);
    expect(await count()).toBe(4);
  });

  test('of the auditor every read leaves one', async () => {
    expect((await house.get('u1', '/v1/departments')).status).toBe(200);
    expect((await linesOf('u1')).map(({ route, noted }) => [route, noted])).toEqual([['GET /v1/departments', null]]);
    expect((await house.get('u1', '/v1/people')).status).toBe(200);
    expect((await linesOf('u1'))[0]?.about).toContain('e1');
  });

  test('of the auditor also what is asked by another method than GET', async () => {
    const body = { cycles: ['2025-07'], switches: { 'I-24': 'nothing-stands' } };
    expect((await house.call('u1', 'post', '/v1/policy/what-if', { body })).status).toBe(200);
    expect((await linesOf('u1'))[0]).toMatchObject({ route: 'POST /v1/policy/what-if', resource: 'what-if' });
  });

  test.each([
    ['ratings', 'scores', '工号,月份,考核成绩,公布日期\ne1,2026-05,A,2026-06-03\n'],
    ['complaints', 'complaints', '投诉编号,工号,事件日期,原因,状态\nTS-77,e1,2026-05-06,服务态度,待核实\n'],
  ])('the lines of a file of %s leave one', async (kind, noted, csv) => {
    const token = await house.harness.tokenOf('h1');
    const answer = await request(house.harness.express)
      .post(`/v1/imports?kind=${kind}`)
      .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' })
      .send(csv);
    const { id } = answer.body as { readonly id: string };
    const rows = await house.get<{ readonly items: readonly object[] }>('h1', `/v1/imports/${id}/rows`);
    expect([rows.status, rows.body.items.length]).toEqual([200, 1]);
    const [line] = await linesOf('h1');
    expect(line).toMatchObject({ route: 'GET /v1/imports/{importId}/rows', noted, about: ['e1'] });
  });

  test('lists of cases with totals, standings and appeals leave one', async () => {
    for (const [path, route, noted] of [
      ['/v1/cases?cycle=LC-OLD', 'GET /v1/cases', 'scores'],
      ['/v1/cases', 'GET /v1/cases', 'scores'],
      ['/v1/cycles/LC-OLD/candidates', 'GET /v1/cycles/{cycleId}/candidates', 'scores'],
      ['/v1/standings', 'GET /v1/standings', 'complaints'],
      ['/v1/forecast', 'GET /v1/forecast', 'complaints'],
      ['/v1/people/e1/standing', 'GET /v1/people/{personId}/standing', 'complaints'],
      ['/v1/cases/LP-OLD/appeals', 'GET /v1/cases/{caseId}/appeals', 'scores'],
    ] as const) {
      expect([path, (await house.get('g1', path)).status]).toEqual([path, 200]);
      const [line] = await linesOf('g1');
      expect([path, line?.route, line?.noted, line?.about.includes('e1')]).toEqual([path, route, noted, true]);
    }
  });

  test('is for the HR manager and the auditor, by who read and by whom about', async () => {
    for (const who of ['e1', 's1', 'd1', 'h1', 'g1', 'i1'])
      expect([who, (await house.get(who, '/v1/read-lines')).status]).toEqual([who, 403]);
    expect((await house.get('u1', '/v1/read-lines')).status).toBe(200);
    const about = await house.get<{ readonly items: readonly Line[] }>('h2', '/v1/read-lines?about=e1');
    expect(about.body.items.length).toBeGreaterThan(0);
    for (const line of about.body.items) expect(line.about).toContain('e1');
    const other = await house.get<{ readonly items: readonly Line[] }>('h2', '/v1/read-lines?about=nobody');
    expect(other.body.items).toEqual([]);
  });

  test('cannot be changed, and goes with time', async () => {
    const { db } = house.harness.database;
    await expectAppendOnly(db, "update read_line set person_id = 'x1'");
    await forgetExpired(db, new Date(Date.now() + 401 * 86_400_000), {
      retention: loadPolicyLibrary().retentionOf('v1'),
      unboundFileDays: 14,
      importLineDays: 400,
    });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from read_line`.execute(db);
    expect(rows[0]?.n).toBe(0);
  });
});
