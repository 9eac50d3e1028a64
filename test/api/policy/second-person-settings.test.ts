import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import request from 'supertest';
import { caseTerms } from '../../../activities/case-terms.js';
import { listReleases } from '../../../db/policy/releases.js';
import { loadCalendar } from '../../../policy/data/calendar.js';
import { loadInstalledLibrary } from '../../../policy/data/installed-library.js';
import { createLiveLibrary } from '../../../policy/data/live-library.js';
import type { Policy } from '../../../policy/data/policy-schema.js';
import { createEngine } from '../../../policy/engine.js';
import { expectAppendOnly } from '../../support/owner.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

interface Body {
  readonly next: string;
  readonly earliest: string;
  readonly detail: string;
  readonly clause: string;
  readonly texts: { readonly detail: { readonly zh: string } };
  readonly errors: readonly { readonly path: string; readonly texts: { readonly zh: string } }[];
  readonly what: { readonly zh: string };
  readonly waiting: { readonly no: number } | null;
  readonly fields: readonly { readonly path: string; readonly clause: string; readonly value: unknown }[];
  readonly draft: {
    readonly revision: number;
    readonly savedBy: string;
    readonly changes: Readonly<Record<string, unknown>>;
    readonly differences: readonly { readonly from: { readonly zh: string }; readonly to: { readonly zh: string } }[];
    readonly policy: Policy | null;
  } | null;
  readonly versions: readonly { readonly version: string; readonly validTo: string | null }[];
  readonly policyVersion: string;
  readonly launchBy: string;
  readonly cycles: readonly { readonly differing: number }[];
  readonly no: number;
  readonly code: string;
  readonly state: string;
  readonly items: readonly { readonly no: number; readonly monthlyAmount: string }[];
}
const call = async (
  login: string,
  method: 'get' | 'post' | 'put' | 'delete',
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
  // What stands is not rewritten, and nobody is told that it was; the same again is no fault.
  const other = { ...rates, rates: [{ level: 'junior-1', monthlyAmount: '50000.00' }] };
  expect((await call('h2', 'post', '/v1/pay-rates', other)).body.code).toBe('PAY.STANDS_ALREADY');
  expect((await call('h2', 'post', '/v1/pay-rates', rates)).status).toBe(202);
});

// The clock stands at 3 December 2026 by now.
const LAUNCH = 'levelPromotion.launchWorkdays';
const title = { zh: '第二版', en: 'second version' };
const save = (login: string, revision: number | null, changes: object) =>
  call(login, 'put', '/v1/policy/draft', { revision, title, changes });
const release = (login: string, revision: number, validFrom: string) =>
  call(login, 'post', '/v1/policy/draft/release', { revision, validFrom, reason: '管理层会议决定' });
const draft = async (login = 'h1') => (await call(login, 'get', '/v1/policy/draft')).body;
const ask = { kind: 'cycle-calendar', cycle: '2027-01' };

test('the next version is drafted in a form with the § beside each number, and what cannot stand is told there (13.1)', async () => {
  const empty = await draft();
  expect(empty).toMatchObject({ next: 'v2', earliest: '2026-12-04', draft: null, waiting: null });
  expect(empty.fields.find(({ path }) => path === LAUNCH)).toMatchObject({ clause: '8.5.1', value: 5 });
  for (const login of ['e1', 'd1', 'i1']) expect((await call(login, 'get', '/v1/policy/draft')).status).toBe(403);
  expect((await save('g1', null, { [LAUNCH]: 7 })).status).toBe(403);
  const wrong = await save('h1', null, { [LAUNCH]: 0, 'panel.weights.humanResources': 30 });
  expect([wrong.status, wrong.body.code, wrong.body.clause]).toEqual([422, 'POLICY_DRAFT.UNFIT', '13.1']);
  expect(wrong.body.errors.map(({ path, texts }) => [path, texts.zh])).toEqual([
    [`changes.${LAUNCH}`, '须为 1 至 366 的整数。'],
  ]);
  const weights = await save('h1', null, { 'panel.weights.humanResources': 30 });
  expect(weights.body.errors.map(({ texts }) => texts.zh)).toEqual(Array(4).fill('权重合计须为 100，现为 110。'));
  expect((await draft()).draft).toBeNull();
});

test('nobody writes over what he has not seen, and a draft can be thrown away', async () => {
  expect((await save('h1', null, { [LAUNCH]: 6 })).body.draft).toMatchObject({ revision: 1, savedBy: '何人事' });
  const late = await save('h2', null, { [LAUNCH]: 9 });
  expect([late.status, late.body.code]).toEqual([409, 'POLICY_DRAFT.MEANWHILE']);
  expect(late.body.texts.detail.zh).toMatch(/^草稿已先由 何人事（h1）于 2026-12-03 10:00 保存/);
  expect((await save('h2', 1, { [LAUNCH]: 7 })).body.draft).toMatchObject({
    revision: 2,
    savedBy: '韩经理',
    differences: [{ from: { zh: '5' }, to: { zh: '7' } }],
  });
  expect((await call('h1', 'delete', '/v1/policy/draft?revision=1')).body.code).toBe('POLICY_DRAFT.MEANWHILE');
  expect((await call('h1', 'delete', '/v1/policy/draft?revision=2')).status).toBe(204);
  expect((await save('h1', 2, { [LAUNCH]: 7 })).body.code).toBe('POLICY_DRAFT.NONE');
  const { rows } = await sql`select actor, before -> 'changes' as changes from ledger
    where act = 'policy.draft-thrown-away'`.execute(harness.database.db);
  expect(rows).toEqual([{ actor: 'h1', changes: { [LAUNCH]: 7 } }]);
});

