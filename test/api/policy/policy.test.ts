import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
let bearer: string;
beforeAll(async () => {
  harness = await createHarness();
  bearer = `Bearer ${await harness.tokenOf('e1')}`;
});
afterAll(() => harness.close());

const evaluate = (type: string, body: string) =>
  request(harness.express)
    .post('/v1/policy/evaluations')
    .set('Authorization', bearer)
    .set('Content-Type', type)
    .send(body);
const CALENDAR = '{"kind":"cycle-calendar","cycle":"2026-01"}';
const CALENDAR_ANSWER = {
  launchFrom: '2026-01-04',
  launchBy: '2026-01-08',
  windowAgents: ['2025-07', '2025-12'],
  windowTeamLeaders: ['2025-01', '2025-12'],
};

describe('the policy to read', () => {
  test('has its clauses, standards, versions and the register', async () => {
    const get = (path: string) => request(harness.express).get(path).set('Authorization', bearer);
    const policy = (await get('/v1/policy')).body as { current: string; clauses: { id: string }[] };
    expect(policy.clauses.map((one) => one.id)).toContain('8.4.1.2');
    expect((await get(`/v1/policy/versions/${policy.current}`)).body).toMatchObject({ version: policy.current });
    expect((await get('/v1/policy/versions/none')).status).toBe(404);
    const register = (await get('/v1/policy/register')).body as { items: { id: string }[] };
    expect(register.items.map((one) => one.id)).toContain('I-23');
  });
});

describe('an evaluation', () => {
  test('of one request answers with its findings', async () => {
    const answer = await evaluate('application/json', CALENDAR);
    expect([answer.status, answer.type]).toEqual([200, 'application/json']);
    expect(answer.body).toMatchObject(CALENDAR_ANSWER);
  });

  test.each([
    ['no JSON', '{', ''],
    ['a typo', '{"kind":"cycle-calendar","cycel":"2026-01"}', 'cycle'],
    ['a field given twice', '{"kind":"cycle-calendar","cycle":"2026-01","cycle":"2026-07"}', 'cycle'],
    ['an array', '[]', ''],
  ])('of %s is 400 with the contract’s error', async (_, body, path) => {
    const answer = await evaluate('application/json', body);
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect(answer.body).toMatchObject({ code: 'REQUEST.INVALID', error: { code: 'INVALID_REQUEST', path } });
  });

  test('of JSON Lines answers each line in order, whatever stands beside it', async () => {
    const lines = `\uFEFF${CALENDAR}\r\n\n{"kind":"no such"}\n${'x'.repeat(1_100_000)}\n${CALENDAR.replace('01', '07')}`;
    const answer = await evaluate('application/x-ndjson', lines).responseType('blob');
    const answers = (answer.body as Buffer)
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(answers).toHaveLength(4);
    expect(answers[0]).toMatchObject(CALENDAR_ANSWER);
    expect(answers[1]).toMatchObject({ error: { code: 'INVALID_REQUEST', path: 'kind' } });
    expect(Object.keys(answers[2] ?? {})).toEqual(['error']);
    expect(answers[3]).toMatchObject({ windowTeamLeaders: null });
  });

  test('of other types is refused', async () => {
    expect((await evaluate('text/plain', CALENDAR)).status).toBe(415);
  });
});
