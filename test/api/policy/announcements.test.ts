import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../support/owner.js';
import request from 'supertest';
import { until } from '../../../cli/play/until.js';
import { receivedAt } from '../../../db/announcements/receipts.js';
import { privacyAnnouncement } from '../../../policy/announcing.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { startAnnouncing } from '../../../worker/telling/announcing.js';
import { library } from '../../policy/fixture.js';
import { addAuditor, createHarness, type Harness } from '../harness.js';

// The harness's clock stands at 2026-11-23, ten in the morning in Shanghai.
const TODAY = '2026-11-23';
const EVERYBODY = ['d1', 'e1', 'e2', 'g1', 'h1', 'h2', 'i1', 's1', 's2'];
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on, left_on)
    values ('x1', '已离职', 'care', 's1', 'left', '2024-01-02', '2024-04-02', '2026-10-31')`.execute(
    harness.database.db,
  );
});
afterAll(() => harness.close());

interface Announcement {
  readonly no: number;
  readonly kind: string;
  readonly title: { readonly zh: string };
  readonly body: { readonly zh: string };
  readonly readAt: string | null;
}
interface Body {
  readonly code: string;
  readonly no: number;
  readonly version: string;
  readonly readAt: string | null;
  readonly sections: readonly object[];
  readonly items: readonly (Announcement & {
    readonly personId: string;
    readonly hasAccount: boolean;
    readonly people: number;
    readonly read: number;
    readonly announces: boolean;
    readonly subject: { readonly zh: string };
  })[];
}
async function call(who: string, method: 'get' | 'post' | 'put', path: string, body?: object) {
  const answer = await request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(who)}`, 'Idempotency-Key': randomUUID() })
    .send(body);
  return { status: answer.status, body: answer.body as Body };
}
const announced = async (who: string) => (await call(who, 'get', '/v1/announcements')).body.items;
const messages = async (who: string) => (await call(who, 'get', '/v1/messages')).body.items;
const people = async (no: number, query = '') =>
  (await call('h1', 'get', `/v1/receipts/${no}/people${query}`)).body.items.map(({ personId }) => personId);
/** Sets a switch; where it waits for a second person, the general manager approves it at once (4.1). */
async function set(entry: string, value: string | number, key?: string) {
  const asked = await call('h1', 'post', `/v1/policy/register/${entry}/choices`, {
    value,
    effectiveFrom: TODAY,
    reason: '部门会议决定',
    ...(key === undefined ? {} : { switch: key }),
  });
  if (asked.status !== 202) return asked;
  const { no } = asked.body as unknown as { no: number };
  const done = await call('g1', 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });
  return done.status === 200 ? { ...done, status: 201 } : done;
}

