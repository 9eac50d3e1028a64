import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import type { TakenAct } from '../../../domain/step/journal.js';
import { placeCandidates } from '../../support/candidates.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

/** What reached the engine. */
const sent: TakenAct['input'][] = [];
let harness: Harness;
beforeAll(async () => {
  const update = ({ input }: { readonly input: unknown }) => {
    sent.push(input as TakenAct['input']);
    return Promise.resolve({ taskId: (input as { taskId: string }).taskId, state: 'completed' } as never);
  };
  harness = await createHarness({ engine: { ...idleEngine, update }, now: new Date() });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
  ]);
  const task = (id: string, kind: string, role: string, caseId: string | null, people: string) =>
    sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, people, excluded, due_on)
      values (${id}, 'w', 'LC-2026-07', ${caseId}, ${kind}, '8.5', 'open', array_remove(array[${role}], ''),
              array_remove(array[${people}], ''), case when ${caseId}::text is null then '{}' else array['e1'] end,
              '2026-12-31')`.execute(db);
  await task('LC-2026-07.1', 'cycle.gm-decision', 'gm', null, '');
  await task('LP-1.1', 'level.interview', '', 'LP-1', 's1');
  await task('LP-1.2', 'level.notice', '', 'LP-1', 's1');
  await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
    values ('s1', 'maternity', '2020-01-01', null, 'h1')`.execute(db);
});
afterAll(() => harness.close());
beforeEach(() => {
  sent.length = 0;
});
afterEach(async () => {
  await sql`insert into proxy_end (proxy_no, ended_by, at) select no, 'h2', now() from proxy on conflict do nothing`.execute(
    harness.database.db,
  );
});

