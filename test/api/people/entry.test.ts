import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import { startTraces, type Traces } from '../../../db/service/traces.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { Level } from '../../../domain/vocabulary/level.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { standingOf } from '../../support/people.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { ApiClient, type Problem } from '../client.js';
import { createHarness, type Harness } from '../harness.js';

/** §6 with I-78: who proposes, reviews, verifies and approves, and which level holds meanwhile. */
const HR_MANAGER = 'M-HRM';
const LEADER = 'TL1';
const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HR_MANAGER]: ['hr-manager', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'employee'],
  [RELATED]: ['department-head', 'employee'],
  [GM]: ['gm', 'employee'],
  [LEADER]: ['employee'],
};

/** A part of a trace as it comes by OTLP. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}
interface Told {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}
/** Whatever somebody who collects traces is told. */
const spans: Span[] = [];
const receiver: Server = createServer((req, res) => {
  void json(req).then((body) => {
    for (const { scopeSpans } of (body as Told).resourceSpans)
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    res.setHeader('Content-Type', 'application/json').end('{}');
  });
});

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let api: ApiClient;
let traces: Traces;
const today = todayIn('Asia/Shanghai', Date.now());
const start = addDays(today, -20);

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  const { port } = receiver.address() as AddressInfo;
  traces = await startTraces(`http://127.0.0.1:${port}/v1/traces`, 'jinji-test');
  stack = await startStack('dev');
  const { db } = stack.database;
  await foundDepartment(db, '2026-07', [
    { id: HR_MANAGER, position: 'team-leader', level: 'senior-1' },
    { id: LEADER, position: 'team-leader', level: 'senior-1' },
  ]);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(db);
  engine = apiEngine(stack);
  harness = await createHarness({ engine, now: new Date(), existing: { url: stack.databaseUrl, accounts: ACCOUNTS } });
  api = new ApiClient(harness);
});
afterAll(async () => {
  await traces.stop();
  receiver.close();
  await harness.close();
  await engine.close();
  await stack.close();
});

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly decidedBy: string | null }[];
  readonly evaluations: readonly { readonly why: string }[];
}

let numbers = 0;
async function hired(more: object = {}): Promise<{ readonly id: string; readonly personId: string }> {
  numbers += 1;
  const personId = `N${numbers}`;
  const answer = await api.send<Case & Problem>(HR, 'post', '/v1/hires', {
    personId,
    name: `新员工${numbers}`,
    departmentId: 'CC',
    superiorId: LEADER,
    hiredOn: start,
    position: 'agent',
    hire: 'experienced',
    ...more,
  });
  expect([answer.status, answer.body.stage]).toEqual([201, 'proposal']);
  return { id: answer.body.id, personId };
}
const teamLeader = { hire: 'team-leader', position: 'team-leader', superiorId: SUPERIOR };
const inspector = { position: 'quality-inspector', superiorId: SUPERIOR };
const special = (level: Level) => ({ level, reason: '特殊岗位', evidence: '行业证书,存于人事档案' });

/** Somebody tries to do a task that lies in somebody else's inbox; who may not see it reads that there is none. */
async function tries(who: string, holder: string, kind: TaskKind, caseId: string, form: object) {
  const { id } = await api.taskOf(holder, kind, caseId);
  const answer = await api.send<Problem>(who, 'post', `/v1/tasks/${id}/completion`, form);
  return answer.body.code;
}
const NOT_HIS = /^TASK\.(?:NOT_FOUND|NOT_YOURS|OWN_CASE)$/;
const refused = async (who: string, kind: TaskKind, caseId: string, form: object) => {
  const { status, body } = await api.complete(who, kind, caseId, form);
  return [status, body.code, body.clause];
};
const levelsOf = async (personId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ row: string }>`
    select level || ' ' || effective_from as row from level_history where person_id = ${personId} order by id`.execute(
    stack.database.db,
  );
  return rows.map(({ row }) => row);
};
const payOf = async (personId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ row: string }>`
    select coalesce(from_level, '-') || ' ' || to_level || ' ' || effective_from as row from pay_change
    where person_id = ${personId} order by id`.execute(stack.database.db);
  return rows.map(({ row }) => row);
};
const decisionsOf = async (id: string) =>
  (await api.get<Case>(HR, `/v1/cases/${id}`)).body.decisions.map(
    ({ kind, outcome, decidedBy }) => `${kind}:${outcome} ${decidedBy ?? ''}`,
  );

