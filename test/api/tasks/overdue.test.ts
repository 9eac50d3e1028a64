import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { placeCandidates } from '../../support/candidates.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await createHarness();
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
    { id: 'LP-2', cycleId: 'LC-2026-07', personId: 'h1', stage: 'interview', released: true },
  ]);
  const task = (id: string, kind: string, role: string, caseId: string | null, escalated: boolean) =>
    sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, due_on, escalated_at)
      values (${id}, 'w', 'LC-2026-07', ${caseId}, ${kind}, '8.5', 'open', array[${role}], '2026-07-10',
              ${escalated ? '2026-07-13T01:00:00Z' : null})`.execute(db);
  await task('LC-2026-07.1', 'cycle.gm-decision', 'gm', null, true);
  await task('LC-2026-07.2', 'cycle.first-review', 'gm', null, false);
  await task('LP-1.1', 'level.interview', 'supervisor', 'LP-1', true);
  await task('LP-2.1', 'level.interview', 'supervisor', 'LP-2', true);
});
afterAll(() => harness.close());

test.each([
  ['h1', ['LC-2026-07.1', 'LP-1.1']], // not the one about his own case
  ['h2', ['LC-2026-07.1', 'LP-1.1', 'LP-2.1']],
  ['g1', ['LC-2026-07.1']],
  ['e1', []],
])('I-39: what is overdue is shown to HR, whoever has to do it: %s sees %j', async (login, expected) => {
  const answer = await request(harness.express)
    .get('/v1/tasks?state=overdue')
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
  expect(answer.status).toBe(200);
  expect((answer.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(expected);
});
