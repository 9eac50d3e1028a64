import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { placeCandidates } from '../../support/candidates.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

let harness: Harness;
const sent: unknown[] = [];
beforeAll(async () => {
  const update = ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    return Promise.resolve({ taskId: (input as { taskId: string }).taskId, state: 'open' } as never);
  };
  // A Saturday in Shanghai that is no make-up day.
  harness = await createHarness({ engine: { ...idleEngine, update }, now: new Date('2026-07-11T02:00:00Z') });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
    { id: 'LP-2', cycleId: 'LC-2026-07', personId: 'h1', stage: 'interview', released: true },
  ]);
  for (const [id, caseId] of Object.entries({ 'LP-1.1': 'LP-1', 'LP-2.1': 'LP-2' }))
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, people, due_on)
      values (${id}, ${caseId}, 'LC-2026-07', ${caseId}, 'level.interview', '8.5.6', 'open', '{s1}', '2026-07-31')`.execute(
      db,
    );
});
afterAll(() => harness.close());

const urge = async (login: string, ...taskIds: string[]) => {
  const answer = await request(harness.express)
    .post('/v1/tasks/urges')
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
    .send({ taskIds });
  const { results = [] } = answer.body as { results?: { taskId: string; state: string }[] };
  return [answer.status, ...results.map(({ taskId, state }) => [taskId, state])];
};

test('HR urges one or many: what stands against one is at its row; a day off counts as the workday before', async () => {
  expect(await urge('h1', 'LP-1.1', 'LP-2.1', 'LP-9.9', 'LP-1.1')).toEqual([
    200,
    ['LP-1.1', 'open'],
    ['LP-2.1', 'refused'],
    ['LP-9.9', 'refused'],
  ]);
  expect(sent).toMatchObject([
    { taskId: 'LP-1.1', talk: { say: 'urge', workday: '2026-07-10' }, actor: { personId: 'h1' } },
  ]);
});

test('nobody else does, and nothing is no list', async () => {
  for (const other of ['g1', 'd1', 's1', 'e1', 'i1'])
    expect([other, await urge(other, 'LP-1.1')]).toEqual([other, [403]]);
  expect(await urge('h1')).toEqual([400]);
});

test('in one’s own name, also where one stands in for whoever holds it', async () => {
  const { db } = harness.database;
  await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
    values ('s1', 'h2', '2020-01-01', '2099-01-01', '出差', 's1', now())`.execute(db);
  sent.length = 0;
  expect(await urge('h2', 'LP-1.1')).toEqual([200, ['LP-1.1', 'open']]);
  expect(sent).toMatchObject([{ actor: { personId: 'h2', roles: expect.arrayContaining(['hr']) as unknown } }]);
  expect(sent).not.toMatchObject([{ actor: { by: 'h2' } }]);
});