describe('an agent (4.5.1, 4.4.2, 4.2.1)', () => {
  test('the supervisor proposes, the manager reviews, HR verifies; the standard level holds from the first day', async () => {
    const { id, personId } = await hired();
    expect(await standingOf(stack, personId)).toMatchObject({
      status: 'probation',
      position: 'agent',
      level: 'junior-1',
      levelFrom: start,
      source: 'entry',
      payFrom: start,
    });
    const level = { level: 'junior-1' };
    for (const who of [LEADER, HEAD, HR, RELATED, GM])
      expect(await tries(who, SUPERIOR, 'entry.proposal', id, level)).toMatch(NOT_HIS);
    await api.act(SUPERIOR, 'entry.proposal', id, level);
    const endorse = { decision: 'endorse' };
    for (const who of [SUPERIOR, RELATED, HR])
      expect(await tries(who, HEAD, 'entry.review', id, endorse)).toMatch(NOT_HIS);
    await api.act(HEAD, 'entry.review', id, endorse);
    for (const who of [SUPERIOR, HEAD, GM])
      expect(await tries(who, HR, 'entry.verification', id, { decision: 'verify' })).toMatch(NOT_HIS);
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    const done = await api.caseAt<Case>(HR, id, 'graded');
    expect(done.outcome).toBe('graded');
    expect(await decisionsOf(id)).toEqual([
      `entry:standard ${HR}`,
      `proposal:proposed ${SUPERIOR}`,
      `review:endorse ${HEAD}`,
      `entry:verify ${HR}`,
    ]);
    expect([await levelsOf(personId), await payOf(personId)]).toEqual([[`junior-1 ${start}`], [`- junior-1 ${start}`]]);
    const papers = await api.get<{ items: { kind: string }[] }>(HR, `/v1/documents?person=${personId}`);
    expect(papers.body.items.map(({ kind }) => kind).sort()).toEqual(['case-file', 'level-notice']);
  });

  test('returned by the manager and by HR it begins anew with the supervisor', async () => {
    const { id } = await hired();
    await api.act(SUPERIOR, 'entry.proposal', id, special('junior-3'));
    expect(await refused(HEAD, 'entry.review', id, { decision: 'return' })).toEqual([422, 'ENTRY.REASON_MISSING', '6']);
    await api.act(HEAD, 'entry.review', id, { decision: 'return', reason: '请核对' });
    await api.act(SUPERIOR, 'entry.proposal', id, special('junior-2'));
    const amend = { decision: 'amend', reason: '从严' };
    expect((await refused(HEAD, 'entry.review', id, amend))[1]).toBe('ENTRY.LEVEL_MISSING');
    const surplus = { decision: 'endorse', level: 'junior-1' };
    expect((await refused(HEAD, 'entry.review', id, surplus))[1]).toBe('ENTRY.LEVEL_UNEXPECTED');
    await api.act(HEAD, 'entry.review', id, { ...amend, level: 'junior-1' });
    expect((await refused(HR, 'entry.verification', id, { decision: 'return' }))[1]).toBe('ENTRY.REASON_MISSING');
    await api.act(HR, 'entry.verification', id, { decision: 'return', reason: '缺简历' });
    await api.act(SUPERIOR, 'entry.proposal', id, { level: 'junior-1' });
    await api.act(HEAD, 'entry.review', id, { decision: 'endorse' });
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    await api.caseAt(HR, id, 'graded');
  });

  test('twice: what was done is not done again', async () => {
    const { id } = await hired();
    const { id: taskId } = await api.taskOf(SUPERIOR, 'entry.proposal', id);
    const path = `/v1/tasks/${taskId}/completion`;
    expect((await api.send(SUPERIOR, 'post', path, { level: 'junior-1' })).status).toBe(200);
    const again = await api.send<Problem>(SUPERIOR, 'post', path, { level: 'junior-1' });
    expect([again.status, again.body.code]).toEqual([409, 'TASK.NOT_OPEN']);
  });
});

