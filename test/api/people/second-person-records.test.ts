import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';

import { engineUnavailable } from '../../../api/http/refusals.js';
import { createListApprovedDepartures } from '../../../activities/departure/approved.js';
import { seatStandings } from '../../../db/defense/seat-standings.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

/** What the engine was asked to start; a departure counts as opened at once. */
const started: { workflowId: string; type: string; input: unknown }[] = [];
/** How each change stood in the records when the engine was asked to open what it approved. */
const stoodAs: (string | undefined)[] = [];
let engineIsAway = false;
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness({
    engine: {
      ...idleEngine,
      start: async (call) => {
        if (call.type !== 'departure') return true;
        const { rows } = await sql<{ outcome: string }>`
          select outcome from waiting_change_end order by change_no desc limit 1`.execute(harness.database.db);
        stoodAs.push(rows[0]?.outcome);
        if (engineIsAway) throw engineUnavailable();
        started.push(call);
        return true;
      },
      update: <R>({ workflowId }: { workflowId: string }) => Promise.resolve({ id: workflowId } as R),
    },
  });
});
afterAll(() => harness.close());

type Method = 'get' | 'post' | 'put' | 'delete';
interface Body {
  readonly code: string;
  readonly no: number;
  readonly state: string;
  readonly status: string;
  readonly id: string;
  readonly clause: string;
  readonly whyNot: { readonly en: string } | null;
  readonly mayDecide: boolean;
  readonly summary: { readonly waiting: number; readonly counts: { readonly refused: number } };
  readonly items: readonly never[];
}
const tokens = new Map<string, string>();
const call = async (
  login: string,
  method: Method,
  path: string,
  body?: object,
  key: string = randomUUID(),
): Promise<{ status: number; body: Body; location: string | undefined }> => {
  const token = tokens.get(login) ?? (await harness.tokenOf(login));
  tokens.set(login, token);
  const answer = await request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': key })
    .send(body);
  return { status: answer.status, body: answer.body as Body, location: answer.headers.location };
};
const upload = async (login: string, kind: string, file: string): Promise<Body> => {
  const answer = await request(harness.express)
    .post(`/v1/imports?kind=${kind}&filename=${kind}.csv`)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Content-Type': 'text/csv' })
    .set('Idempotency-Key', randomUUID())
    .send(file);
  return answer.body as Body;
};
const applied = async (login: string, kind: string, file: string): Promise<Body> => {
  const { id } = await upload(login, kind, file);
  const answer = await call(login, 'post', `/v1/imports/${id}/application`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const waitingOf = async (login: string): Promise<readonly Body[]> =>
  (await call(login, 'get', '/v1/waiting-changes?waiting=true')).body.items;
const decide = (login: string, no: number, body: object = { decision: 'approve' }, key?: string) =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, body, key);
/** As where the process was killed between what it wrote and its answer, half a minute ago. */
const loseAnswer = (key: string) =>
  sql`update idempotency_key set status = null, headers = null, body = null, started_at = '1970-01-01'
    where key = ${key}`.execute(harness.database.db);
const problemsOf = async (id: string): Promise<unknown> =>
  (await call('h1', 'get', `/v1/imports/${id}/rows?verdict=refused`)).body.items;
const levelOf = async (person: string): Promise<string | undefined> => {
  const { rows } = await sql<{ level: string }>`
    select level from level_on('2026-11-23') where person_id = ${person}`.execute(harness.database.db);
  return rows[0]?.level;
};
const headOf = async (department: string): Promise<string | null | undefined> => {
  const { rows } = await sql<{ head: string | null }>`
    select head_id as head from department where id = ${department}`.execute(harness.database.db);
  return rows[0]?.head;
};
const PEOPLE = '工号,姓名,部门,直属上级工号,状态,入职日期,转正日期,职务,职级,部门负责人,更正原因\n';
const line = (id: string, name: string, department: string, superior: string, rest = ',,,') =>
  `${id},${name},${department},${superior},已转正,2024-01-02,2024-04-02,${rest}\n`;

describe('an import (4.1)', () => {
  test('holds the line about whoever brings it, and lets the rest in', async () => {
    const file = '工号,月份,考核成绩,公布日期\ne1,2026-10,A,2026-11-03\nh1,2026-10,S,2026-11-03\n';
    expect((await applied('h1', 'ratings', file)).summary.waiting).toBe(1);
    const recorded = async () =>
      (await harness.database.db.selectFrom('rating').select(['person_id', 'rating']).execute()).map(
        (one) => one.person_id,
      );
    expect(await recorded()).toEqual(['e1']);
    const [asked] = await waitingOf('h2');
    expect(asked).toMatchObject({ kind: 'import-rows', state: 'waiting', mayDecide: true, askedBy: 'h1' });
    const no = asked?.no ?? 0;
    const rows = (await call('h2', 'get', `/v1/waiting-changes/${no}/rows`)).body.items;
    expect(rows).toMatchObject([{ line: 3, key: 'h1 2026-10', waits: { zh: '涉及导入人本人' } }]);
    expect([(await decide('h1', no)).status, (await decide('h1', no)).body.code]).toEqual([403, 'CHANGE.OWN']);
    expect((await decide('e1', no)).body.code).toBe('CHANGE.NOT_FOUND');
    expect((await decide('h2', no)).body).toMatchObject({ state: 'applied' });
    expect((await recorded()).sort()).toEqual(['e1', 'h1']);
    expect((await decide('g1', no)).body.code).toBe('CHANGE.ENDED');
  });

  test('makes nobody head, and lifts nobody to chief, by one person alone', async () => {
    const file =
      PEOPLE +
      line('h1', '何人事', 'care', 'g1', '客服,客服主任·一般,是,') +
      line('e1', '艾客服', 'care', 's1', '客服,客服主任·一般,,') +
      line('x1', '新来者', 'hr', 'g1');
    const { summary } = await applied('h1', 'people', file);
    expect(summary.waiting).toBe(2);
    expect([await levelOf('e1'), await levelOf('h1'), await headOf('care')]).toEqual([undefined, undefined, 'd1']);
    const people = await harness.database.db.selectFrom('person').select('id').where('id', '=', 'x1').execute();
    expect(people).toHaveLength(1);
    // One change for the rest, one of its own for whoever could himself be a second person.
    const asked = (await waitingOf('h2')).filter((one) => one.mayDecide);
    expect(asked).toHaveLength(2);
    for (const { no } of asked) expect((await decide('h1', no)).body.code).toBe('CHANGE.OWN');
    for (const { no } of asked) expect((await decide('h2', no, { decision: 'refuse' })).status).toBe(400);
    const [own, others] = [...asked].sort((a, b) => b.no - a.no);
    expect((await decide('h2', own?.no ?? 0, { decision: 'refuse', reason: '没有依据' })).body.state).toBe('refused');
    expect((await decide('h2', others?.no ?? 0)).body.state).toBe('applied');
    expect([await levelOf('e1'), await levelOf('h1'), await headOf('care')]).toEqual(['chief-1', undefined, 'd1']);
  });

  test('judges the lines again as things stand when they are approved', async () => {
    const file = PEOPLE + line('e1', '艾客服', 'care', 's1', '客服,初级·一般,,录入有误');
    await applied('h1', 'people', file);
    await applied('h2', 'people', PEOPLE + line('e1', '艾客服', 'care', 's1', '客服,初级·良好,,录入有误'));
    const byH2 = (await waitingOf('h1')).find((one) => one.mayDecide);
    expect((await decide('h1', byH2?.no ?? 0)).body.state).toBe('applied');
    const byH1 = (await waitingOf('h2')).find((one) => one.mayDecide);
    expect((await decide('h2', byH1?.no ?? 0)).body.code).toBe('IMPORT.WAITING_CHANGED');
    expect(await levelOf('e1')).toBe('junior-2');
    const withdraw = (key: string) => call('h1', 'post', `/v1/waiting-changes/${byH1?.no ?? 0}/withdrawal`, {}, key);
    expect((await withdraw('lost')).body.state).toBe('withdrawn');
    await loseAnswer('lost');
    expect((await withdraw('lost')).body.state).toBe('withdrawn');
    expect((await withdraw('another')).body.code).toBe('CHANGE.ENDED');
    expect((await call('h2', 'post', `/v1/waiting-changes/${byH1?.no ?? 0}/withdrawal`, {})).body.code).toBe(
      'CHANGE.NOT_ASKED_BY_YOU',
    );
  });

  test('never turns a complaint into somebody else’s, and corrects nothing without a reason', async () => {
    const head = '投诉编号,工号,事件日期,原因,状态,确认日期';
    await applied('h1', 'complaints', `${head}\nTS-1,e1,2026-10-01,服务态度,成立,2026-10-08\n`);
    const turned = await upload('h1', 'complaints', `${head},更正原因\nTS-1,e2,2026-10-01,服务态度,待核实,,误\n`);
    expect(turned.status).toBe('refused');
    expect(await problemsOf(turned.id)).toMatchObject([
      { line: 2, problems: [{ code: 'IMPORT.COMPLAINT_OF_ANOTHER', column: '工号', found: 'e1' }] },
    ]);
    for (const [kind, file] of [
      ['complaints', `${head}\nTS-1,e1,2026-10-01,服务态度,待核实,\n`],
      ['ratings', '工号,月份,考核成绩\ne1,2026-10,B\n'],
    ] as const) {
      const { id, status } = await upload('h1', kind, file);
      expect(status).toBe('refused');
      expect(await problemsOf(id)).toMatchObject([
        { line: 2, problems: [{ code: 'IMPORT.REASON_REQUIRED', column: '更正原因' }] },
      ]);
    }
    const why = '工号,月份,考核成绩,更正原因\ne1,2026-10,B,统计有误\n';
    expect((await applied('h1', 'ratings', why)).summary.waiting).toBe(0);
  });

  test('holds whoever takes away or changes the general manager, and whoever puts people under himself', async () => {
    const file =
      PEOPLE + line('g1', '高总', 'board', '', ',,,').replace('高总', '高某') + line('e2', '安客服', 'care', 'h1');
    expect((await applied('h1', 'people', file)).summary.waiting).toBe(2);
    const asked = (await waitingOf('h2')).filter((one) => one.mayDecide);
    expect(asked).toHaveLength(2);
    const ofGm = (await waitingOf('g1')).filter((one) => !one.mayDecide);
    expect(ofGm).toHaveLength(1);
    expect((await decide('g1', ofGm[0]?.no ?? 0)).body.code).toBe('CHANGE.CONCERNS_YOU');
  });

  test('leaves its line in the ledger: the hash of the file, counts and who', async () => {
    const { rows } = await sql<{ actor: string; after: { sha256: string; counts: object; broughtBy: string } }>`
      select actor, after from ledger where act = 'import.applied' order by id limit 1`.execute(harness.database.db);
    expect(rows[0]).toMatchObject({
      actor: 'h1',
      after: { counts: { new: 2, changed: 0 }, waiting: 1, broughtBy: 'h1', filename: 'ratings.csv' },
    });
    expect(rows[0]?.after.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a departure (I-58)', () => {
  const leave = (login: string, person: string, more: object = {}) =>
    call(login, 'post', `/v1/people/${person}/departure`, { lastDay: '2026-12-31', reason: '合同到期', ...more });

  test('of the general manager, the HR manager or a head waits; one’s own is never one’s own to record', async () => {
    for (const [person, successorId] of [
      ['g1', 'h2'],
      ['h2', 'g1'],
      ['d1', 's1'],
    ] as const) {
      const asked = await leave('h1', person, { successorId });
      expect([asked.status, asked.body.state]).toEqual([202, 'waiting']);
      expect((await decide('h1', asked.body.no)).body.code).toBe('CHANGE.OWN');
      expect((await decide(person, asked.body.no)).body.code).toBe(
        person === 'd1' ? 'CHANGE.NOT_FOUND' : 'CHANGE.CONCERNS_YOU',
      );
    }
    expect(started).toEqual([]);
    const own = await leave('h1', 'h1', { successorId: 'h2' });
    expect([own.status, own.body.code]).toEqual([403, 'DEPARTURE.OWN']);
    expect((await leave('h1', 'nobody')).body.code).toBe('DEPARTURE.NOBODY');
  });

  test('that moves reports under whoever records it waits as well', async () => {
    expect((await leave('h1', 's2', { successorId: 'h1' })).status).toBe(202);
  });

  test('once approved, is opened as the single call would, once', async () => {
    const of = (await waitingOf('h2')).find((one) => one.mayDecide && one.clause === 'I-58');
    const approve = { decision: 'approve' };
    expect((await decide('h2', of?.no ?? 0, approve, 'approved')).body.state).toBe('applied');
    await loseAnswer('approved');
    // Repeated, the call reads what it has done; it is not refused as somebody's who came too late.
    expect((await decide('h2', of?.no ?? 0, approve, 'approved')).body.state).toBe('applied');
    expect((await decide('h2', of?.no ?? 0, approve, 'another')).body.code).toBe('CHANGE.ENDED');
    expect(started).toHaveLength(1);
    expect(started[0]).toMatchObject({ input: { personId: 's2', successorId: 'h1', openedBy: 'h1' } });
    expect((await decide('g1', of?.no ?? 0)).body.code).toBe('CHANGE.ENDED');
    expect(started).toHaveLength(1);
    expect(stoodAs).toEqual(['applied']);
  });

  test('that the records refuse by then is not approved, and nothing is asked of the engine', async () => {
    const asked = await leave('h1', 'e2', { successorId: 'h1', lastDay: '2027-11-20' });
    expect(asked.status).toBe(202);
    const { now } = harness.clock;
    await sql`update person set hired_on = '2027-11-21', confirmed_on = '2027-11-21' where id = 'e2'`.execute(
      harness.database.db,
    );
    const answer = await decide('h2', asked.body.no);
    expect([answer.status, answer.body.code]).toEqual([422, 'DEPARTURE.DATE_UNFIT']);
    expect((await call('h2', 'get', `/v1/waiting-changes/${asked.body.no}`)).body.state).toBe('waiting');
    expect([started.length, stoodAs.length, harness.clock.now]).toEqual([1, 1, now]);
    await decide('h2', asked.body.no, { decision: 'refuse', reason: '日期不合' });
  });

  test('that was approved while the engine was away is opened by the schedule, under the number it was given', async () => {
    const asked = await leave('h1', 's1', { successorId: 'h1' });
    engineIsAway = true;
    expect((await decide('h2', asked.body.no)).body).toMatchObject({ state: 'applied' });
    engineIsAway = false;
    const list = createListApprovedDepartures({ db: harness.database.db });
    const { cases } = await list({ at: harness.clock.now.getTime() });
    expect(cases.map(({ personId }) => personId).sort()).toEqual(['s1', 's2']);
    const of = cases.find(({ personId }) => personId === 's1');
    expect(of).toMatchObject({ successorId: 'h1', openedBy: 'h1', lastDay: '2026-12-31' });
    expect(await list({ at: harness.clock.now.getTime() })).toEqual({ cases });
    expect(cases.find(({ personId }) => personId === 's2')?.caseId).toBe(started[0]?.workflowId);
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${of?.caseId}, 'departure', 's1', 'waiting', 'v1', '{}', 'h1')`.execute(harness.database.db);
    expect((await list({ at: harness.clock.now.getTime() })).cases.map(({ personId }) => personId)).toEqual(['s2']);
  });
});

describe('a declared relative (I-35)', () => {
  const counted = async (person: string) =>
    (
      await seatStandings(harness.database.db, { groupId: 'LC-2026-07', personIds: [person], on: '2026-07-01' })
    ).flatMap(({ relatives }) => relatives);

  test('excludes nobody and names nobody back until HR has confirmed it', async () => {
    expect((await call('e1', 'put', '/v1/people/e1/relatives/s2')).status).toBe(202);
    const no = (await waitingOf('e1'))[0]?.no ?? 0;
    expect([await counted('s2'), await counted('e1')]).toEqual([[], []]);
    expect((await call('s2', 'get', '/v1/people/s2/relatives')).body).toEqual({ items: [], waiting: [] });
    expect((await call('e1', 'get', '/v1/people/e1/relatives')).body).toMatchObject({
      items: [],
      waiting: [{ personId: 's2' }],
    });
    const again = await call('e1', 'put', '/v1/people/e1/relatives/s2');
    expect([again.status, again.location]).toEqual([202, `/v1/waiting-changes/${no}`]);
    expect(await waitingOf('e1')).toHaveLength(1);
    expect((await decide('s2', no)).body.code).toBe('CHANGE.NOT_FOUND');
    expect((await decide('h1', no)).body.state).toBe('applied');
    expect(await counted('s2')).toEqual(['e1']);
  });

  test('that concerns oneself is not one’s own to take back, nor to confirm', async () => {
    expect((await call('h1', 'put', '/v1/people/h1/relatives/s1')).status).toBe(202);
    const no = (await waitingOf('h1'))[0]?.no ?? 0;
    expect((await decide('h1', no)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h2', no)).body.state).toBe('applied');
    const taken = await call('h1', 'delete', '/v1/people/s1/relatives/h1');
    expect([taken.status, taken.body.code]).toEqual([403, 'RELATIVE.OWN_WITHDRAWAL']);
    expect(await counted('s1')).toEqual(['h1']);
    expect((await call('h2', 'delete', '/v1/people/h1/relatives/s1')).status).toBe(204);
  });
});

describe('a change that waits (4.1)', () => {
  test('can be decided for fourteen days, then only asked for anew', async () => {
    const asked = await call('h1', 'post', '/v1/people/d1/departure', { lastDay: '2026-12-31', reason: '合同到期' });
    harness.clock.now = new Date(harness.clock.now.getTime() + 14 * 86_400_000);
    tokens.clear();
    expect((await decide('h2', asked.body.no)).body.code).toBe('CHANGE.ENDED');
    expect((await call('h2', 'get', `/v1/waiting-changes/${asked.body.no}`)).body.state).toBe('expired');
  });

  test('tells whoever could decide, and whoever asked what became of it', async () => {
    const told = async (login: string): Promise<readonly { clause: string; subject: { en: string } }[]> =>
      (await call(login, 'get', '/v1/messages?limit=100')).body.items;
    expect(
      (await told('h2')).filter(({ subject }) => subject.en.includes('waits for a second person')).length,
    ).toBeGreaterThan(0);
    expect((await told('h1')).some(({ subject }) => subject.en.includes('was refused'))).toBe(true);
    expect((await told('e2')).some(({ subject }) => subject.en.includes('second person'))).toBe(false);
  });

  test('stands in the ledger, asked and decided', async () => {
    const { rows } = await sql<{ act: string }>`
      select distinct act from ledger where workflow_id = 'waiting-change' order by act`.execute(harness.database.db);
    expect(rows.map(({ act }) => act)).toEqual([
      'change.applied',
      'change.asked',
      'change.refused',
      'change.withdrawn',
    ]);
  });

  test('is not ended by its asker past the API either', async () => {
    const asked = await call('h1', 'post', '/v1/people/d1/departure', { lastDay: '2026-12-31', reason: '合同到期' });
    await expect(
      sql`insert into waiting_change_end (change_no, outcome, ended_by, at) values (${asked.body.no}, 'applied', 'h1', now())`.execute(
        harness.database.db,
      ),
    ).rejects.toMatchObject({ constraint: 'waiting_change_ended_by_another' });
  });
});
