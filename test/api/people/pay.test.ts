import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
    expect((await add('h2', { effectiveFrom: '2026-01-01', rates: rates('1') })).status).toBe(200);
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
