import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../support/owner.js';
import request from 'supertest';
import { createOpenCycle } from '../../../activities/level-promotion/open-cycle.js';
import { calendar, engine, library } from '../../policy/fixture.js';
import { createHarness, type Harness } from '../harness.js';

// The harness's clock stands at 2026-11-23, ten in the morning in Shanghai.
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly clause?: string;
    readonly no: number;
    readonly state: string;
    readonly items: readonly { readonly id: string; readonly no: number; readonly inForce: Record<string, unknown> }[];
  };
}
const call = async (login: string, method: 'get' | 'post', path: string, body?: object): Promise<Answer> =>
  request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Idempotency-Key': randomUUID() })
    .send(body);
/** Sets a switch; where it waits for a second person, the general manager approves it at once (4.1). */
async function set(login: string, entry: string, body: object): Promise<Answer> {
  const asked = await call(login, 'post', `/v1/policy/register/${entry}/choices`, { reason: '部门会议决定', ...body });
  if (asked.status !== 202) return asked;
  const done = await call('g1', 'post', `/v1/waiting-changes/${asked.body.no}/decision`, { decision: 'approve' });
  expect([done.status, done.body.code]).toEqual([200, undefined]);
  const [newest] = (await call('g1', 'get', '/v1/policy/choices?limit=1')).body.items;
  return { status: 201, body: newest as unknown as Answer['body'] };
}
const decide = (login: string, no: number, body: object) =>
  call(login, 'post', `/v1/policy/choices/${no}/decision`, body);
const inForce = async (entry: string) =>
  (await call('e1', 'get', '/v1/policy/register')).body.items.find(({ id }) => id === entry)?.inForce;
const TOMORROW = '2026-11-24';
const TODAY = '2026-11-23';

