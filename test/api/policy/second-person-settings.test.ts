import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

interface Body {
  readonly no: number;
  readonly code: string;
  readonly state: string;
  readonly items: readonly { readonly no: number; readonly monthlyAmount: string }[];
}
const call = async (
  login: string,
  method: 'get' | 'post',
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> =>
  request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Idempotency-Key': randomUUID() })
    .send(body);
const decide = (login: string, no: number, body: object = { decision: 'approve' }) =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, body);
const mark = (value: number, effectiveFrom = '2026-12-01') => ({
  switch: 'passMark.level',
  value,
  effectiveFrom,
  reason: '部门会议决定',
});
const changes = async () => (await call('h1', 'get', '/v1/policy/choices')).body.items;

test('a switch that HR alone owns waits for the HR manager or the general manager (4.1)', async () => {
  const asked = await call('h1', 'post', '/v1/policy/register/I-30/choices', mark(75));
  expect([asked.status, asked.body.state]).toEqual([202, 'waiting']);
  expect(await changes()).toEqual([]);
  expect((await decide('h1', asked.body.no)).body.code).toBe('CHANGE.OWN');
  expect((await decide('i1', asked.body.no)).body.code).toBe('CHANGE.NOT_FOUND');
  expect((await decide('h2', asked.body.no)).body.state).toBe('applied');
  expect(await changes()).toMatchObject([{ key: 'passMark.level', value: 75, state: 'in-force', proposedBy: 'h1' }]);
});

test('what cannot stand is not even asked for, and is judged again when it is approved', async () => {
  expect((await call('h1', 'post', '/v1/policy/register/I-30/choices', mark(101))).body.code).toMatch(/^REGISTER\./);
  const asked = await call('h2', 'post', '/v1/policy/register/I-30/choices', mark(80));
  expect((await decide('h2', asked.body.no)).body.code).toBe('CHANGE.OWN');
  harness.clock.now = new Date('2026-12-03T02:00:00Z');
  expect((await decide('g1', asked.body.no)).body.code).toBe('REGISTER.BACKDATED');
  expect((await decide('g1', asked.body.no, { decision: 'refuse', reason: '日期已过' })).body.state).toBe('refused');
});

test('pay rates wait as well (12)', async () => {
  const rates = { effectiveFrom: '2026-12-01', rates: [{ level: 'junior-1', monthlyAmount: '5000.00' }] };
  expect((await call('h2', 'post', '/v1/pay-rates', rates)).status).toBe(202);
  const table = async () => (await call('h2', 'get', '/v1/pay-rates?on=2026-12-01')).body.items;
  expect(await table()).toEqual([]);
  const [asked] = (await call('g1', 'get', '/v1/waiting-changes?waiting=true')).body.items;
  expect((await decide('h2', asked?.no ?? 0)).body.code).toBe('CHANGE.OWN');
  expect((await decide('g1', asked?.no ?? 0)).body.state).toBe('applied');
  expect(await table()).toMatchObject([{ monthlyAmount: '5000.00' }]);
});
