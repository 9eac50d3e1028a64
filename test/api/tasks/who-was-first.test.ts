import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { PANEL } from '../../../domain/refusals/pipelines/defense.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { detail, listing, refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

let harness: Harness;
/** What the other one has come to by the time that the act reaches its workflow. */
let meanwhile: () => Promise<unknown> = () => Promise.resolve();
let refused = refuse(TASK.NOT_OPEN, {});
beforeAll(async () => {
  const update = async (): Promise<never> => {
    await meanwhile();
    throw new RefusalError(refused);
  };
  harness = await createHarness({ engine: { ...idleEngine, update } });
});
afterAll(() => harness.close());

const open = (id: string, kind: string) =>
  sql`insert into task (id, workflow_id, kind, clause, state, people, roles, due_on)
    values (${id}, 'V-1', ${kind}, '8.5.3', 'open', '{h1,h2}', '{}', '2026-12-31')`.execute(harness.database.db);
const done =
  (id: string, by: string, deputy: string | null = null) =>
  () =>
    sql`update task set state = 'completed', closed_at = now(), closed_by = ${by}, closed_by_deputy = ${deputy}
    where id = ${id}`.execute(harness.database.db);
const claim = async (taskId: string) => {
  const answer = await request(harness.express)
    .post(`/v1/tasks/${taskId}/claim`)
    .set({ Authorization: `Bearer ${await harness.tokenOf('h1')}`, 'Idempotency-Key': randomUUID() });
  const { code } = answer.body as { code: string };
  return { status: answer.status, code, said: JSON.stringify(answer.body) };
};

describe('two at the same moment: one counts (0053)', () => {
  test('the other reads who was first, and by whose hand', async () => {
    await open('V-1.1', 'cycle.first-review');
    meanwhile = done('V-1.1', 'h2');
    const late = await claim('V-1.1');
    expect([late.status, late.code]).toEqual([409, 'TASK.NOT_OPEN']);
    expect(late.said).toContain('韩经理 was first');
    expect(late.said).toContain('已先由 韩经理 办结');
    await open('V-1.2', 'cycle.first-review');
    meanwhile = done('V-1.2', 'h2', 's1');
    expect((await claim('V-1.2')).said).toContain('孙主管 代 韩经理');
    // Nor does he whom somebody stood in for know of it.
    await open('V-1.6', 'cycle.first-review');
    meanwhile = done('V-1.6', 'h1', 's1');
    expect((await claim('V-1.6')).said).toContain('孙主管 代 何人事');
  });

  test('not of a task that was withdrawn, of what he did himself, nor of a sealed sheet (I-37, I-56)', async () => {
    await open('V-1.3', 'cycle.first-review');
    meanwhile = () => sql`update task set state = 'withdrawn' where id = 'V-1.3'`.execute(harness.database.db);
    expect((await claim('V-1.3')).said).not.toContain('was first');
    await open('V-1.4', 'cycle.first-review');
    meanwhile = done('V-1.4', 'h1');
    expect((await claim('V-1.4')).said).not.toContain('was first');
    await open('V-1.5', 'vacancy.competency-sheet');
    meanwhile = done('V-1.5', 'h2');
    expect((await claim('V-1.5')).said).not.toContain('was first');
  });
});

describe('whoever is refused reads people by their names', () => {
  const lines = listing(refuse(TASK.CLAIMED_BY_ANOTHER, { by: 'h2' }), [
    detail(PANEL.HAS_LEFT, { path: 'scorers.0' }, { personId: 's1' }),
    detail(PANEL.UNKNOWN_PERSON, { path: 'scorers.1' }, { personId: 'X-9' }),
  ]);
  beforeAll(async () => {
    refused = lines;
    meanwhile = () => Promise.resolve();
    await open('V-1.7', 'cycle.first-review');
  });

  test('in the refusal and at each of its lines; the record of refusals keeps numbers alone', async () => {
    const { said } = await claim('V-1.7');
    expect(said).toContain('该任务已由 韩经理（h2）认领');
    expect(said).toContain('孙主管 (s1) has left');
    expect(said).toContain('X-9 is not known');
    expect(said).not.toContain('V-1.7 '); // nor the number of the task in words
    const { rows } = await sql<{ detail: string }>`select detail from refused_act order by id desc limit 1`.execute(
      harness.database.db,
    );
    expect(rows[0]?.detail).toMatch(/^h2 has claimed the task/);
  });

  test('at the row of one of several', async () => {
    const answer = await request(harness.express)
      .post('/v1/tasks/hand-overs')
      .set({ Authorization: `Bearer ${await harness.tokenOf('h1')}`, 'Idempotency-Key': randomUUID() })
      .send({ from: 'h2', to: 's1', taskIds: ['V-1.7'], reason: '长期休假' });
    const { results } = answer.body as { results: { reason: { zh: string } }[] };
    expect(results[0]?.reason.zh).toContain('韩经理（h2）');
  });
});