describe('inspectors and team leaders (4.4.1)', () => {
  test.each([
    ['an inspector', inspector, 'junior-1'],
    ['a team leader', teamLeader, 'senior-1'],
    ['an agent above whom no supervisor stands', { superiorId: null }, 'junior-1'],
  ])('%s: the manager proposes, nobody reviews, HR verifies', async (_, more, level) => {
    const { id, personId } = await hired(more);
    expect(await levelsOf(personId)).toEqual([`${level} ${start}`]);
    for (const who of [SUPERIOR, RELATED, HR])
      expect(await tries(who, HEAD, 'entry.proposal', id, { level })).toMatch(NOT_HIS);
    await api.act(HEAD, 'entry.proposal', id, { level });
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    await api.caseAt(HR, id, 'graded');
    expect((await decisionsOf(id)).map((one) => one.split(' ')[0])).toEqual([
      'entry:standard',
      'proposal:proposed',
      'entry:verify',
    ]);
  });
});

describe('above the standard level (6.2, 6.3, 4.1)', () => {
  test('needs reason and evidence, the HR manager and the general manager; it holds from the approval on', async () => {
    const { id, personId } = await hired();
    const level = 'intermediate1-1';
    expect(await refused(SUPERIOR, 'entry.proposal', id, { level })).toEqual([422, 'ENTRY.GROUND_MISSING', '6.2']);
    const bare = { level, reason: '特殊岗位' };
    expect(await refused(SUPERIOR, 'entry.proposal', id, bare)).toEqual([422, 'ENTRY.EVIDENCE_MISSING', '6.2']);
    await api.act(SUPERIOR, 'entry.proposal', id, special(level));
    await api.act(HEAD, 'entry.review', id, { decision: 'endorse' });
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    expect(await tries(HR, HR_MANAGER, 'entry.special-approval', id, { decision: 'approve' })).toMatch(NOT_HIS);
    await api.act(HR_MANAGER, 'entry.special-approval', id, { decision: 'approve' });
    // 4.1: nobody passes the general manager, and the standard level stays until he has decided.
    expect((await api.caseAt<Case>(HR, id, 'gm-decision')).outcome).toBeNull();
    for (const who of [HR_MANAGER, HR, HEAD, SUPERIOR])
      expect(await tries(who, GM, 'entry.gm-decision', id, { decision: 'approve' })).toMatch(NOT_HIS);
    expect(await standingOf(stack, personId)).toMatchObject({ level: 'junior-1', levelFrom: start, payFrom: start });
    await api.act(GM, 'entry.gm-decision', id, { decision: 'approve' });
    await api.caseAt(HR, id, 'graded');
    expect(await levelsOf(personId)).toEqual([`junior-1 ${start}`, `${level} ${today}`]);
    expect(await payOf(personId)).toEqual([`- junior-1 ${start}`, `junior-1 ${level} ${today}`]);
    const seen = await api.get<Case>(HR, `/v1/cases/${id}`);
    expect(seen.body.evaluations.map(({ why }) => why)).toEqual(['entry', 'entry', 'special-approval']);
  });

  test('a team leader above 高级·一般 likewise; hired for a later day, it holds from that day', async () => {
    const hiredOn = addDays(today, 10);
    const { id, personId } = await hired({ ...teamLeader, hiredOn });
    await api.act(HEAD, 'entry.proposal', id, special('senior-2'));
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    await api.act(HR_MANAGER, 'entry.special-approval', id, { decision: 'approve' });
    await api.act(GM, 'entry.gm-decision', id, { decision: 'approve' });
    await api.caseAt(HR, id, 'graded');
    expect(await levelsOf(personId)).toEqual([`senior-1 ${hiredOn}`, `senior-2 ${hiredOn}`]);
    expect(await standingOf(stack, personId)).toMatchObject({ level: 'senior-2', levelFrom: hiredOn });
  });

  test.each([
    ['the HR manager refuses', 'entry.special-approval', HR_MANAGER, { decision: 'refuse' }],
    ['the general manager rejects', 'entry.gm-decision', GM, { decision: 'reject' }],
  ] as const)('%s with a reason, which the person reads; the standard level stays', async (_, kind, who, form) => {
    const account = { login: `n-${kind}` };
    const { id, personId } = await hired({ account });
    await api.act(SUPERIOR, 'entry.proposal', id, special('junior-2'));
    await api.act(HEAD, 'entry.review', id, { decision: 'endorse' });
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    if (who === GM) await api.act(HR_MANAGER, 'entry.special-approval', id, { decision: 'approve' });
    expect((await refused(who, kind, id, form))[1]).toBe('ENTRY.REASON_MISSING');
    await api.act(who, kind, id, { ...form, reason: '依据不足' });
    await api.caseAt(HR, id, 'graded');
    expect([await levelsOf(personId), await payOf(personId)]).toEqual([[`junior-1 ${start}`], [`- junior-1 ${start}`]]);
    const { rows } = await sql<{ zh: string }>`
      select body ->> 'zh' as zh from message where person_id = ${personId} order by id desc limit 1`.execute(
      stack.database.db,
    );
    expect(rows[0]?.zh).toContain('依据不足');
  });

  test.each([
    ['8.3.3.A: an agent above the cap', {}, SUPERIOR, 'senior-1', '8.3.3.A'],
    ['6.2: an experienced hire as an intern', {}, SUPERIOR, 'intern', '6.2'],
    ['6.3: a team leader below the floor', teamLeader, HEAD, 'intermediate2-3', '6.3'],
    ['6.1: an intern with a level', { hire: 'intern' }, SUPERIOR, 'junior-1', '6.1'],
  ] as const)('%s is refused under its §, and can be proposed otherwise', async (_, more, who, level, clause) => {
    const { id } = await hired(more);
    expect(await refused(who, 'entry.proposal', id, special(level))).toEqual([422, 'HIRE.LEVEL_REFUSED', clause]);
    expect((await api.taskOf(who, 'entry.proposal', id)).kind).toBe('entry.proposal');
  });
});

