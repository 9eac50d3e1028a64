import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { forgetExpired } from '../../../db/service/housekeeping.js';
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

  test('of the auditor every read leaves one', async () => {
    expect((await house.get('u1', '/v1/departments')).status).toBe(200);
    expect((await linesOf('u1')).map(({ route, noted }) => [route, noted])).toEqual([['GET /v1/departments', null]]);
  });

  test('is for the HR manager and the auditor, by who read and by whom about', async () => {
    for (const who of ['e1', 's1', 'd1', 'h1', 'g1', 'i1'])
      expect([who, (await house.get(who, '/v1/read-lines')).status]).toEqual([who, 403]);
    expect((await house.get('u1', '/v1/read-lines')).status).toBe(200);
    const about = await house.get<{ readonly items: readonly Line[] }>('h2', '/v1/read-lines?about=e1');
    expect(about.body.items.length).toBeGreaterThan(0);
    for (const line of about.body.items) expect(line.about).toContain('e1');
    const other = await house.get<{ readonly items: readonly Line[] }>('h2', '/v1/read-lines?about=x1');
    expect(other.body.items).toEqual([]);
  });

  test('cannot be changed, and goes with time', async () => {
    const { db } = house.harness.database;
    await expect(sql`update read_line set person_id = 'x1'`.execute(db)).rejects.toThrow();
    await forgetExpired(db, new Date(Date.now() + 401 * 86_400_000), 14);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from read_line`.execute(db);
    expect(rows[0]?.n).toBe(0);
  });
});
