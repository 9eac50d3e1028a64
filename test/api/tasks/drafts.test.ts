import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { placeCandidates } from '../../support/candidates.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  // A task of several acts: each is done, and the task stays.
  const update = <R>() => Promise.resolve({ taskId: 'DS-1.1', state: 'open' } as R);
  harness = await createHarness({ engine: { ...idleEngine, update } });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
  ]);
  for (const no of [1, 2]) {
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, excluded)
      values (${`LP-1.${no}`}, 'w', 'LC-2026-07', 'LP-1', 'level.interview', '8.5.6', 'open', array['supervisor'], array['e1'])`.execute(
      db,
    );
  }
});
afterAll(() => harness.close());

const call = async (login: string, method: 'get' | 'put' | 'delete', body?: object, taskId = 'LP-1.1') =>
  request(harness.express)
    [method](`/v1/tasks/${taskId}/draft`)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
    .send(body);
const edit = (path: readonly string[], value: unknown, agoMs = 0) => ({ path, value, agoMs });

test('a draft is there on another device, field by field, and of two edits of a field the later one stands', async () => {
  expect((await call('s1', 'get')).body).toEqual({ shape: null, fields: [], lost: [] });
  const scores = Object.fromEntries(Array.from({ length: 66 }, (_, no) => [`i${no}`, no]));
  const edits = Object.entries(scores).map(([name, score]) => edit(['scores', name], score, 1_000));
  expect((await call('s1', 'put', { shape: 'sheet', edits })).status).toBe(200);
  const there = (await call('s1', 'get')).body as { fields: { path: string[]; value: number }[] };
  expect(Object.fromEntries(there.fields.map(({ path, value }) => [path[1], value]))).toEqual(scores);
  const late = await call('s1', 'put', {
    shape: 'sheet',
    edits: [edit(['scores', 'i0'], 98_765, 60_000), edit(['note'], '曾')],
  });
  expect((late.body as { lost: unknown }).lost).toEqual([['scores', 'i0']]);
  expect(JSON.stringify(late.body)).not.toContain('98765');
});

test('nobody else reads it, not HR, not who may do the same task, nor whoever reads the tables', async () => {
  expect((await call('s2', 'get')).body).toEqual({ shape: null, fields: [], lost: [] });
  for (const other of ['h1', 'h2', 'g1', 'd1', 'e1', 'e2', 'i1']) {
    for (const method of ['get', 'put', 'delete'] as const) {
      const answer = await call(other, method, method === 'put' ? { shape: 'sheet', edits: [] } : undefined);
      expect([other, method, answer.status]).toEqual([other, method, 404]);
    }
  }
  const { rows } = await sql<{ content: string }>`select content from task_draft`.execute(harness.database.db);
  expect(rows).toHaveLength(1);
  expect(Buffer.from(rows[0]?.content ?? '', 'base64url').toString('latin1')).not.toContain('scores');
  // Sealed for one person and task: under another's name it opens for nobody.
  await sql`insert into task_draft (task_id, person_id, content, updated_at) select 'LP-1.2', 's2', content, now() from task_draft`.execute(
    harness.database.db,
  );
  expect((await call('s2', 'get', undefined, 'LP-1.2')).body).toEqual({ shape: null, fields: [], lost: [] });
  const held = await request(harness.express)
    .get('/v1/people/s1/held-data')
    .set('Authorization', `Bearer ${await harness.tokenOf('s1')}`);
  expect(JSON.stringify(held.body)).toContain('本人未提交的草稿');
});

test.each([
  ['a name that no text holds', { shape: 'sheet', edits: [edit(['\u0000'], 1)] }],
  ['a name of the prototype', { shape: 'sheet', edits: [{ path: ['__proto__'], value: 1, agoMs: 0 }] }],
  ['from the future', { shape: 'sheet', edits: [edit(['a'], 1, -1)] }],
  ['of months ago', { shape: 'sheet', edits: [edit(['a'], 1, 1e12)] }],
  ['without a shape', { edits: [] }],
  ['with more than it has', { shape: 'sheet', edits: [], more: 1 }],
])('what is %s is refused', async (_, body) => {
  expect((await call('s1', 'put', body)).status).toBe(400);
});

test('what is too large is refused, and what was kept stays', async () => {
  const big = await call('s1', 'put', { shape: 'sheet', edits: [edit(['note'], 'x'.repeat(210_000))] });
  expect(big.status).toBe(413);
  expect(JSON.stringify((await call('s1', 'get')).body)).toContain('曾');
});

test('it goes with its task, and a closed task takes none', async () => {
  await sql`update task set state = 'withdrawn', closed_at = now() where id = 'LP-1.1'`.execute(harness.database.db);
  const { rows } = await sql`select from task_draft where task_id = 'LP-1.1'`.execute(harness.database.db);
  expect(rows).toHaveLength(0);
  expect((await call('s1', 'put', { shape: 'sheet', edits: [edit(['a'], 1)] })).status).toBe(404);
  // Whoever was admitted a moment before it closed leaves nothing behind either.
  await sql`insert into task_draft (task_id, person_id, content, updated_at) values ('LP-1.1', 's1', 'x', now())`.execute(
    harness.database.db,
  );
  expect((await sql`select from task_draft where task_id = 'LP-1.1'`.execute(harness.database.db)).rows).toHaveLength(
    0,
  );
});

test('one forgets a draft oneself', async () => {
  await call('s1', 'put', { shape: 'sheet', edits: [edit(['a'], 1)] }, 'LP-1.2');
  expect((await call('s1', 'delete', undefined, 'LP-1.2')).status).toBe(204);
  expect((await call('s1', 'get', undefined, 'LP-1.2')).body).toEqual({ shape: null, fields: [], lost: [] });
});

test('8.5.4: a scorer hands in one sheet of two; what stands in the other stays', async () => {
  await sql`insert into task (id, workflow_id, cycle_id, kind, clause, state, people)
    values ('DS-1.1', 'w', 'LC-2026-07', 'defense.sheets', '8.5.4', 'open', array['s1'])`.execute(harness.database.db);
  const edits = ['LP-1', 'LP-2'].map((caseId) => edit(['sheets', caseId, 'scores', 'business'], 88));
  await call('s1', 'put', { shape: '1', edits }, 'DS-1.1');
  const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, 88]));
  const done = await request(harness.express)
    .post('/v1/tasks/DS-1.1/completion')
    .set('Authorization', `Bearer ${await harness.tokenOf('s1')}`)
    .set('Idempotency-Key', 'one-sheet-of-two')
    .send({ sheets: [{ caseId: 'LP-1', scores }] });
  expect([done.status, done.body]).toMatchObject([200, { state: 'open' }]);
  const left = (await call('s1', 'get', undefined, 'DS-1.1')).body as { fields: { path: string[] }[] };
  expect(left.fields.map(({ path }) => path[1])).toEqual(['LP-2']);
});
