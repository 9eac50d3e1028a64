import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { bytesOf } from '../../support/zip.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { createHarness, type Harness } from '../harness.js';
import { indexOf, paperOf, saysItsRecords, type FiledCase } from './filed.js';
import { until } from '../../../cli/play/until.js';

const MONTH = '2026-07';
const CYCLE = 'LC-2026-07';
const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'employee'],
  [RELATED]: ['department-head', 'panel', 'employee'],
  [GM]: ['gm', 'employee'],
  E1: ['employee'],
  E2: ['employee'],
  E4: ['employee'],
  E5: ['employee'],
  E6: ['employee'],
};

let stack: TestStack;
let engine: Engine;
let harness: Harness;
const tokens = new Map<string, string>();
const today = (): string => todayIn('Asia/Shanghai', Date.now());

beforeAll(async () => {
  stack = await startStack();
  await foundDepartment(stack.database.db, MONTH, [
    { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    { id: 'E4', level: 'junior-2', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
    { id: 'E5', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] },
    { id: 'E6', level: 'junior-3', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] },
  ]);
  engine = apiEngine(stack);
  harness = await createHarness({ engine, now: new Date(), existing: { url: stack.databaseUrl, accounts: ACCOUNTS } });
  for (const login of Object.keys(ACCOUNTS)) tokens.set(login, await harness.tokenOf(login));
});
afterAll(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string | undefined>>;
}
interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
  readonly version: number;
}
interface Case {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly reason: string | null;
  readonly finalLevel: string | null;
  readonly panelTotal: string | null;
}

