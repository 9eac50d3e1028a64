import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createEngine, type Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import { engineTimeout } from '../../../api/http/refusals.js';
import { foundDepartment, HR } from '../../support/department.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { createHarness, type Harness } from '../harness.js';
import { KEYS } from '../../support/keys.js';

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let bearer: string;
/** The answer of the next act gets lost on its way, as when the API is killed in the middle. */
const loss = { next: false };

beforeAll(async () => {
  stack = await startStack('dev');
  await foundDepartment(stack.database.db, '2026-07', []);
  engine = apiEngine(stack);
  const losing: Engine = {
    ...engine,
    update: async (call) => {
      const receipt = await engine.update(call);
      if (!loss.next) return receipt;
      loss.next = false;
      throw engineTimeout();
    },
  };
  const existing = { url: stack.databaseUrl, accounts: { [HR]: ['hr', 'hr-manager', 'employee'] } as const };
  harness = await createHarness({ engine: losing, now: new Date(), existing });
  bearer = `Bearer ${await harness.tokenOf(HR)}`;
});
afterAll(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

const post = (path: string, body: object, key: string) =>
  request(harness.express).post(path).set({ Authorization: bearer, 'Idempotency-Key': key }).send(body);
const code = (answer: { body: unknown }): string => (answer.body as { code: string }).code;
/** Drafts a cycle of its own and finds the task that opens it. */
async function draft(month: string): Promise<string> {
  expect((await post('/v1/cycles', { month }, randomUUID())).status).toBe(201);
  return (await stack.pilot.waitFor(`LC-${month}`, 'cycle.launch')).id;
}
const actsOn = async (task: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger where task_id = ${task}`.execute(
    stack.database.db,
  );
  return rows[0]?.n ?? 0;
};

describe('when the engine fails', () => {
  test('a lost answer is given again for the same key, and the act counted once', async () => {
    const task = await draft('2020-01');
    const key = randomUUID();
    loss.next = true;
    const lost = await post(`/v1/tasks/${task}/claim`, {}, key);
    expect([lost.status, lost.body, lost.headers['retry-after']]).toEqual([202, { taskId: task, state: 'taken' }, '2']);
    const again = await post(`/v1/tasks/${task}/claim`, {}, key);
    expect([again.status, again.body]).toEqual([200, { taskId: task, state: 'open' }]);
    expect(await actsOn(task)).toBe(1);
  });

  test('so it is when the workflow has ended meanwhile; a second act of one’s own is refused', async () => {
    const task = await draft('2020-07');
    const key = randomUUID();
    const form = { do: 'dismiss', reason: '误建' };
    loss.next = true;
    expect((await post(`/v1/tasks/${task}/completion`, form, key)).status).toBe(202);
    const again = await post(`/v1/tasks/${task}/completion`, form, key);
    expect([again.status, again.body]).toEqual([200, { taskId: task, state: 'completed' }]);
    const other = await post(`/v1/tasks/${task}/completion`, form, randomUUID());
    expect([other.status, code(other)]).toEqual([409, 'TASK.NOT_OPEN']);
    expect(await actsOn(task)).toBe(1);
    const redrafted = await post('/v1/cycles', { month: '2020-07' }, randomUUID());
    expect((redrafted.body as { id: string }).id).toBe('LC-2020-07-2');
  });

  test('a worker that is away costs ten seconds and loses nothing', async () => {
    const task = await draft('2021-01');
    const key = randomUUID();
    await stack.stopWorker();
    const away = await post(`/v1/tasks/${task}/claim`, {}, key);
    expect([away.status, away.body]).toEqual([202, { taskId: task, state: 'taken' }]);
    await stack.startWorker();
    const back = await post(`/v1/tasks/${task}/claim`, {}, key);
    expect([back.status, back.body]).toEqual([200, { taskId: task, state: 'open' }]);
    expect(await actsOn(task)).toBe(1);
  });

  test('an engine that is away is said to be, and a draft is not doubled', async () => {
    const gone = createEngine({ address: '127.0.0.1:1', namespace: 'default', taskQueue: 'none' }, KEYS);
    const alone = await createHarness({ engine: gone });
    try {
      const hr = `Bearer ${await alone.tokenOf('h1')}`;
      const ready = await request(alone.express).get('/readyz').set('Accept-Language', 'en');
      expect(ready.body).toMatchObject({ status: 503, errors: [{ path: 'engine' }] });
      const drafted = await request(alone.express)
        .post('/v1/cycles')
        .set('Authorization', hr)
        .send({ month: '2026-07' });
      expect([drafted.status, code(drafted)]).toEqual([503, 'SERVICE.ENGINE_UNAVAILABLE']);
      expect((await request(alone.express).get('/livez')).status).toBe(200);
    } finally {
      await alone.close();
      await gone.close();
    }
  });

  test('two who draft the same month at once get one cycle', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post('/v1/cycles', { month: '2021-07' }, randomUUID())));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from cycle where month = '2021-07'`.execute(
      stack.database.db,
    );
    expect(rows[0]?.n).toBe(1);
  });
});
