import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { PEOPLE_ORDERS } from '../../../db/people/order.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const get = async (login: string, path: string) =>
  request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
const ids = (answer: { body: unknown }): string[] =>
  (answer.body as { items: { id: string }[] }).items.map((one) => one.id).sort();

describe('who sees whom', () => {
  test.each([
    ['h1', ['d1', 'e1', 'e2', 'g1', 'h1', 'h2', 'i1', 's1', 's2']],
    ['g1', ['d1', 'e1', 'e2', 'g1', 'h1', 'h2', 'i1', 's1', 's2']],
    ['d1', ['e1', 'e2', 's1', 's2']],
    ['s1', ['e1']],
    ['e1', ['e1']],
    ['i1', ['i1']],
  ])('%s lists %j', async (login, expected) => {
    expect(ids(await get(login, '/v1/people?limit=200'))).toEqual(expected);
  });

  test.each([
    ['h1', 'e1', 200],
    ['s1', 'e1', 200],
    ['s1', 's1', 200],
    ['s1', 'e2', 404],
    ['e1', 'e1', 200],
    ['e1', 'e2', 404],
    ['h1', 'nobody', 404],
  ])('%s asking for %s gets %d', async (login, person, status) => {
    expect((await get(login, `/v1/people/${person}`)).status).toBe(status);
  });

  test('a filter never widens what one may see', async () => {
    expect(ids(await get('s1', '/v1/people?superior=s2'))).toEqual([]);
    expect(ids(await get('e1', '/v1/people?department=hr'))).toEqual([]);
  });
});

describe('pages', () => {
  test('follow each other without a gap or a double', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const answer = await get('h1', `/v1/people?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      expect(answer.status).toBe(200);
      seen.push(...ids(answer));
      ({ next } = answer.body as { next: string | null });
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
  });

  test('under every order each comes once, the other way round behind a minus, for every reader his own', async () => {
    const walk = async (login: string, sort: string): Promise<readonly string[]> => {
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const answer = await get(login, `/v1/people?limit=2&sort=${sort}${next === '' ? '' : `&cursor=${next}`}`);
        expect([sort, answer.status]).toEqual([sort, 200]);
        const body = answer.body as { next: string | null; items: { id: string }[] };
        seen.push(...body.items.map(({ id }) => id));
        ({ next } = body);
      }
      return seen;
    };
    for (const sort of PEOPLE_ORDERS.flatMap((key) => [key, `-${key}`])) {
      for (const login of ['h1', 'd1', 'e1']) {
        const all = ids(await get(login, '/v1/people?limit=200'));
        const seen = await walk(login, sort);
        expect([sort, login, seen.toSorted()]).toEqual([sort, login, all]);
      }
    }
    expect(await walk('h1', 'number')).toEqual((await walk('h1', '-number')).toReversed());
    expect((await walk('h1', '-level'))[0]).toBe('e1');
  });

  test('a cursor of other filters or of another order is refused', async () => {
    const first = await get('h1', '/v1/people?limit=2');
    const { next } = first.body as { next: string };
    expect((await get('h1', `/v1/people?limit=2&department=care&cursor=${next}`)).status).toBe(400);
    expect((await get('h1', `/v1/people?limit=2&sort=-level&cursor=${next}`)).status).toBe(400);
    expect((await get('h1', `/v1/people?limit=3&cursor=${next}`)).status).toBe(200);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'sort=shoe', 'sort=--name', 'level=boss'])(
    '%s is refused',
    async (query) => {
      expect((await get('h1', `/v1/people?${query}`)).status).toBe(400);
    },
  );
});
