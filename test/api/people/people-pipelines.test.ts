import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import { addDays, addMonths, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { caseState, standingOf } from '../../support/people.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { ApiClient, type Problem } from '../client.js';
import { createHarness, type Harness } from '../harness.js';
import { until } from '../../../cli/play/until.js';

const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'hr-manager', 'employee'],
  [RELATED]: ['department-head', 'employee'],
  [GM]: ['gm', 'it-admin', 'employee'],
  E1: ['employee'],
  E2: ['employee'],
  E3: ['employee'],
};
/** Who decides for HR: the test department has no sixth chair, so the superior holds the office. */
const HR_MANAGER = SUPERIOR;

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let api: ApiClient;
const today = todayIn('Asia/Shanghai', Date.now());
const month = monthOf(today);

beforeAll(async () => {
  stack = await startStack('dev');
  const { db } = stack.database;
  await foundDepartment(db, '2026-07', [
    { id: 'E1', level: 'junior-1', status: 'probation' },
    { id: 'E2', level: 'intermediate1-1' },
    { id: 'E3', level: 'junior-2' },
  ]);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(db);
  await sql`update person set hired_on = ${addMonths(today, -3)} where id = 'E1'`.execute(db);
  for (const back of [1, 2])
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      values ('E1', ${addToMonth(month, -back)}, 'A', ${today}, 'test')`.execute(db);
  engine = apiEngine(stack);
  harness = await createHarness({ engine, now: new Date(), existing: { url: stack.databaseUrl, accounts: ACCOUNTS } });
  api = new ApiClient(harness);
});
afterAll(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly decidedBy: string | null }[];
  readonly evaluations: readonly { readonly why: string }[];
}
const hire = (more: object) =>
  api.send<Case & Problem>(HR, 'post', '/v1/hires', {
    name: '新员工',
    departmentId: 'CC',
    superiorId: SUPERIOR,
    hiredOn: today,
    position: 'agent',
    hire: 'experienced',
    ...more,
  });

/** 4.4, 4.2.1: proposed at the standard level, reviewed and verified. */
async function settled(personId: string, more: object = {}): Promise<string> {
  const answer = await hire({ personId, ...more });
  expect([answer.status, answer.body.stage]).toEqual([201, 'proposal']);
  const { id } = answer.body;
  await api.act(SUPERIOR, 'entry.proposal', id, { level: 'junior-1' });
  await api.act(HEAD, 'entry.review', id, { decision: 'endorse' });
  await api.act(HR, 'entry.verification', id, { decision: 'verify' });
  return id;
}

describe('entry (§6); who does what stands in entry.test.ts', () => {
  test('person, post, standard level, pay, account and the planned day at once; the notice once it is verified', async () => {
    const account = { login: 'n1' };
    const id = await settled('N1', { account, confirmOn: addMonths(today, 3) });
    await api.caseAt(HR, id, 'graded');
    expect(await standingOf(stack, 'N1')).toMatchObject({
      status: 'probation',
      position: 'agent',
      level: 'junior-1',
      levelFrom: today,
      countsFrom: today,
      source: 'entry',
      payFrom: today,
      superiorId: SUPERIOR,
    });
    const notices = await api.get<{ items: { kind: string }[] }>(HR, `/v1/documents?person=N1`);
    expect(notices.body.items.map(({ kind }) => kind).sort()).toEqual(['case-file', 'level-notice']);
    const planned = await api.get<{ items: { personId: string; plannedOn: string }[] }>(HR, '/v1/confirmation-dates');
    expect(planned.body.items.find(({ personId }) => personId === 'N1')?.plannedOn).toBe(addMonths(today, 3));
  });

  test.each([
    ['the number is taken', { personId: 'E2' }, 'HIRE.NUMBER_TAKEN'],
    ['an unknown superior', { personId: 'X1', superiorId: 'nobody' }, 'HIRE.SUPERIOR_UNKNOWN'],
    ['an unknown department', { personId: 'X1', departmentId: 'nowhere' }, 'HIRE.DEPARTMENT_UNKNOWN'],
    ['a post that does not fit', { personId: 'X1', hire: 'intern', position: 'team-leader' }, 'HIRE.POST_UNFIT'],
    ['hired in another century', { personId: 'X1', hiredOn: '2126-01-01' }, 'HIRE.DATE_TOO_FAR'],
    ['confirmed before hired', { personId: 'X1', confirmOn: '2020-01-01' }, 'HIRE.CONFIRMED_BEFORE_HIRED'],
  ])('%s: refused, nothing written', async (_, more, code) => {
    const answer = await hire(more);
    expect([answer.status === 422 || answer.status === 409, answer.body.code]).toEqual([true, code]);
    expect(answer.body.clause).toMatch(/\d/);
    expect(await standingOf(stack, 'X1')).toBeUndefined();
  });
});

describe('confirmation (§7)', () => {
  test('I-43: the supervisor proposes, the manager returns and amends, HR’s manager decides, the notice is signed', async () => {
    const path = '/v1/people/E1/confirmation';
    const early = await api.send<Problem>(HR, 'post', path, { confirmedOn: addDays(today, 5) });
    expect([early.status, early.body.code, early.body.clause]).toEqual([422, 'CONFIRMATION.NOT_YET', '7.1']);
    const opened = await api.send<Case & Problem>(HR, 'post', path, { confirmedOn: today });
    expect([opened.status, opened.body.stage]).toEqual([201, 'proposal']);
    const { id } = opened.body;
    const twice = await api.send<Problem>(HR, 'post', path, { confirmedOn: today });
    expect([twice.status, twice.body.code]).toEqual([409, 'CONFIRMATION.ALREADY_OPEN']);
    const planned = await api.send<Problem>(HR, 'put', '/v1/people/E1/confirmation-date', { plannedOn: today });
    expect(planned.body.code).toBe('CONFIRMATION.ALREADY_OPEN');

    const less = await api.complete(SUPERIOR, 'confirmation.proposal', id, { level: 'junior-2' });
    expect([less.status, less.body.code, less.body.clause]).toEqual([422, 'CONFIRMATION.LEVEL_REASON_MISSING', '7.3']);
    const high = await api.complete(SUPERIOR, 'confirmation.proposal', id, { level: 'senior-1', reason: '优秀' });
    expect([high.body.code, high.body.clause]).toEqual(['CONFIRMATION.LEVEL_OUT_OF_RANGE', '8.3.3.A']);
    // 7.2.1: the department's five workdays hold its proposal and its review; HR's manager has two more (I-43).
    const due = async (who: string, kind: TaskKind): Promise<string> => (await api.taskOf(who, kind, id)).dueOn;
    const workday = (count: number): string => addWorkdays(stack.calendar, today, count);
    expect(await due(SUPERIOR, 'confirmation.proposal')).toBe(workday(4));
    await api.act(SUPERIOR, 'confirmation.proposal', id, { level: 'junior-2', reason: '业务尚需巩固' });
    expect(await due(HEAD, 'confirmation.review')).toBe(workday(5));
    expect((await api.get('E1', `/v1/cases/${id}`)).body).toMatchObject({ stage: 'in-review', detail: null });
    expect((await api.complete(HEAD, 'confirmation.review', id, { decision: 'return' })).body.code).toBe(
      'CONFIRMATION.REASON_MISSING',
    );
    await api.act(HEAD, 'confirmation.review', id, { decision: 'return', reason: '请按 2A 提出' });
    await api.act(SUPERIOR, 'confirmation.proposal', id, { level: 'junior-3' });
    await api.act(HEAD, 'confirmation.review', id, { decision: 'endorse' });
    expect(await due(HR_MANAGER, 'confirmation.decision')).toBe(workday(7));
    const above = { decision: 'amend', level: 'intermediate1-1', reason: '更高' };
    expect((await api.complete(HR_MANAGER, 'confirmation.decision', id, above)).body.code).toBe(
      'CONFIRMATION.ABOVE_OFFER',
    );
    await api.act(HR_MANAGER, 'confirmation.decision', id, { decision: 'approve' });
    expect(await standingOf(stack, 'E1')).toMatchObject({
      status: 'confirmed',
      confirmedOn: today,
      level: 'junior-3',
      levelFrom: today,
      countsFrom: today,
      source: 'confirmation',
      payFrom: today,
    });
    await api.act('E1', 'level.notice', id, { signature: 'signed' });
    const done = await api.caseAt<Case>(HR, id, 'confirmed');
    expect(done.decisions.map(({ kind, outcome }) => `${kind}:${outcome}`)).toEqual([
      'proposal:proposed',
      'review:return',
      'proposal:proposed',
      'review:endorse',
      'hr-decision:approve',
      'notice:signed',
    ]);
    expect((await caseState(stack, id))?.closed).toBe(true);
    const told = await api.get<{ items: { caseId: string }[] }>('E1', '/v1/messages');
    expect(told.body.items.map(({ caseId }) => caseId)).toContain(id);
  });

  test('who is confirmed, has left or has no ladder is refused', async () => {
    for (const [person, code] of [
      ['E2', 'CONFIRMATION.CONFIRMED_ALREADY'],
      ['nobody', 'CONFIRMATION.NOBODY'],
    ]) {
      const answer = await api.send<Problem>(HR, 'post', `/v1/people/${person}/confirmation`, { confirmedOn: today });
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    }
    expect((await api.send('E2', 'post', '/v1/people/E1/confirmation', { confirmedOn: today })).status).toBe(403);
  });

  test('I-43: more than the rules offer is an exception, which the general manager decides', async () => {
    await settled('N4', { hiredOn: addMonths(today, -3) });
    const { body } = await api.send<Case>(HR, 'post', '/v1/people/N4/confirmation', { confirmedOn: today });
    const form = { level: 'intermediate1-1', contribution: '客户投诉处理流程改进,记录在案', reason: '贡献特别突出' };
    await api.act(SUPERIOR, 'confirmation.proposal', body.id, form);
    await api.act(HEAD, 'confirmation.review', body.id, { decision: 'endorse' });
    await api.act(HR_MANAGER, 'confirmation.decision', body.id, { decision: 'approve' });
    await api.act(GM, 'confirmation.gm-decision', body.id, { decision: 'reject', reason: '按制度办理' });
    expect(await standingOf(stack, 'N4')).toMatchObject({ level: 'junior-3', status: 'confirmed' }); // 7.3.2
  });
});

describe('transfer (§10)', () => {
  const transfer = (person: string, more: object) =>
    api.send<Case & Problem>(HR, 'post', `/v1/people/${person}/transfer`, {
      position: 'quality-inspector',
      departmentId: 'RD',
      superiorId: RELATED,
      transferOn: today,
      reason: '质检补员',
      ...more,
    });

  test('I-72: an agent becomes an inspector: opening, both heads, the employee; the level stays', async () => {
    expect((await transfer('E3', { opening: '张某离职' })).body).toMatchObject({
      code: 'TRANSFER.LEVEL_TOO_LOW',
      clause: 'I-72',
    });
    expect((await transfer('E2', {})).body.code).toBe('TRANSFER.OPENING_MISSING');
    const opened = await transfer('E2', { opening: '张某离职,编制空缺一人' });
    expect([opened.status, opened.body.stage]).toEqual([201, 'opening']);
    const { id } = opened.body;
    expect((await transfer('E2', { opening: '张某离职' })).body.code).toBe('TRANSFER.ALREADY_OPEN');
    await api.act(HR_MANAGER, 'transfer.opening', id, { decision: 'confirm' });
    await api.act(HEAD, 'transfer.agreement', id, { agreed: true });
    expect((await api.complete(RELATED, 'transfer.agreement', id, { agreed: false })).body.code).toBe(
      'TRANSFER.REASON_MISSING',
    );
    await api.act(RELATED, 'transfer.agreement', id, { agreed: true });
    await api.act('E2', 'transfer.acknowledgement', id, { acknowledged: true });
    await api.caseAt<Case>(HR, id, 'transferred');
    expect(await standingOf(stack, 'E2')).toMatchObject({
      position: 'quality-inspector',
      departmentId: 'RD',
      superiorId: RELATED,
      level: 'intermediate1-1',
      payFrom: null,
    });
  });

  test.each([
    ['9.3.3: upwards is a promotion', 'E3', { position: 'team-leader' }, 'TRANSFER.NEEDS_PROMOTION'],
    ['nothing moves', 'E3', { position: 'agent', departmentId: 'CC' }, 'TRANSFER.NOTHING_MOVES'],
    ['an unknown department', 'E3', { departmentId: 'nowhere' }, 'TRANSFER.DEPARTMENT_UNKNOWN'],
    ['under himself', 'E3', { superiorId: 'E3' }, 'TRANSFER.SUPERIOR_UNFIT'],
    ['before the present post began', 'E3', { position: 'agent', transferOn: '2010-01-01' }, 'TRANSFER.DATE_UNFIT'],
    ['nobody', 'nobody', {}, 'TRANSFER.NOBODY'],
  ])('%s: refused', async (_, person, more, code) => {
    const answer = await transfer(person, more);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(answer.body.clause).toBeDefined();
  });
});

describe('two open the same at the same moment', () => {
  /** Nothing is written to the table until both are about to write. */
  async function together<T>(table: 'person' | 'personnel_case', both: () => readonly Promise<T>[]): Promise<T[]> {
    const blocker = new pg.Client({ connectionString: stack.ownerUrl });
    await blocker.connect();
    await blocker.query(`begin; lock table ${table} in exclusive mode`);
    const answers = both();
    await until('both wait for the table', async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(stack.database.db);
      return (rows[0]?.n ?? 0) >= 2;
    });
    await blocker.query('commit');
    await blocker.end();
    return Promise.all(answers);
  }
  const seen = (answers: readonly { readonly status: number; readonly body: Problem }[]) =>
    answers.map(({ status, body }) => (status === 201 ? '201' : `${status} ${body.code}`)).sort();

  test('§6, 7.1: who comes second is told, and leaves nothing', async () => {
    const two = [1, 2] as const;
    const hires = await together('person', () =>
      two.map(() => hire({ personId: 'N9', hiredOn: addMonths(today, -3) })),
    );
    expect(seen(hires)).toEqual(['201', '409 HIRE.NUMBER_TAKEN']);
    const entering = hires.find(({ status }) => status === 201)?.body.id ?? '';
    await api.act(SUPERIOR, 'entry.proposal', entering, { level: 'junior-1' });
    await api.act(HEAD, 'entry.review', entering, { decision: 'endorse' });
    await api.act(HR, 'entry.verification', entering, { decision: 'verify' });
    const path = '/v1/people/N9/confirmation';
    const opened = await together('personnel_case', () =>
      two.map(() => api.send<Case & Problem>(HR, 'post', path, { confirmedOn: today })),
    );
    expect(seen(opened)).toEqual(['201', '409 CONFIRMATION.ALREADY_OPEN']);
    const { rows } = await sql<{ cases: number; left: number }>`
      select (select count(*)::int from personnel_case where person_id = 'N9') as cases,
             (select count(*)::int from evaluation e
              where not exists (select from personnel_case c where c.id = e.case_id)) as left`.execute(
      stack.database.db,
    );
    expect(rows).toEqual([{ cases: 2, left: 0 }]);
  });
});

describe('somebody leaves (I-58)', () => {
  test('his cases end, his tasks go to the successor, his account is closed', async () => {
    await settled('N5', { hiredOn: addMonths(today, -3) });
    const { body: confirmation } = await api.send<Case>(HR, 'post', '/v1/people/N5/confirmation', {
      confirmedOn: today,
    });
    const own = await hire({ personId: 'N6', hiredOn: addMonths(today, -1) });
    const account = await api.get<{ items: { login: string; disabled: boolean }[] }>(GM, '/v1/accounts?limit=200');
    expect(account.body.items.find(({ login }) => login === 'm-sup')?.disabled ?? false).toBe(false);

    const lastDay = addDays(today, -1);
    const leave = (person: string, more: object = {}) =>
      api.send<Case & Problem>(HR, 'post', `/v1/people/${person}/departure`, { lastDay, reason: '个人原因', ...more });
    expect((await leave(SUPERIOR)).body.code).toBe('DEPARTURE.SUCCESSOR_MISSING');
    expect((await leave(SUPERIOR, { successorId: SUPERIOR })).body.code).toBe('DEPARTURE.SUCCESSOR_UNFIT');
    expect((await leave(SUPERIOR, { successorId: HEAD, lastDay: '2010-01-01' })).body.code).toBe(
      'DEPARTURE.DATE_UNFIT',
    );
    expect((await leave('nobody', { successorId: HEAD })).body.code).toBe('DEPARTURE.NOBODY');

    // The person whom a case is about leaves: it ends.
    const gone = await leave('N6', { successorId: 'E3' });
    expect(gone.status).toBe(201);
    await api.caseAt(HR, gone.body.id, 'left');
    expect(await api.caseAt<Case>(HR, own.body.id, 'cancelled')).toMatchObject({ outcome: 'left' });
    expect((await leave('N6', { successorId: 'E3' })).body.code).toBe('DEPARTURE.NOBODY');

    // Who has to act leaves: the successor finds the task in his inbox, and may do it.
    // He is the HR manager: one of HR asks, the general manager is the second person (4.1).
    const asked = await leave(SUPERIOR, { successorId: HEAD });
    expect(asked.status).toBe(202);
    const { no } = asked.body as unknown as { no: number };
    expect((await api.send(GM, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' })).status).toBe(
      200,
    );
    const { body: opened } = await api.get<{ items: { id: string }[] }>(
      HR,
      `/v1/cases?kind=departure&person=${SUPERIOR}`,
    );
    await api.caseAt(HR, opened.items[0]?.id ?? '', 'left');
    await api.act(HEAD, 'confirmation.proposal', confirmation.id, { level: 'junior-1' });
    expect(await standingOf(stack, SUPERIOR)).toMatchObject({ status: 'left', leftOn: today });
    expect(await standingOf(stack, 'E3')).toMatchObject({ superiorId: HEAD });
    const timeline = await api.get<{ items: { act: string; clause: string | null }[] }>(
      HR,
      `/v1/cases/${confirmation.id}/timeline?limit=200`,
    );
    expect(timeline.body.items.filter(({ act }) => act === 'task.handed-on')).toHaveLength(1);
    const { rows } = await sql<{ disabled: boolean }>`
      select disabled from account where person_id = ${SUPERIOR}`.execute(stack.database.db);
    expect(rows).toEqual([{ disabled: true }]);
  });

  test('until the day it may be moved, given another successor, and taken back', async () => {
    const body = { lastDay: addDays(today, 20), reason: '合同到期' };
    const { body: opened } = await api.send<Case>(HR, 'post', '/v1/people/E3/departure', body);
    expect(opened.stage).toBe('waiting');
    const conduct = (form: object) => api.complete(HR, 'departure.conduct', opened.id, form);
    const bad = await conduct({ do: 'name-successor', successorId: 'E3', reason: '误填' });
    expect([bad.status, bad.body.code]).toEqual([422, 'DEPARTURE.SUCCESSOR_UNFIT']);
    expect((await conduct({ do: 'name-successor', successorId: 'E1', reason: '接手' })).status).toBe(200);
    expect((await conduct({ do: 'move', lastDay: '2001-01-01', reason: '误填' })).body.code).toBe(
      'DEPARTURE.DATE_UNFIT',
    );
    expect((await conduct({ do: 'move', lastDay: addDays(today, 30), reason: '延期' })).status).toBe(200);
    expect(await caseState(stack, opened.id)).toMatchObject({
      detail: { lastDay: addDays(today, 30), successorId: 'E1' },
    });
    expect((await conduct({ do: 'withdraw', reason: '续签合同' })).status).toBe(200);
    expect(await caseState(stack, opened.id)).toMatchObject({ stage: 'withdrawn', closed: true });
    expect(await standingOf(stack, 'E3')).toMatchObject({ status: 'confirmed', leftOn: null });
  });
});