/** A worker that starts with these versions, looks once, and stops. */
async function workerStarts(of: PolicyLibrary, count: number): Promise<void> {
  const stopped = new AbortController();
  const { db } = harness.database;
  const log = { info: () => undefined, warn: () => undefined };
  const { done } = startAnnouncing({ db, library: of, log, signal: stopped.signal, now: () => harness.clock.now });
  await until(`${count} announcements`, async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from announcement`.execute(db);
    return rows[0]?.n === count;
  });
  stopped.abort();
  await done;
}

describe('what is announced (13.1, 13.3, I-80)', () => {
  test('the version in force, when the service starts with it: to everybody who is here, once, and by mail', async () => {
    const { db } = harness.database;
    await sql`insert into mail_service (sender, since) values ('hr@example.org', now())`.execute(db);
    await workerStarts(library, 2);
    await workerStarts(library, 2);
    const [version] = await announced('e1');
    expect(version).toMatchObject({ kind: 'policy-version', title: { zh: '制度版本 v1 现行有效' }, readAt: null });
    expect(await people(version?.no ?? 0)).toEqual(EVERYBODY);
    const told = await messages('e1');
    expect(told).toMatchObject([{ announces: true, subject: { zh: '制度版本 v1 现行有效' } }]);
    const { rows } = await sql<{ n: number; whole: number }>`
      select count(*)::int as n, count(*) filter (where whole)::int as whole from outbox`.execute(db);
    expect(rows).toEqual([{ n: EVERYBODY.length, whole: 0 }]);
  });

  test('another version, with what it changes', async () => {
    const { newest } = library;
    const next = {
      ...newest,
      version: 'v2',
      validFrom: '2027-01-01',
      title: { zh: '二〇二七年修订', en: 'Revision of 2027' },
      levelPromotion: {
        ...newest.levelPromotion,
        launchWorkdays: { ...newest.levelPromotion.launchWorkdays, value: 4 },
      },
    };
    const versions = [{ ...newest, validTo: '2026-12-31' }, next];
    await workerStarts({ ...library, versions, newest: next, choicesOf: () => ({}) }, 3);
    const [latest] = await announced('e2');
    expect(latest?.title.zh).toBe('制度版本 v2 自 2027-01-01 起施行');
    expect(latest?.body.zh).toMatch(/与版本 v1 有 1 处不同。\n§8\.5\.1 .*5 → 4/);
  });

  test('each change of a switch, in the moment it holds; one that waits for the general manager, or that he refuses, not', async () => {
    const before = (await announced('e1')).length;
    expect((await set('I-24', 'nothing-stands')).status).toBe(201);
    const [latest] = await announced('e1');
    expect(latest).toMatchObject({ kind: 'switch', readAt: null });
    expect(latest?.body.zh).toContain('由“直接步数保留”改为“全部作废”，自 2026-11-23 起');
    expect((await messages('e1'))[0]?.subject.zh).toBe(latest?.title.zh);
    const proposed = await set('I-42', 'cycle-month');
    expect(await announced('e1')).toHaveLength(before + 1);
    await call('g1', 'post', `/v1/policy/choices/${proposed.body.no}/decision`, { decision: 'reject', reason: '不利' });
    expect(await announced('e1')).toHaveLength(before + 1);
    const again = await set('I-42', 'cycle-month');
    await call('g1', 'post', `/v1/policy/choices/${again.body.no}/decision`, { decision: 'approve' });
    expect(await announced('e1')).toHaveLength(before + 2);
    expect((await set('I-30', 101, 'passMark.level')).status).toBe(422);
    expect(await announced('e1')).toHaveLength(before + 2);
  });
});

describe('receipts (I-80)', () => {
  const latest = async (who: string): Promise<number> => (await announced(who))[0]?.no ?? 0;
  const sign = (who: string, no: number) => call(who, 'put', `/v1/announcements/${no}/receipt`);

  test('each gives his own, once for good; what did not concern him is not his to sign', async () => {
    const no = await latest('e1');
    const first = await sign('e1', no);
    expect([first.status, first.body.readAt]).toEqual([200, harness.clock.now.toISOString()]);
    const { now } = harness.clock;
    harness.clock.now = new Date(now.getTime() + 3_600_000);
    expect((await sign('e1', no)).body.readAt).toBe(first.body.readAt);
    harness.clock.now = now;
    expect((await call('e1', 'get', '/v1/announcements?unread=true')).body.items.map((one) => one.no)).not.toContain(
      no,
    );
    expect((await sign('e1', 999_999)).body.code).toBe('ANNOUNCEMENT.NOT_FOUND');
    const { db } = harness.database;
    await expectAppendOnly(
      db,
      'update announcement_receipt set read_at = now()',
      'delete from announcement_addressee',
      'update announcement set title = \'{"zh":"","en":""}\'',
    );
    const forged = sql`insert into announcement_receipt values (${no}, 'x1', now())`;
    await expect(forged.execute(db)).rejects.toThrow(/foreign key/);
  });

  test('HR sees who has not read, by department; nobody else does', async () => {
    const no = await latest('e1');
    const all = (await call('h2', 'get', '/v1/receipts')).body.items;
    expect(all.find((one) => one.no === no)).toMatchObject({ people: EVERYBODY.length, read: 1 });
    expect(await people(no, '?read=false')).toEqual(EVERYBODY.filter((one) => one !== 'e1'));
    expect(await people(no, '?read=true')).toEqual(['e1']);
    expect(await people(no, '?read=false&department=care')).toEqual(['d1', 'e2', 's1', 's2']);
    for (const who of ['e1', 'd1', 'g1', 'i1']) {
      expect((await call(who, 'get', '/v1/receipts')).status).toBe(403);
      expect((await call(who, 'get', `/v1/receipts/${no}/people`)).status).toBe(403);
    }
    expect((await call('h1', 'get', '/v1/receipts/999999/people')).body.code).toBe('ANNOUNCEMENT.NOT_FOUND');
  });

  test('who comes later is told of what holds; who leaves without having read counts no longer', async () => {
    const { db } = harness.database;
    await sql`insert into person (id, name, department_id, superior_id, status, hired_on)
      values ('n1', '新来', 'care', 's1', 'probation', '2026-11-20')`.execute(db);
    await sql`update person set status = 'left', left_on = '2026-11-22' where id = 'e2'`.execute(db);
    const { rows } = await sql<{
      no: number;
    }>`select no from announcement where kind = 'policy-version' order by no`.execute(db);
    await workerStarts(library, 5);
    const [first] = rows;
    expect(await people(first?.no ?? 0, '?read=false&department=care')).toEqual(['d1', 'e1', 'n1', 's1', 's2']);
    const unread = (await call('h1', 'get', `/v1/receipts/${first?.no ?? 0}/people?department=care`)).body.items;
    expect(unread.find(({ personId }) => personId === 'n1')?.hasAccount).toBe(false);
  });
});

describe('the privacy notice', () => {
  test('is to be read by everybody, acknowledged once an edition, and in nobody’s way', async () => {
    const read = async (who: string) => (await call(who, 'get', '/v1/privacy-notice')).body;
    const { version, readAt, sections } = await read('s1');
    expect([version, readAt, sections.length]).toEqual(['2', null, 5]);
    // Nothing waits for it: who has confirmed nothing works as ever.
    expect((await call('s1', 'get', '/v1/tasks')).status).toBe(200);
    expect((await call('s1', 'put', '/v1/privacy-notice/1/receipt')).body.code).toBe('ANNOUNCEMENT.OTHER_EDITION');
    const given = await call('s1', 'put', '/v1/privacy-notice/2/receipt');
    expect([given.status, (await read('s1')).readAt]).toEqual([200, given.body.readAt]);
    expect((await call('s1', 'put', '/v1/privacy-notice/2/receipt')).body.readAt).toBe(given.body.readAt);
    expect((await read('s2')).readAt).toBeNull();
    const notice = (await call('h1', 'get', '/v1/receipts')).body.items.find(({ kind }) => kind === 'privacy');
    expect(await people(notice?.no ?? 0, '?read=true')).toEqual(['s1']);
  });

  test('words that change take another edition: each has its line here, and no line is ever changed', () => {
    const { version, sections } = library.privacyNotice;
    const digest = createHash('sha256').update(JSON.stringify(sections)).digest('hex').slice(0, 16);
    // An edition a line, in their order: changed words are a further line and the next number.
    const editions = ['d01aae7c91acae0c', '6b99577ce5ea82e4'];
    expect([version, digest]).toEqual([String(editions.length), editions.at(-1)]);
    expect(new Set(editions).size).toBe(editions.length);
  });

  test('other words under the same number are told anew, and no receipt of the former ones counts for them', async () => {
    const { privacyNotice } = library;
    const [first, ...rest] = privacyNotice.sections;
    if (first === undefined) throw new Error('no sections');
    const title = { ...first.title, en: 'Altered' };
    const altered = { ...privacyNotice, sections: [{ ...first, title }, ...rest] };
    expect(privacyAnnouncement(altered).key).not.toBe(privacyAnnouncement(privacyNotice).key);
    await call('s1', 'put', `/v1/privacy-notice/${privacyNotice.version}/receipt`);
    const read = (notice: typeof privacyNotice) =>
      receivedAt(harness.database.db, 's1', privacyAnnouncement(notice).key);
    expect([(await read(privacyNotice)) === undefined, await read(altered)]).toEqual([false, undefined]);
  });

  test('says the periods of the plan', () => {
    const plan = library.retentionOf(library.newest.version);
    const said = JSON.stringify(library.privacyNotice.sections[3]);
    for (const kept of Object.values(plan)) {
      if (kept.from === 'departure') expect(said).toContain(` ${kept.months} `);
    }
    const reads = JSON.stringify(library.privacyNotice.sections[2]);
    expect(reads).toContain(`${plan.reads.days} days`);
    expect(plan.refused.days).toBe(plan.reads.days);
    for (const days of [plan.journal.days, plan.drafts.days, plan.intrusions.days]) expect(said).toContain(` ${days}`);
  });
});

describe('who audits writes nothing, and is asked for no receipt (4.1)', () => {
  const kinds = async (who: string) => new Set((await announced(who)).map(({ kind }) => kind));
  const counted = async (kind: string) =>
    (await call('h1', 'get', '/v1/receipts')).body.items.filter((one) => one.kind === kind).map(({ no }) => no);
  const asked = async (no: number) => (await people(no)).includes('u1');

  test('of the policy; the privacy notice is his own, and he is asked for it (I-80)', async () => {
    const { db } = harness.database;
    await addAuditor(harness);
    await workerStarts(library, 5);
    const version = (await counted('policy-version')).at(-1) ?? 0; // the one in force
    const [privacy = 0] = await counted('privacy');
    expect([await asked(version), await asked(privacy)]).toEqual([false, true]);
    expect([(await kinds('u1')).size, await messages('u1')]).toEqual([0, []]);
    expect((await call('u1', 'put', '/v1/privacy-notice/2/receipt')).status).toBe(200);
    // Who does not audit any more is told of what holds, and asked as everybody is.
    const audits = sql`account_id = (select id from account where person_id = 'u1')`;
    await sql`update account_role set role = 'employee' where ${audits}`.execute(db);
    await workerStarts(library, 5);
    expect(await asked(version)).toBe(true);
    // Who was asked and audits since cannot give it: he counts as little as who has left.
    await sql`update account_role set role = 'auditor' where ${audits}`.execute(db);
    expect([await asked(version), await asked(privacy)]).toEqual([false, true]);
    const [{ people: all } = { people: 0 }] = (await call('h1', 'get', '/v1/receipts')).body.items.filter(
      ({ no }) => no === version,
    );
    expect(all).toBe((await people(version)).length);
    expect((await call('u1', 'get', '/v1/announcements?unread=true')).body.items).toEqual([]);
  });
});