describe('the switches of the register (§13.2)', () => {
  test('I-24: HR sets it from tomorrow; today’s cycles take what holds today, tomorrow’s the new one, and keep it', async () => {
    const answer = await set('h1', 'I-24', { value: 'nothing-stands', effectiveFrom: TOMORROW });
    expect([answer.status, answer.body.state]).toEqual([201, 'in-force']);
    expect(await inForce('I-24')).toEqual({ panelRefusesCrossing: 'direct-steps-stand' });
    const open = createOpenCycle({ db: harness.database.db, library, calendar, engine });
    const drafted = async (month: string, day: string) =>
      (await open({ cycleId: `LC-${month}`, month, openedBy: 'h1', at: Date.parse(`${day}T02:00:00Z`) })).choices;
    expect(await drafted('2026-07', TODAY)).toMatchObject({ panelRefusesCrossing: 'direct-steps-stand' });
    expect(await drafted('2027-01', TOMORROW)).toMatchObject({ panelRefusesCrossing: 'nothing-stands' });
    expect(await drafted('2026-07', TOMORROW)).toMatchObject({ panelRefusesCrossing: 'direct-steps-stand' });
  });

  test('I-30: nobody has chosen a pass mark before HR does; a case takes what holds on its day', async () => {
    expect(await inForce('I-30')).toEqual({});
    const answer = await set('h1', 'I-30', { value: 72.5, switch: 'passMark.level', effectiveFrom: TODAY });
    expect([answer.status, answer.body.state]).toEqual([201, 'in-force']);
    expect(await inForce('I-30')).toEqual({ 'passMark.level': 72.5 });
    const again = await set('h1', 'I-30', { value: 72.5, switch: 'passMark.level', effectiveFrom: TODAY });
    expect([again.status, again.body.code]).toEqual([409, 'REGISTER.UNCHANGED']);
  });

  test('I-42 belongs to HR and the GM: it holds once he has agreed, and not before', async () => {
    const proposed = await set('h2', 'I-42', { value: 'cycle-month', effectiveFrom: TODAY });
    expect([proposed.status, proposed.body.state]).toEqual([201, 'proposed']);
    expect(await inForce('I-42')).toEqual({ effectiveMonth: 'approval-month' });
    expect((await decide('h1', proposed.body.no, { decision: 'approve' })).body.code).toBe('AUTH.FORBIDDEN');
    expect((await decide('g1', proposed.body.no, { decision: 'reject' })).status).toBe(400); // without a reason
    const agreed = await decide('g1', proposed.body.no, { decision: 'approve' });
    expect([agreed.status, agreed.body.state]).toEqual([200, 'in-force']);
    expect(await inForce('I-42')).toEqual({ effectiveMonth: 'cycle-month' });
    const again = await decide('g1', proposed.body.no, { decision: 'approve' });
    expect([again.status, again.body.code]).toEqual([409, 'REGISTER.NOT_PROPOSED']);
  });

  test('a proposal that he refuses never holds; one whose day has passed has to be made again', async () => {
    const refused = await set('h1', 'I-42', { value: 'month-after-approval', effectiveFrom: TODAY });
    const answer = await decide('g1', refused.body.no, { decision: 'reject', reason: '不利于员工' });
    expect([answer.status, answer.body.state]).toEqual([200, 'rejected']);
    const late = await set('h1', 'I-42', { value: 'approval-month', effectiveFrom: TODAY });
    const { now } = harness.clock;
    harness.clock.now = new Date('2026-11-24T02:00:00Z');
    const tooLate = await decide('g1', late.body.no, { decision: 'approve' });
    expect([tooLate.status, tooLate.body.code]).toEqual([422, 'REGISTER.DAY_PASSED']);
    harness.clock.now = now;
    expect(await inForce('I-42')).toEqual({ effectiveMonth: 'cycle-month' });
  });

  test.each([
    ['I-24', { value: 'never', effectiveFrom: TODAY }, 422, 'REGISTER.VALUE_UNFIT'],
    ['I-30', { value: 101, switch: 'passMark.level', effectiveFrom: TODAY }, 422, 'REGISTER.VALUE_UNFIT'],
    ['I-30', { value: '75', switch: 'passMark.level', effectiveFrom: TODAY }, 422, 'REGISTER.VALUE_UNFIT'],
    ['I-30', { value: 75, effectiveFrom: TODAY }, 422, 'REGISTER.SWITCH_UNKNOWN'],
    ['I-30', { value: 75, switch: 'passMark.level', effectiveFrom: '2026-11-22' }, 422, 'REGISTER.BACKDATED'],
    ['I-24', { value: 'direct-steps-stand', effectiveFrom: TODAY }, 409, 'REGISTER.UNCHANGED'],
    ['I-23', { value: 'x', effectiveFrom: TODAY }, 422, 'REGISTER.NO_SWITCH'],
    ['I-99', { value: 'x', effectiveFrom: TODAY }, 404, 'REGISTER.NOT_FOUND'],
  ])('%s %j is refused with %d %s and changes nothing', async (entry, body, status, code) => {
    const before = (await call('h1', 'get', '/v1/policy/choices')).body.items;
    const answer = await set('h1', entry, body);
    expect([answer.status, answer.body.code, answer.body.clause]).toEqual([status, code, entry]);
    expect((await call('h1', 'get', '/v1/policy/choices')).body.items).toEqual(before);
  });

  test('bad input and others than HR are refused at the gate', async () => {
    const good = { value: 75, switch: 'passMark.level', effectiveFrom: TODAY };
    expect((await set('g1', 'I-30', good)).status).toBe(403);
    expect((await set('h1', 'I-30', { ...good, reason: ' ' })).status).toBe(400);
    expect((await set('h1', 'I-30', { ...good, effectiveFrom: '2026-02-30' })).status).toBe(400);
    expect((await set('h1', '1', good)).status).toBe(400);
  });

  test('every change is kept, with its line in the ledger; neither can be rewritten', async () => {
    const { db } = harness.database;
    const { items } = (await call('e1', 'get', '/v1/policy/choices?entry=I-42&limit=2')).body;
    expect(items).toHaveLength(2);
    const lines = await sql<{ act: string }>`
      select act from ledger where workflow_id = 'register' order by id`.execute(db);
    expect(lines.rows.map(({ act }) => act)).toEqual([
      'register.choice',
      'register.choice',
      'register.choice',
      'register.decision',
      'register.choice',
      'register.decision',
      'register.choice',
    ]);
    await expectAppendOnly(db, "update register_choice set value = '1'", 'delete from register_choice_decision');
    const own = sql`insert into register_choice_decision (choice_no, decision, decided_by)
      select no, 'approved', proposed_by from register_choice where needs_gm order by no desc limit 1`;
    await expect(own.execute(db)).rejects.toThrow(/not for/);
  });
});

describe('versions compared', () => {
  test('a version with itself differs in nothing; one that is not there is not found', async () => {
    const same = await call('e1', 'get', '/v1/policy/comparison?from=v1&to=v1');
    expect(same.body).toMatchObject({ from: { version: 'v1' }, differences: [], choices: [] });
    expect((await call('e1', 'get', '/v1/policy/comparison?from=v1&to=v9')).status).toBe(404);
    expect((await call('e1', 'get', '/v1/policy/comparison?from=v1')).status).toBe(400);
  });
});