const day = (offset: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const call = async (login: string, method: 'get' | 'post' | 'delete', path: string, body?: object) => {
  const call_ = request(harness.express)
    [method](path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
  return body === undefined ? call_ : call_.send(body);
};
const name = (login: string, principal: string, deputyId: string, more: object = {}) =>
  call(login, 'post', `/v1/people/${principal}/proxies`, {
    deputyId,
    from: day(0),
    until: day(3),
    kinds: null,
    reason: '出差',
    ...more,
  });
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
interface Listed {
  readonly id: string;
  readonly for: { readonly personId: string } | null;
}
const inbox = async (login: string) =>
  ((await call(login, 'get', '/v1/tasks')).body as { items: Listed[] }).items.map((one) => [
    one.id,
    one.for?.personId ?? null,
  ]);
const interview = (login: string) =>
  call(login, 'post', '/v1/tasks/LP-1.1/completion', { heldOn: '2026-07-20', summary: '已面谈' });

describe('a deputy (I-39)', () => {
  test('sees what he may do for whom he stands in for, not what is that one’s own; both see it', async () => {
    expect(await inbox('s2')).toEqual([]);
    expect((await name('s1', 's1', 's2')).status).toBe(201);
    expect(await inbox('s2')).toEqual([['LP-1.1', 's1']]);
    expect(await inbox('s1')).toEqual([
      ['LP-1.1', null],
      ['LP-1.2', null],
    ]);
    expect((await call('s2', 'get', '/v1/tasks/LP-1.2')).status).toBe(404);
    const { rows } = await sql<{ to: string }>`
      select distinct person_id as to from message where workflow_id = 'proxy' order by 1`.execute(harness.database.db);
    expect(rows.map(({ to }) => to)).toEqual(['s1', 's2']);
  });

  test('reads the case of the task meanwhile', async () => {
    expect((await call('s2', 'get', '/v1/tasks/LP-1.1/cases')).status).toBe(404);
    await name('s1', 's1', 's2');
    expect((await call('s2', 'get', '/v1/tasks/LP-1.1/cases')).text).toContain('"personId":"e1"');
  });

  test('acts in both names, which stand in the signed journal', async () => {
    await name('s1', 's1', 's2');
    expect((await interview('s2')).status).toBe(200);
    expect(sent).toMatchObject([
      { actor: { personId: 's1', by: 's2', roles: expect.arrayContaining(['supervisor']) } },
    ]);
    const { rows } = await sql<{ actor: unknown; signed: boolean }>`
      select input -> 'actor' as actor, signature is not null as signed from act`.execute(harness.database.db);
    expect(rows).toMatchObject([{ actor: { personId: 's1', by: 's2' }, signed: true }]);
  });

  test('for some kinds only', async () => {
    await name('s1', 's1', 's2', { kinds: ['cycle.gm-decision'] });
    expect(await inbox('s2')).toEqual([]);
    expect(codeOf(await interview('s2'))).toEqual([404, 'TASK.NOT_FOUND']);
  });

  test('the general manager’s acts as the general manager, by his role', async () => {
    expect(codeOf(await name('h2', 'g1', 'd1'))).toEqual([403, 'PROXY.GM_ALONE']);
    await name('g1', 'g1', 'd1');
    expect(await inbox('d1')).toContainEqual(['LC-2026-07.1', 'g1']);
  });

  test('a deputy’s deputy gets nothing', async () => {
    await name('s1', 's1', 's2');
    await name('s2', 's2', 'e2');
    expect(await inbox('e2')).toEqual([]);
  });

  test('I-35: not whom it is about, not his relative, not his rival; nor whom the cycle of a whole batch is about', async () => {
    await name('s1', 's1', 'e1');
    expect(await inbox('e1')).toEqual([]);
    await name('g1', 'g1', 'e1');
    expect(await inbox('e1')).toEqual([]);
    const { db } = harness.database;
    await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('e1', 's2', 'h1')`.execute(
      db,
    );
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('s1', 's2', ${day(0)}, ${day(1)}, 'x', 's1', now())`.execute(db);
    expect(await inbox('s2')).toEqual([]);
    expect(codeOf(await interview('s2'))).toEqual([404, 'TASK.NOT_FOUND']);
    await sql`delete from declared_relative`.execute(db);
  });

  test('a second after the last day: refused at the act', async () => {
    await name('s1', 's1', 's2', { until: day(0) });
    const before = harness.clock.now;
    harness.clock.now = new Date(`${day(1)}T00:00:00+08:00`);
    expect(codeOf(await interview('s2'))).toEqual([409, 'PROXY.ENDED']);
    expect(sent).toEqual([]);
    harness.clock.now = new Date(`${day(0)}T23:59:59+08:00`);
    expect((await interview('s2')).status).toBe(200);
    harness.clock.now = before;
  });

  test('ended by either; then nothing is his, and it is not ended twice', async () => {
    const { no } = (await name('s1', 's1', 's2')).body as { no: number };
    expect((await call('e1', 'delete', `/v1/people/s1/proxies/${no}`)).status).toBe(404);
    expect((await call('s2', 'delete', `/v1/people/s2/proxies/${no}`)).status).toBe(204);
    expect((await call('s1', 'delete', `/v1/people/s1/proxies/${no}`)).status).toBe(204);
    expect(await inbox('s2')).toEqual([]);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ledger where act = 'proxy.ended' and seq = ${no}`.execute(harness.database.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('who has left stands in for nobody, and nobody for him', async () => {
    await name('s1', 's1', 's2');
    const { db } = harness.database;
    const status = (id: string, to: string) =>
      sql`update person set status = ${to}, left_on = ${to === 'left' ? '2026-07-01' : null} where id = ${id}`.execute(
        db,
      );
    for (const id of ['s1', 's2']) {
      const before = await sql<{ status: string }>`select status from person where id = ${id}`.execute(db);
      await status(id, 'left');
      expect(await inbox('s2')).toEqual([]);
      expect(codeOf(await interview('s2'))[0]).toBe(404);
      await status(id, before.rows[0]?.status ?? '');
    }
  });

  test('two namings at the same moment: one counts', async () => {
    const both = await Promise.all([name('s1', 's1', 's2'), name('s1', 's1', 'd1')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('HR is told who is on leave with nobody in his place, and names one for him', async () => {
    const suggested = async () =>
      ((await call('h1', 'get', '/v1/proxy-suggestions')).body as { items: object[] }).items;
    // What he signs himself no deputy does.
    expect(await suggested()).toMatchObject([{ personId: 's1', to: null, tasks: 1 }]);
    expect((await call('s2', 'get', '/v1/proxy-suggestions')).status).toBe(403);
    expect(codeOf(await name('h1', 's2', 'd1'))).toEqual([403, 'PROXY.NOT_ON_LEAVE']);
    expect((await name('h1', 's1', 's2')).status).toBe(201);
    expect(await suggested()).toEqual([]);
    expect(codeOf(await name('s2', 's1', 'd1'))[0]).toBe(404);
  });

  test('a head on leave is among them by the tasks of the department that he heads', async () => {
    const { db } = harness.database;
    await name('s1', 's1', 's2');
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, excluded, due_on)
      values ('LP-1.8', 'w', 'LC-2026-07', 'LP-1', 'entry.review', '4.4.2', 'open', '{department-head}', '{e1}', ${day(1)})`.execute(
      db,
    );
    await onLeave('d1', day(0), day(4));
    const { items } = (await call('h1', 'get', '/v1/proxy-suggestions')).body as { items: object[] };
    expect(items).toMatchObject([{ personId: 'd1', from: day(0), to: day(4), tasks: 1 }]);
    await sql`update task set state = 'withdrawn', closed_at = now() where id = 'LP-1.8'`.execute(db);
    await sql`update leave_record set withdrawn = true, reason = '记错' where person_id = 'd1'`.execute(db);
  });

  const suspended = (personId: string, disabled: boolean) =>
    sql`update account set disabled = ${disabled} where person_id = ${personId}`.execute(harness.database.db);
  const onLeave = (personId: string, from: string, to: string) =>
    sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
      values (${personId}, 'personal', ${from}, ${to}, 'h1')`.execute(harness.database.db);

  test('nobody names a deputy for an office but who holds it, on leave or suspended (4.1, I-39)', async () => {
    for (const office of ['g1', 'h2', 'i1']) await onLeave(office, day(0), day(9));
    expect(codeOf(await name('h1', 'g1', 'e2'))).toEqual([403, 'PROXY.GM_ALONE']);
    expect(codeOf(await name('h1', 'h2', 'e2'))).toEqual([403, 'PROXY.OFFICE']);
    expect(codeOf(await name('h1', 'i1', 'e2'))).toEqual([403, 'PROXY.OFFICE']);
    await suspended('g1', true);
    expect(codeOf(await name('h1', 'g1', 'e2'))).toEqual([409, 'PROXY.PRINCIPAL_CLOSED']);
    // As it would stand if somebody had been named before he came to his office.
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('g1', 'e2', ${day(0)}, ${day(9)}, 'x', 'h1', now())`.execute(harness.database.db);
    expect(await inbox('e2')).toEqual([]);
    await suspended('g1', false);
    expect(await inbox('e2')).toEqual([]);
  });

  test('what HR named holds on days of leave alone, and not when the leave was taken back', async () => {
    await onLeave('e2', day(2), day(4));
    expect(codeOf(await name('h1', 'e2', 's2', { from: day(2), until: day(5) }))).toEqual([403, 'PROXY.NOT_ON_LEAVE']);
    expect((await name('h1', 's1', 's2', { until: day(9) })).status).toBe(201);
    expect(await inbox('s2')).toEqual([['LP-1.1', 's1']]);
    await sql`update leave_record set withdrawn = true, reason = '记错' where person_id = 's1'`.execute(
      harness.database.db,
    );
    expect(await inbox('s2')).toEqual([]);
    expect(codeOf(await interview('s2'))[0]).toBe(404);
    await sql`update leave_record set withdrawn = false, reason = '又记错' where person_id = 's1'`.execute(
      harness.database.db,
    );
  });

  test('nobody stands in for an account that is suspended, by role or by name', async () => {
    await name('s1', 's1', 's2');
    await suspended('s1', true);
    expect(await inbox('s2')).toEqual([]);
    expect(codeOf(await interview('s2'))[0]).toBe(404);
    await suspended('s1', false);
  });

  test('whoever has acted in the matter does not decide it for the general manager as well (8.5.3, 8.5.5)', async () => {
    expect((await name('g1', 'g1', 'd1')).status).toBe(201);
    await sql`insert into ledger (at, workflow_id, seq, actor, act, clause, cycle_id)
      values (now(), 'w', 1, 'd1', 'cycle.submission', '8.5.2', 'LC-2026-07')`.execute(harness.database.db);
    const decide = call('d1', 'post', '/v1/tasks/LC-2026-07.1/completion', {
      decisions: [{ caseId: 'LP-1', decision: 'approve' }],
    });
    expect(codeOf(await decide)).toEqual([403, 'PROXY.TWO_HANDS']);
    expect(sent).toEqual([]);
  });

  test('days that are none are refused, whoever asks', async () => {
    expect(codeOf(await name('s1', 's1', 's2', { from: day(3), until: day(1) }))).toEqual([422, 'PROXY.DAYS']);
    expect(codeOf(await name('h1', 's1', 's2', { from: day(3), until: day(1) }))).toEqual([422, 'PROXY.DAYS']);
    expect(codeOf(await name('s1', 's1', 's2', { from: day(-3) }))).toEqual([422, 'PROXY.DAYS']);
  });
});