test('what is tried of a draft is what it would be, and nothing is written', async () => {
  const drafted = (await save('h1', null, { 'levelPromotion.monthsSinceLevel': 12, [LAUNCH]: 7 })).body.draft;
  const tried = await call('h1', 'post', '/v1/policy/what-if', { cycles: ['2026-07'], policy: drafted?.policy });
  expect([tried.status, tried.body.cycles.length]).toEqual([200, 1]);
  expect((await draft()).draft?.revision).toBe(1);
});

test('it is released by the general manager from a day that is still to come; meanwhile it stays as it is', async () => {
  expect((await release('h1', 1, '2026-12-03')).body).toMatchObject({
    code: 'POLICY_DRAFT.TOO_EARLY',
    errors: [{ path: 'validFrom' }],
  });
  const asked = await release('h1', 1, '2027-01-01');
  expect([asked.status, asked.body.state]).toEqual([202, 'waiting']);
  expect(asked.body.what.zh).toContain('§8.5.1 职级晋升·发起期限（工作日）：5 → 7');
  expect((await draft('g1')).waiting?.no).toBe(asked.body.no);
  for (const login of ['h1', 'h2']) expect((await save(login, 1, {})).body.code).toBe('POLICY_DRAFT.WAITS');
  expect((await call('h1', 'delete', '/v1/policy/draft?revision=1')).body.code).toBe('POLICY_DRAFT.WAITS');
  for (const login of ['h1', 'h2', 'i1']) expect((await decide(login, asked.body.no)).status).toBeGreaterThan(400);
  expect((await call('h1', 'get', '/v1/policy')).body.versions).toHaveLength(1);
  expect((await decide('g1', asked.body.no)).body.state).toBe('applied');
  expect(await draft()).toMatchObject({ next: 'v3', draft: null, waiting: null, earliest: '2027-01-02' });
  const { versions } = (await call('e1', 'get', '/v1/policy')).body;
  expect(versions.map(({ version, validTo }) => [version, validTo])).toEqual([
    ['v1', '2026-12-31'],
    ['v2', null],
  ]);
  const { rows } = await sql`select actor, after ->> 'askedBy' as "askedBy", after ->> 'sha256' = r.sha256 as hashed
    from ledger join policy_release r on true where act = 'policy.release'`.execute(harness.database.db);
  expect(rows).toEqual([{ actor: 'g1', askedBy: 'h1', hashed: true }]);
  const news = (await call('e1', 'get', '/v1/announcements')).body.items as readonly unknown[];
  expect(JSON.stringify(news)).toContain('制度版本 v2 自 2027-01-01 起施行');
  await expectAppendOnly(
    harness.database.db,
    "update policy_release set document = '{}'",
    'delete from policy_release',
  );
});

test('a decision cites the version of its day, what is under way keeps its own, and both can be computed again offline', async () => {
  const { db } = harness.database;
  const folder = mkdtempSync(join(tmpdir(), 'released-'));
  try {
    expect((await call('e1', 'post', '/v1/policy/evaluations', ask)).body).toMatchObject({
      policyVersion: 'v2',
      launchBy: '2027-01-12',
    });
    const older = { ...ask, cycle: '2026-07' };
    expect((await call('e1', 'post', '/v1/policy/evaluations', older)).body.policyVersion).toBe('v1');
    // Another process: it takes the version in while it runs, and writes it beside those of its folder.
    const library = createLiveLibrary(folder);
    const engine = createEngine({ library, calendar: loadCalendar() });
    expect(engine.evaluate(ask)).toMatchObject({ policyVersion: 'v1' });
    expect(library.renew(await listReleases(db))).toEqual([]);
    expect(engine.evaluate(ask)).toMatchObject({ policyVersion: 'v2', launchBy: '2027-01-12' });
    expect(engine.evaluateWith('v1', ask)).toMatchObject({ policyVersion: 'v1', launchBy: '2027-01-08' });
    const began = async (at: string) => (await caseTerms({ db, library }, Date.parse(at))).policyVersion;
    expect(await began('2026-12-31T15:59:00Z')).toBe('v1');
    expect(await began('2026-12-31T16:00:00Z')).toBe('v2');
    // The command line reads the folder alone.
    const offline = loadInstalledLibrary(folder);
    expect(offline.versions).toEqual(library.versions);
    const file = join(folder, 'policy', 'versions', 'v2', 'policy.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"value": 7', '"value": 8'));
    expect(() => loadInstalledLibrary(folder)).toThrow(/is not what was released/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