describe('hands that may not', () => {
  test('the person himself never grades himself, whatever office he was given', async () => {
    const { id, personId } = await hired(inspector);
    const login = `own-${personId.toLowerCase()}`;
    await sql`with a as (
      insert into account (login, person_id, password_hash) select ${login}, ${personId}, password_hash from account where person_id = ${HR}
      returning id)
      insert into account_role (account_id, role) select id, unnest(array['hr', 'department-head']) from a`.execute(
      stack.database.db,
    );
    await api.act(HEAD, 'entry.proposal', id, { level: 'junior-1' });
    const { id: taskId } = await api.taskOf(HR, 'entry.verification', id);
    const own = await api.send<Problem>(login, 'post', `/v1/tasks/${taskId}/completion`, { decision: 'verify' });
    expect(own.body.code).toMatch(NOT_HIS);
  });

  test('who proposed or reviewed decides in no other office', async () => {
    await sql`insert into account_role (account_id, role)
      select id, 'hr' from account where person_id = ${HEAD}`.execute(stack.database.db);
    const { id } = await hired(inspector);
    await api.act(HEAD, 'entry.proposal', id, { level: 'junior-1' });
    expect(await tries(HEAD, HR, 'entry.verification', id, { decision: 'verify' })).toMatch(NOT_HIS);
    await sql`delete from account_role where role = 'hr' and account_id = (select id from account where person_id = ${HEAD})`.execute(
      stack.database.db,
    );
  });

  test('§7 begins from the level at entry: no confirmation before it is settled', async () => {
    const { id, personId } = await hired();
    const path = `/v1/people/${personId}/confirmation`;
    const early = await api.send<Problem>(HR, 'post', path, { confirmedOn: today });
    expect([early.status, early.body.code, early.body.clause]).toEqual([422, 'CONFIRMATION.ENTRY_OPEN', '6.2']);
    await api.act(SUPERIOR, 'entry.proposal', id, { level: 'junior-1' });
    await api.act(HEAD, 'entry.review', id, { decision: 'endorse' });
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    await api.caseAt(HR, id, 'graded');
    expect((await api.send(HR, 'post', path, { confirmedOn: today })).status).toBe(201);
  });

  test('who was moved to another post meanwhile is not given the level of the old one', async () => {
    const { id, personId } = await hired(teamLeader);
    await api.act(HEAD, 'entry.proposal', id, special('senior-2'));
    await api.act(HR, 'entry.verification', id, { decision: 'verify' });
    await api.act(HR_MANAGER, 'entry.special-approval', id, { decision: 'approve' });
    await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      values (${personId}, 'agent', ${today}, ${today}, 'transfer', 'test')`.execute(stack.database.db);
    expect(await refused(GM, 'entry.gm-decision', id, { decision: 'approve' })).toEqual([
      409,
      'ENTRY.OVERTAKEN',
      '6.2',
    ]);
    await api.act(GM, 'entry.gm-decision', id, { decision: 'reject', reason: '已调岗' });
    expect(await levelsOf(personId)).toEqual([`senior-1 ${start}`]);
  });
});

/** The lines of a log that belong to a request, and what they say was done. */
const linesOf = (logged: readonly string[], requestId: string) =>
  logged
    .map(
      (line) =>
        JSON.parse(line) as { readonly requestId?: string; readonly activity?: string; readonly workflow?: string },
    )
    .filter((line) => line.requestId === requestId);
/** The id of the last request to an address, as the API logged it. */
const requestTo = (path: string): string => {
  const lines = harness.logged.map(
    (line) => JSON.parse(line) as { readonly req?: { readonly id: string; readonly url: string } },
  );
  return lines.findLast(({ req }) => req?.url === path)?.req?.id ?? '';
};

describe('what became of a request (0087)', () => {
  test('its id stands in the journal, and in what the worker logs of what it started and of what it did', async () => {
    const { id } = await hired();
    const started = requestTo('/v1/hires');
    const task = await api.taskOf(SUPERIOR, 'entry.proposal', id);
    await api.act(SUPERIOR, 'entry.proposal', id, { level: 'junior-1' });
    const acted = requestTo(`/v1/tasks/${task.id}/completion`);
    expect(acted).not.toBe(started);
    const { rows } = await sql<{ request: string }>`
      select request_id as request from act where workflow_id = ${id}`.execute(stack.database.db);
    expect(rows).toEqual([{ request: acted }]);
    for (const one of [started, acted])
      expect(linesOf(stack.logged, one)).toContainEqual(
        expect.objectContaining({ activity: 'projectStep', workflow: id, msg: 'carried out' }),
      );
    // What nobody asked for by a request names none.
    expect(linesOf(stack.logged, '')).toEqual([]);
  });

  test('it is traced from the address over the update, the workflow and its activity to the statement', async () => {
    const { id, personId } = await hired({ name: '无人知晓' });
    const task = await api.taskOf(SUPERIOR, 'entry.proposal', id);
    await api.act(SUPERIOR, 'entry.proposal', id, { level: 'junior-1' });
    await traces.stop();
    const root = spans.find(({ attributes }) =>
      attributes.some(({ value }) => value.stringValue === requestTo(`/v1/tasks/${task.id}/completion`)),
    );
    /** The names from a part up to the request. */
    const way = (part: Span | undefined): readonly string[] => {
      const within = spans.find(({ spanId }) => spanId === part?.parentSpanId);
      return part === undefined ? [] : [...way(within), part.name];
    };
    const trace = spans.filter(({ traceId }) => traceId === root?.traceId);
    expect(way(trace.find(({ name }) => name === 'insert decision'))).toEqual([
      'POST /v1/tasks/:taskId/completion',
      'update completeTask',
      'workflow entry completeTask',
      'activity projectStep',
      'insert decision',
    ]);
    expect(trace.map(({ name }) => name)).toContain('insert act');
    const told = JSON.stringify(spans);
    for (const one of ['无人知晓', personId, id, task.id, SUPERIOR]) expect(told).not.toContain(`"${one}"`);
    expect(told).not.toContain('无人知晓');
  });
});