const get = async <T>(who: string, path: string): Promise<Answer<T>> =>
  await request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${tokens.get(who) ?? ''}`);
/** As a client should: what is away for the moment is asked again under the same key. */
async function post<T>(who: string, path: string, body: object = {}, key: string = randomUUID()): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = (await request(harness.express)
      .post(path)
      .set({ Authorization: `Bearer ${tokens.get(who) ?? ''}`, 'Idempotency-Key': key })
      .send(body)) as Answer<T>;
    if (answer.status !== 503 || tries === 5) return answer;
  }
}
const inbox = async (who: string): Promise<readonly Task[]> =>
  (await get<{ items: Task[] }>(who, '/v1/tasks?limit=200')).body.items;
/** What the engine does by itself (a session opens, cases start) takes a moment. */
async function taskOf(who: string, kind: TaskKind, caseId?: string): Promise<Task> {
  return until(`${kind} in the inbox of ${who}`, async () =>
    (await inbox(who)).find((one) => one.kind === kind && (caseId === undefined || one.caseId === caseId)),
  );
}
const complete = (who: string, task: Task, act: object, key?: string) =>
  post<{ state: string; code: string; errors?: { code: string }[] }>(who, `/v1/tasks/${task.id}/completion`, act, key);
async function act(who: string, kind: TaskKind, form: object, caseId?: string): Promise<void> {
  const task = await taskOf(who, kind, caseId);
  const answer = await complete(who, task, form);
  expect([kind, answer.status, answer.body.state]).toEqual([kind, 200, 'completed']);
  expect((await inbox(who)).map(({ id }) => id)).not.toContain(task.id);
}
async function caseOf(who: string, person: string): Promise<Case> {
  const { body } = await get<{ items: Case[] }>(who, `/v1/cases?cycle=${CYCLE}&person=${person}`);
  const [found] = body.items;
  if (!found) throw new Error(`${who} sees no case of ${person}`);
  return found;
}
const setHead = (department: string, head: string | null) =>
  sql`update department set head_id = ${head} where id = ${department}`.execute(stack.database.db);
const stages = async (who: string, people: readonly string[]): Promise<readonly string[]> =>
  Promise.all(people.map(async (person) => (await caseOf(who, person)).stage));

describe('a cycle over HTTP (§8.5)', () => {
  test('8.5.1: HR drafts it once, opens it, and the ratings are closed', async () => {
    expect((await post('E1', '/v1/cycles', { month: MONTH })).status).toBe(403);
    const drafted = await post<{ id: string; stage: string }>(HR, '/v1/cycles', { month: MONTH });
    expect([drafted.status, drafted.body.id, drafted.body.stage]).toEqual([201, CYCLE, 'draft']);
    const task = await taskOf(HR, 'cycle.launch');
    const form = { do: 'launch', closingDate: today() };
    const early = await complete(HR, task, form);
    expect([early.status, early.body.code]).toEqual([422, 'CYCLE.LATE_REASON_MISSING']);
    const typo = await complete(HR, task, { ...form, passmark: 60 });
    const far = await complete(HR, task, { ...form, closingDate: '9999-12-31', reason: '数据迁移' });
    expect([far.status, far.body.code]).toEqual([400, 'REQUEST.INVALID']);
    expect([typo.status, typo.body.code]).toEqual([400, 'REQUEST.INVALID']);
    expect((await complete(GM, task, form)).status).toBe(404);
    const key = randomUUID();
    const launched = await complete(HR, task, { ...form, reason: '数据迁移' }, key);
    expect([launched.status, launched.body]).toEqual([200, { taskId: task.id, state: 'completed' }]);
    const again = await complete(HR, task, { ...form, reason: '数据迁移' }, key);
    expect([again.body, again.headers['idempotent-replay']]).toEqual([launched.body, 'true']);
    const twice = await complete(HR, task, { ...form, reason: '数据迁移' });
    expect([twice.status, twice.body.code]).toEqual([409, 'TASK.NOT_OPEN']);
    const second = await post<{ code: string }>(HR, '/v1/cycles', { month: MONTH });
    expect([second.status, second.body.code]).toEqual([409, 'CYCLE.ALREADY_EXISTS']);
    await act(HR, 'cycle.close-ratings', { do: 'close' });
  });

  test('8.2, 8.4: everybody reads his own findings and nobody another’s', async () => {
    const { body } = await get<{ counts: object }>(HR, `/v1/cycles/${CYCLE}`);
    expect(body.counts).toEqual({ ineligible: 1, listed: 4 });
    expect((await get<{ counts: object }>('E1', `/v1/cycles/${CYCLE}`)).body.counts).toEqual({ listed: 1 });
    const own = await caseOf('E4', 'E4');
    const detail = await get<{ evaluations: object[]; explanation: { clause: string; met: boolean }[] }>(
      'E4',
      `/v1/cases/${own.id}`,
    );
    expect(detail.body.evaluations).toHaveLength(1);
    expect(detail.body.explanation.some(({ clause, met }) => clause.startsWith('8.4') && !met)).toBe(true);
    expect((await get('E1', `/v1/cases/${own.id}`)).status).toBe(404);
    expect((await get<{ items: Case[] }>('E1', '/v1/cases')).body.items.map((one) => one.personId)).toEqual(['E1']);
    expect((await get<{ items: Case[] }>(HEAD, '/v1/cases?limit=2')).body.items).toHaveLength(0);
    expect((await get<{ items: Case[] }>(SUPERIOR, '/v1/cases')).body.items).toHaveLength(5);
  });

  test('8.5.2: the head sees what he decides about; who is left out reads why', async () => {
    const task = await taskOf(HEAD, 'cycle.submission');
    const detail = await get<{ form: { properties: object }; cases: { total: number; href: string } }>(
      HEAD,
      `/v1/tasks/${task.id}`,
    );
    expect(Object.keys(detail.body.form.properties)).toEqual(['submitted', 'leftOut', 'special']);
    expect(detail.body.cases.total).toBe(4);
    const about = await get<{ items: (Case & { evaluation: { answer: { findings: object[] } } })[] }>(
      HEAD,
      detail.body.cases.href,
    );
    expect(about.body.items.map(({ evaluation }) => evaluation.answer.findings.length > 0)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const ids = new Map(about.body.items.map(({ personId, id }) => [personId, id]));
    for (const head of ['RD', 'CC']) {
      // The head of another department has no part in it, whether or not the records name the head of this one.
      expect(await inbox(RELATED)).toEqual([]);
      for (const path of [task.id, `${task.id}/cases`])
        expect((await get(RELATED, `/v1/tasks/${path}`)).status).toBe(404);
      expect((await complete(RELATED, task, { submitted: [], leftOut: [] })).status).toBe(404);
      await setHead(head, head === 'RD' ? RELATED : HEAD);
    }
    expect((await taskOf(HEAD, 'cycle.submission')).id).toBe(task.id);
    const stale = await request(harness.express)
      .post(`/v1/tasks/${task.id}/completion`)
      .set({ Authorization: `Bearer ${tokens.get(HEAD) ?? ''}`, 'If-Match': '"99"' })
      .send({ submitted: [], leftOut: [] });
    expect(stale.status).toBe(412);
    const none = await complete(HEAD, task, { submitted: [], leftOut: [] });
    expect([none.status, none.body.code]).toEqual([422, 'SUBMISSION.INCOMPLETE']);
    const submitted = ['E1', 'E2', 'E6'].map((person) => ({ caseId: ids.get(person) }));
    await act(HEAD, 'cycle.submission', { submitted, leftOut: [{ caseId: ids.get('E5'), reason: '本人申请暂缓' }] });
    expect(await caseOf('E5', 'E5')).toMatchObject({ stage: 'left-out', reason: '本人申请暂缓' });
  });

  test('8.5.3: one claims, another may not act; a result shows to nobody before it is handed back', async () => {
    const task = await taskOf(HR, 'cycle.first-review');
    expect((await post(HR, `/v1/tasks/${task.id}/claim`)).status).toBe(200);
    expect((await post(HR, `/v1/tasks/${task.id}/release`)).status).toBe(200);
    const notMine = await post<{ code: string }>(HR, `/v1/tasks/${task.id}/release`);
    expect([notMine.status, notMine.body.code]).toEqual([409, 'TASK.NOT_CLAIMED']);
    const decisions = await Promise.all(
      ['E1', 'E2', 'E6'].map(async (person) => ({ caseId: (await caseOf(HR, person)).id, decision: 'pass' })),
    );
    await act(HR, 'cycle.first-review', { decisions });
    expect(await stages(HR, ['E1', 'E2', 'E6'])).toEqual(['ready', 'awaiting-defense', 'ready']);
    expect(await stages('E1', ['E1'])).toEqual(['in-review']);
  });

  test('8.5.4, I-37: a scorer sees only his own sheet until all are in, a candidate none ever', async () => {
    const { id: caseId } = await caseOf(HR, 'E2');
    await act(HR, 'cycle.appoint-panel', {
      heldOn: today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
      caseIds: [caseId],
    });
    interface Session {
      readonly seats: readonly { scorerId: string; submitted: boolean; scores: object | null }[];
      readonly results: readonly { outcome: string; total: number }[];
    }
    const scorers = [SUPERIOR, HEAD, RELATED, HR];
    let path = '';
    for (const [index, scorer] of scorers.entries()) {
      const task = await taskOf(scorer, 'defense.sheets');
      const { body } = await get<{ sessionId: string }>(scorer, `/v1/tasks/${task.id}`);
      path = `/v1/defenses/${body.sessionId}`;
      const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, 80 + index]));
      await act(scorer, 'defense.sheets', { sheets: [{ caseId, scores }] });
      if (index === scorers.length - 1) break;
      const seen = (await get<Session>(scorer, path)).body.seats;
      expect(seen.filter(({ scores: open }) => open !== null).map(({ scorerId }) => scorerId)).toEqual([scorer]);
      expect((await get<Session>(GM, path)).body.seats.every(({ scores: open }) => open === null)).toBe(true);
    }
    for (const stranger of ['E2', 'E1']) expect((await get(stranger, path)).status).toBe(404);
    const summary = await taskOf(HEAD, 'defense.summary');
    const { body } = await get<Session>(HEAD, path);
    expect(body.seats.every(({ scores }) => scores !== null)).toBe(true);
    expect(body.results).toEqual([expect.objectContaining({ outcome: 'passed' })]);
    expect((await complete(HEAD, summary, { signed: true })).status).toBe(200);
    expect((await caseOf('E2', 'E2')).panelTotal).toBeNull();
  });

  test('8.5.5, 8.5.6: the GM decides; only the release tells the department and the people', async () => {
    await act(HR, 'cycle.gm-submission', {});
    const id = async (person: string) => (await caseOf(GM, person)).id;
    const approve = await Promise.all(
      ['E1', 'E2'].map(async (one) => ({ caseId: await id(one), decision: 'approve' })),
    );
    const reject = { caseId: await id('E6'), decision: 'reject' };
    const task = await taskOf(GM, 'cycle.gm-decision');
    const bare = await complete(GM, task, { decisions: [...approve, reject] });
    expect([bare.status, bare.body.errors?.map(({ code }) => code)]).toEqual([422, ['CASE.REASON_MISSING']]);
    await act(GM, 'cycle.gm-decision', { decisions: [...approve, { ...reject, reason: '名额' }] });
    expect(await stages(GM, ['E1', 'E2', 'E6'])).toEqual(['approved', 'approved', 'rejected']);
    expect(await stages(SUPERIOR, ['E1', 'E2', 'E6'])).toEqual(['in-review', 'in-review', 'in-review']);
    const sealed = await get<{ decisions: { kind: string }[]; reason: null }>('E6', `/v1/cases/${await id('E6')}`);
    expect([sealed.body.reason, sealed.body.decisions.map(({ kind }) => kind)]).toEqual([null, ['submission']]);
    expect(JSON.stringify((await get('E6', `/v1/cases/${await id('E6')}/timeline`)).body)).not.toMatch(
      /reject|with-gm/,
    );
    expect((await get<{ items: [] }>(SUPERIOR, '/v1/cases?stage=rejected')).body.items).toEqual([]);
    await act(HR, 'cycle.release', {});
    const told = await get<{ reason: string; explanation: { text: { zh: string } }[] }>(
      'E6',
      `/v1/cases/${await id('E6')}`,
    );
    expect(told.body.reason).toBe('名额');
    expect(told.body.explanation.at(-1)?.text.zh).toMatch(
      new RegExp(`^§8.5.5：${GM} 于 .*：总经理否决；理由：名额。$`),
    );
    expect(await caseOf('E1', 'E1')).toMatchObject({ stage: 'interview', finalLevel: 'junior-3' });
  });

  test('8.5.6: the interviews of a day in one call: all or none, what stands against them said, repeated once', async () => {
    interface Results {
      readonly results: readonly { readonly taskId: string; readonly state: string; readonly clause: string | null }[];
      readonly code: string;
    }
    const people = ['E1', 'E2', 'E6'];
    const tasks = await Promise.all(
      people.map(async (person) => taskOf(SUPERIOR, 'level.interview', (await caseOf(HR, person)).id)),
    );
    const rows = (heldOn: (index: number) => string) =>
      tasks.map(({ id }, index) => ({ taskId: id, form: { heldOn: heldOn(index), summary: '谈话' } }));
    const send = (body: object, key?: string, who = SUPERIOR) => post<Results>(who, '/v1/tasks/completions', body, key);
    const early = await send({ rows: rows((index) => (index === 1 ? addDays(today(), 1) : today())) });
    expect(early.body.results.map(({ state, clause }) => [state, clause])).toEqual(
      people.map((_, index) => (index === 1 ? ['refused', '8.5.6'] : ['not-sent', null])),
    );
    const { rows: noted } = await sql<{ person: string; route: string }>`
      select person_id as person, route from refused_act where route = '/v1/tasks/completions'`.execute(
      stack.database.db,
    );
    expect(noted).toEqual([{ person: SUPERIOR, route: '/v1/tasks/completions' }]);
    // A task that is not there keeps the others from being done, too.
    const lost = await send({ rows: [...rows(() => today()), { taskId: 'LC-0.1', form: {} }] });
    expect(lost.body.results.map(({ state }) => state)).toEqual([...people.map(() => 'not-sent'), 'refused']);
    expect((await send({ rows: [] })).status).toBe(400);
    // What is wrong of each stands at its row.
    const wrong = await send({ rows: rows((index) => (index === 0 ? today() : '2026-02-31')) });
    const faults = (wrong.body as { readonly errors?: readonly { readonly path: string }[] }).errors ?? [];
    expect([wrong.status, faults.map(({ path }) => path)]).toEqual([400, ['rows.1.form.heldOn', 'rows.2.form.heldOn']]);
    expect((await send({ rows: [{ taskId: tasks[0]?.id, form: { heldOn: today() } }] })).status).toBe(400);
    expect((await send({ rows: rows(() => today()) }, undefined, 'E1')).status).toBe(404);
    const twice = rows(() => today()).slice(0, 1);
    expect((await send({ rows: [...twice, ...twice] })).body.results.map(({ state }) => state)).toEqual([
      'refused',
      'refused',
    ]);
    const key = randomUUID();
    const all = { rows: rows(() => today()) };
    // An act of his on one of them is on its way: that stands against it for a moment, and is no last word.
    await sql`insert into act (id, workflow_id, task_ids, what, input, actor_id, taken_at, deliver_at)
      values ('waits', ${CYCLE}, ${[tasks[1]?.id]}::text[], 'claim', '{}', ${SUPERIOR}, now(), 'infinity')`.execute(
      stack.database.db,
    );
    const waits = await send(all, key);
    expect(waits.body.results.map(({ state }) => state)).toEqual(people.map(() => 'refused'));
    expect(waits.headers['retry-after']).toBeDefined();
    await sql`delete from act where id = 'waits'`.execute(stack.database.db);
    const done = await send(all, key);
    expect(done.body.results).toMatchObject(tasks.map(({ id: taskId }) => ({ taskId, state: 'completed' })));
    expect((await send(all, key)).body).toEqual(done.body);
    expect(await stages(HR, people)).toEqual(people.map(() => 'confirmation'));
  });

  test('8.5.6, 8.5.7: interview, confirmation, notice; the notice is read by its person alone', async () => {
    const early = await get<{ code: string }>(HR, `/v1/cycles/${CYCLE}/archive`);
    expect([early.status, early.body.code]).toEqual([409, 'CYCLE.NOT_OVER']);
    for (const person of ['E1', 'E2', 'E6']) {
      const { id } = await caseOf(HR, person);
      if (person === 'E6') {
        await act(person, 'level.interview-confirmation', { tookPlace: false }, id); // I-40
        expect((await taskOf(HEAD, 'level.interview', id)).caseId).toBe(id);
        await act(SUPERIOR, 'level.interview', { heldOn: today(), summary: '谈话' }, id);
      }
      expect(await inbox(RELATED)).toEqual([]);
      await act(person, 'level.interview-confirmation', { tookPlace: true }, id);
      if (person !== 'E6') await act(person, 'level.notice', { signature: 'signed' }, id);
    }
    const { body } = await get<{ items: { id: string; kind: string; signature: string }[] }>('E1', '/v1/documents');
    expect(body.items.map(({ kind, signature }) => [kind, signature])).toEqual([['level-notice', 'signed']]);
    const path = `/v1/documents/${body.items[0]?.id ?? ''}`;
    const html = await request(harness.express)
      .get(path)
      .set({ Authorization: `Bearer ${tokens.get('E1') ?? ''}`, Accept: 'text/html' });
    expect([html.status, html.type]).toEqual([200, 'text/html']);
    expect((await get<{ content: object }>('E1', path)).body.content).toMatchObject({ toLevel: 'junior-3' });
    expect((await get('E2', path)).status).toBe(404);
    const files = await get<{ items: object[] }>(HR, '/v1/documents?kind=case-file');
    expect(files.body.items.length).toBeGreaterThan(0);
    const { id } = await caseOf('E1', 'E1');
    const timeline = await get<{ items: { act: string; actor: string }[] }>(HR, `/v1/cases/${id}/timeline?limit=200`);
    expect(timeline.body.items.map(({ actor }) => actor)).toEqual(
      expect.arrayContaining([HEAD, HR, GM, SUPERIOR, 'E1']),
    );
    expect((await get<{ items: object[] }>('E1', '/v1/tasks?state=completed')).body.items).toHaveLength(2);
  });

  test('8.5.7: the whole file of a case says what its records hold; the cycle is archived once it is over', async () => {
    const { id } = await caseOf(HR, 'E2');
    const onPaper = (who: string, path: string) => paperOf(() => get<Buffer>(who, `/v1/cases/${id}${path}`));
    const { body: detail } = await get<FiledCase>(HR, `/v1/cases/${id}`);
    await saysItsRecords(await onPaper(HR, '/file/pdf'), detail, stack.database.db);
    expect(await onPaper(HR, '/records/interview/pdf')).toMatch(/评审结果面谈记录表.*确认面谈已进行。.*员工签字/);
    const others = await Promise.all(['E2', HEAD, SUPERIOR].map((who) => onPaper(who, '/file/pdf')));
    expect(others).toEqual(['403', '403', '403']);
    const stage = async () => (await get<{ stage: string }>(HR, `/v1/cycles/${CYCLE}`)).body.stage;
    await until('the cycle is closed', async () => (await stage()) === 'closed');
    const zip = await request(harness.express)
      .get(`/v1/cycles/${CYCLE}/archive`)
      .set('Authorization', `Bearer ${tokens.get(HR) ?? ''}`)
      .buffer(true)
      .parse(bytesOf);
    // Whoever was not promoted has a file and no notice; whom nobody submitted has neither.
    const each = (kind: string, ...people: readonly string[]) => people.map((one) => `${kind} ${one}`);
    expect(await indexOf(zip.body as Buffer)).toEqual(
      [
        ...each('任职资格/薪资调整通知书', 'E1', 'E2'),
        ...each('案件卷宗', 'E1', 'E2', 'E6'),
        ...each('卷宗全卷', 'E1', 'E2', 'E6'),
        ...each('答辩评审汇总表', ''),
        ...each('周期汇总报告', ''),
      ].toSorted(),
    );
  });
});
