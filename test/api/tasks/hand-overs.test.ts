import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
  harness = await createHarness({ engine: { ...idleEngine, update } });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
    { id: 'LP-2', cycleId: 'LC-2026-07', personId: 'h1', stage: 'interview', released: true },
  ]);
  const task = (id: string, kind: string, caseId: string) =>
    sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, people, due_on)
      values (${id}, ${id.split('.')[0]}, 'LC-2026-07', ${caseId}, ${kind}, '8.5', 'open', '{s1}', '2026-12-31')`.execute(
      db,
    );
  await task('LP-1.1', 'level.interview', 'LP-1');
  await task('LP-1.2', 'level.notice', 'LP-1');
  await task('LP-2.1', 'level.interview', 'LP-2');
});
afterAll(() => harness.close());

const call = async (login: string, method: 'get' | 'post', path: string, body?: object) => {
  const one = request(harness.express)
    [method](path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
  return body === undefined ? one : one.send(body);
};
interface Result {
  readonly taskId: string;
  readonly state: string;
  readonly clause: string | null;
}
const handOver = async (login: string, to: string, ...taskIds: string[]) => {
  const answer = await call(login, 'post', '/v1/tasks/hand-overs', { from: 's1', to, taskIds, reason: '长期休假' });
  const { results = [] } = answer.body as { results?: Result[] };
  return [answer.status, ...results.map(({ taskId, state, clause }) => [taskId, state, clause])];
};

describe('HR hands over what somebody has open', () => {
  test('sees it, but for what is about herself, with what stays and why', async () => {
    const answer = await call('h1', 'get', '/v1/people/s1/open-tasks');
    const { items } = answer.body as { items: { id: string; stays: object | null }[] };
    expect(items.map(({ id, stays }) => [id, stays === null])).toEqual([
      ['LP-1.1', true],
      ['LP-1.2', false],
    ]);
    expect((await call('s2', 'get', '/v1/people/s1/open-tasks')).status).toBe(403);
  });

  test('many at once: what stands against one is at its row, and the others go', async () => {
    expect(await handOver('h1', 's2', 'LP-1.1', 'LP-2.1', 'LP-9.9')).toEqual([
      200,
      ['LP-1.1', 'open', null],
      ['LP-2.1', 'refused', null],
      ['LP-9.9', 'refused', null],
    ]);
    expect(sent).toMatchObject([
      { taskId: 'LP-1.1', move: 'hand-over', from: 's1', to: 's2', reason: '长期休假', actor: { personId: 'h1' } },
    ]);
  });

  test('of a head what nobody has claimed, too: he has it by his office, and so it goes to another head', async () => {
    const { db } = harness.database;
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, of_office, due_on)
      values ('LP-1.3', 'LP-1', 'LC-2026-07', 'LP-1', 'level.interview', '8.5', 'open', '{department-head}', true, '2026-12-31')`.execute(
      db,
    );
    const of = async (from: string) => {
      sent.length = 0;
      const body = { from, to: 's2', taskIds: ['LP-1.3'], reason: '长期休假' };
      const answer = await call('h1', 'post', '/v1/tasks/hand-overs', body);
      return [answer.status, (sent[0] as { fromRoles?: string[] } | undefined)?.fromRoles];
    };
    await sql`update department set head_id = 'd1' where id = (select department_id from person where id = 'e1')`.execute(
      db,
    );
    expect(await of('d1')).toEqual([200, expect.arrayContaining(['department-head'])]);
    expect(await of('s1')).toEqual([200, []]); // not his: the engine refuses it
    // 8.5.2: to the head of another department it goes without the office, and the engine refuses it.
    await sql`update department set head_id = 's1' where head_id = 'd1'`.execute(db);
    await call('h1', 'post', '/v1/tasks/hand-overs', { from: 's1', to: 'd1', taskIds: ['LP-1.3'], reason: '长期休假' });
    expect((sent.at(-1) as { toRoles?: string[] }).toRoles).not.toContain('department-head');
    await sql`update task set state = 'withdrawn', closed_at = now() where id = 'LP-1.3'`.execute(db);
  });

  test('in its own name, also where it stands in for whoever has it', async () => {
    const { db } = harness.database;
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('s1', 'h2', '2020-01-01', '2099-01-01', '出差', 's1', now())`.execute(db);
    sent.length = 0;
    expect(await handOver('h2', 's2', 'LP-1.1')).toEqual([200, ['LP-1.1', 'open', null]]);
    expect(sent).toMatchObject([{ actor: { personId: 'h2', roles: expect.arrayContaining(['hr']) as unknown } }]);
    expect(sent).not.toMatchObject([{ actor: { by: 'h2' } }]);
    const removal = await call('h2', 'post', '/v1/tasks/LP-1.1/signers/1/removal', { reason: '无法签署' });
    expect([removal.status, sent.at(-1)]).toMatchObject([
      200,
      { actor: { personId: 'h2' }, signing: { do: 'remove' } },
    ]);
    await sql`insert into proxy_end (proxy_no, ended_by, at) select no, 's1', now() from proxy`.execute(db);
  });

  test('I-35: not to whom it is about; nobody else hands over', async () => {
    expect(await handOver('h1', 'e1', 'LP-1.1')).toEqual([200, ['LP-1.1', 'refused', 'I-35']]);
    expect(await handOver('h2', 'h1', 'LP-2.1')).toEqual([200, ['LP-2.1', 'refused', 'I-35']]);
    expect(await handOver('s1', 's2', 'LP-1.1')).toEqual([403]);
  });

  test('what was refused at a row goes on record as a refused call does', async () => {
    const { rows } = await sql<{ who: string; clause: string | null }>`
      select person_id as who, clause from refused_act where route = '/v1/tasks/hand-overs' and person_id <> 's1' order by id`.execute(
      harness.database.db,
    );
    expect(rows.map(({ who, clause }) => [who, clause])).toEqual([
      ['h1', null],
      ['h1', null],
      ['h1', 'I-35'],
      ['h2', 'I-35'],
    ]);
  });

  test('whoever has a task passes it on himself, with a reason; nobody else does', async () => {
    const passOn = async (login: string, body: object) =>
      (await call(login, 'post', '/v1/tasks/LP-1.1/transfer', body)).status;
    expect(await passOn('s1', { to: 's2', reason: '出差' })).toBe(200);
    expect(await passOn('s1', { to: 's2' })).toBe(400);
    expect(await passOn('s2', { to: 'd1', reason: '出差' })).toBe(404);
    // Whoever stands in for him asks in his place, so that the refusal (MOVED.BY_DEPUTY) says why, and not that it is not his.
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('s1', 'd1', '2020-01-01', '2099-01-01', '出差', 's1', now())`.execute(harness.database.db);
    await passOn('d1', { to: 's2', reason: '出差' });
    expect(sent.at(-1)).toMatchObject({ move: 'transfer', from: 's1', actor: { personId: 's1', by: 'd1' } });
  });
});
