import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { seatStandings } from '../../../db/defense/seat-standings.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const call = async (login: string, method: 'get' | 'put' | 'delete', path: string) =>
  request(harness.express)
    [method](path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
const relativesOf = async (login: string, person: string): Promise<string[]> => {
  const answer = await call(login, 'get', `/v1/people/${person}/relatives`);
  return (answer.body as { items: { personId: string }[] }).items.map(({ personId }) => personId);
};
const counted = async (person: string) =>
  (await seatStandings(harness.database.db, { groupId: 'LC-2026-07', personIds: [person], on: '2026-07-01' })).flatMap(
    ({ relatives }) => relatives,
  );

describe('declared relatives (I-35)', () => {
  test('one declares, both have it, and the panel check sees it from either side', async () => {
    expect((await call('h1', 'put', '/v1/people/e1/relatives/s2')).status).toBe(204);
    expect((await call('h1', 'put', '/v1/people/s2/relatives/e1')).status).toBe(204);
    expect(await relativesOf('e1', 'e1')).toEqual(['s2']);
    expect(await relativesOf('h1', 's2')).toEqual(['e1']);
    expect(await counted('s2')).toEqual(['e1']);
    expect(await counted('e1')).toEqual(['s2']);
  });

  test('a withdrawn one counts no more, until it is declared again', async () => {
    expect((await call('e1', 'delete', '/v1/people/e1/relatives/s2')).status).toBe(403);
    expect((await call('h1', 'delete', '/v1/people/e1/relatives/s2')).status).toBe(204);
    expect((await call('h1', 'delete', '/v1/people/e1/relatives/s2')).status).toBe(404);
    expect(await counted('s2')).toEqual([]);
    expect((await call('h1', 'put', '/v1/people/e1/relatives/s2')).status).toBe(204);
    expect(await counted('s2')).toEqual(['e1']);
  });

  test('not for others to see or to say, not of nobody, not of oneself', async () => {
    expect((await call('s1', 'get', '/v1/people/e1/relatives')).status).toBe(404);
    expect((await call('s1', 'put', '/v1/people/e1/relatives/e2')).status).toBe(404);
    expect((await call('e1', 'put', '/v1/people/e1/relatives/nobody')).status).toBe(404);
    const self = await call('e1', 'put', '/v1/people/e1/relatives/e1');
    expect([self.status, (self.body as { code: string }).code]).toEqual([422, 'RELATIVE.SELF']);
  });
});
