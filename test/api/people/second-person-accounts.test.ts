import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../support/owner.js';
import request from 'supertest';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { changeAccount } from '../../../db/accounts/changes.js';
import { setMailService } from '../../../db/messages/mails.js';
import { momentIn } from '../../../domain/vocabulary/civil-date.js';
import { createHarness, PASSWORD, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness({ environment: { JINJI_PUBLIC_URL: 'http://jinji.example.com/' } });
  await sql`insert into person (id, name, department_id, status, hired_on)
    values ('n1', '倪新', 'care', 'probation', '2026-10-01')`.execute(harness.database.db);
});
afterAll(() => harness.close());

type Method = 'get' | 'post' | 'put' | 'patch';
interface Body {
  readonly code: string;
  readonly secret: string;
  readonly no: number;
  readonly state: string;
  readonly by: string;
  readonly id: number;
  readonly roles: readonly string[];
  readonly waitingRoles: readonly string[];
  readonly waitingToLose: readonly string[];
  readonly waitingToClose: boolean;
  readonly waitingToOpen: boolean;
  readonly disabled: boolean;
  readonly items: readonly never[];
}
interface Answer {
  readonly status: number;
  readonly body: Body;
}
const call = async (
  login: string | undefined,
  method: Method,
  path: string,
  body?: object,
  etag?: string,
): Promise<Answer> =>
  request(harness.express)
    [method](path)
    .set({
      ...(login === undefined ? {} : { Authorization: `Bearer ${await harness.tokenOf(login)}` }),
      ...(etag === undefined ? {} : { 'If-Match': `"${etag}"` }),
      'Idempotency-Key': randomUUID(),
    })
    .send(body);
const accountOf = async (login: string) => {
  const account = await findAccountByLogin(harness.database.db, login);
  if (account === undefined) throw new Error(login);
  return account;
};
const patch = async (login: string, of: string, body: object): Promise<Answer> => {
  const { id, version } = await accountOf(of);
  return call(login, 'patch', `/v1/accounts/${id}`, body, String(version));
};
const waitingOf = async (login: string): Promise<readonly Body[]> =>
  (await call(login, 'get', '/v1/waiting-changes?waiting=true')).body.items;
const newest = async (login: string): Promise<number> => (await waitingOf(login))[0]?.no ?? 0;
const decide = (login: string, no: number, body: object = { decision: 'approve' }): Promise<Answer> =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, body);
const told = async (login: string): Promise<readonly string[]> =>
  (await call(login, 'get', '/v1/messages?limit=100')).body.items.map(
    ({ subject }: { subject: { en: string } }) => subject.en,
  );
const signIn = async (login: string, password: string): Promise<number> =>
  (await call(undefined, 'post', '/v1/sessions', { login, password, token: true })).status;
const askCode = (login: string): Promise<Answer> => call(undefined, 'post', '/v1/password-resets', { login });
const complete = (secret: string, password: string): Promise<Answer> =>
  call(undefined, 'post', '/v1/password-resets/completion', { secret, password });
const reset = async (login: string, of: string, code?: string): Promise<Answer> =>
  call(login, 'post', `/v1/accounts/${(await accountOf(of)).id}/password-reset`, code === undefined ? {} : { code });

describe('a sensitive role (4.1)', () => {
  test.each(['gm', 'hr', 'hr-manager', 'it-admin', 'auditor'])(
    '%s waits for a second person; the others hold at once',
    async (role) => {
      const asked = await patch('i1', 'e1', { roles: ['employee', 'panel', role] });
      expect([asked.status, asked.body.roles, asked.body.waitingRoles]).toEqual([200, ['panel', 'employee'], [role]]);
      const no = await newest('i1');
      expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
      expect((await decide('h1', no)).body.code).toBe('CHANGE.NOT_FOUND');
      // Asked for again it waits once.
      await patch('i1', 'e1', { roles: ['employee', 'panel', role] });
      expect(await newest('i1')).toBe(no);
      expect((await decide('h2', no, { decision: 'refuse', reason: '无此安排' })).body.state).toBe('refused');
      expect((await accountOf('e1')).roles).toEqual(['panel', 'employee']);
    },
  );

  test('once approved holds, beside what was given meanwhile; owner and HR manager are told', async () => {
    expect((await patch('h2', 'e2', { roles: ['employee', 'hr'] })).body.waitingRoles).toEqual(['hr']);
    const no = await newest('h2');
    expect((await decide('h2', no)).body.code).toBe('CHANGE.OWN');
    await patch('i1', 'e2', { roles: ['employee', 'panel'] });
    expect((await decide('g1', no)).body.state).toBe('applied');
    expect((await accountOf('e2')).roles).toEqual(['hr', 'panel', 'employee']);
    for (const login of ['e2', 'h2']) {
      expect(await told(login)).toEqual(
        expect.arrayContaining(['A sensitive role was asked for your account', 'Your account was given a role']),
      );
    }
  });

  test('of a new account waits as well, and nobody but its owner has a password for it', async () => {
    const old = await call('i1', 'post', '/v1/accounts', {
      login: 'n1',
      personId: 'n1',
      roles: ['gm'],
      password: PASSWORD,
    });
    expect(old.status).toBe(400);
    const made = await call('i1', 'post', '/v1/accounts', { login: 'n1', personId: 'n1', roles: ['employee', 'gm'] });
    expect([made.status, made.body.roles, made.body.waitingRoles]).toEqual([201, ['employee'], ['gm']]);
    expect((await decide('h1', await newest('i1'))).body.code).toBe('CHANGE.NOT_FOUND');
  });

  test('is given alone by the first administrator, until the general manager has confirmed the set-up', async () => {
    const { db } = harness.database;
    await sql`update account set first_administrator = true where login = 'i1'`.execute(db);
    expect((await patch('i1', 's2', { roles: ['employee', 'auditor'] })).body.roles).toEqual(['auditor', 'employee']);
    expect((await patch('i1', 's2', { roles: ['employee', 'panel'] })).body.waitingToLose).toEqual([]);
    expect((await patch('i1', 's1', { roles: ['employee', 'hr'] })).body.roles).toEqual(['hr', 'employee']);
    // Nobody else can log in yet: a code that its owner shows is confirmed alone, too, or nobody ever could.
    const way = await request(harness.express).post('/v1/password-resets').send({ login: 'e2' });
    const { code, secret } = way.body as { code: string; secret: string };
    const { rows } = await sql<{ id: string }>`select id from account where login = 'e2'`.execute(db);
    const confirmed = await call('i1', 'post', `/v1/accounts/${rows[0]?.id}/password-reset`, { code });
    expect([confirmed.status, confirmed.body]).toEqual([202, { by: 'alone' }]);
    const set = await request(harness.express)
      .post('/v1/password-resets/completion')
      .send({ secret, password: 'seven herons over the lake' });
    expect(set.status).toBe(204);
    const { toConfirm } = (await call('g1', 'get', '/v1/setup')).body as unknown as {
      toConfirm: { officers: { personId: string }[]; headless: string[]; unmarked: string[] };
    };
    expect(toConfirm.officers.map(({ personId }) => personId)).toEqual(expect.arrayContaining(['g1', 'h1']));
    expect(toConfirm.unmarked).toEqual(expect.any(Array));
    expect((await call('h2', 'post', '/v1/setup/confirmation')).status).toBe(403);
    expect((await call('g1', 'post', '/v1/setup/confirmation')).status).toBe(200);
    expect((await call('g1', 'post', '/v1/setup/confirmation')).body.code).toBe('SETUP.CONFIRMED');
    expect((await call('g1', 'get', '/v1/setup')).body).toMatchObject({ toConfirm: null });
    expect((await patch('i1', 's2', { roles: ['employee', 'hr'] })).body.waitingRoles).toEqual(['hr']);
  });
});

describe('what protects everybody is not taken by IT alone (4.1)', () => {
  test('a sensitive role stays until a second person agrees; the others go at once', async () => {
    const asked = await patch('i1', 'h2', { roles: ['employee', 'panel'] });
    expect(asked.body.waitingToLose).toEqual(['hr', 'hr-manager']);
    expect((await accountOf('h2')).roles).toEqual(['hr', 'hr-manager', 'panel', 'employee']);
    const no = await newest('i1');
    expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h2', no)).body.code).toBe('CHANGE.CONCERNS_YOU');
    await patch('i1', 'h2', { roles: ['employee', 'panel'] });
    expect(await newest('i1')).toBe(no);
    expect(await told('h2')).toContain('To take a sensitive role from your account or close it was asked');
    expect((await decide('g1', no, { decision: 'refuse', reason: '无此安排' })).body.state).toBe('refused');
    expect((await accountOf('h2')).roles).toContain('hr-manager');
    await patch('i1', 's1', { roles: ['employee'] });
    expect((await decide('h2', await newest('i1'))).body.state).toBe('applied');
    expect((await accountOf('s1')).roles).toEqual(['employee']);
  });

  test('an account with one is closed and opened again by two, and one without at once', async () => {
    const asked = await patch('i1', 'g1', { disabled: true });
    expect([asked.body.disabled, asked.body.waitingToClose]).toEqual([false, true]);
    expect((await decide('h2', await newest('i1'), { decision: 'refuse', reason: '不同意' })).body.state).toBe(
      'refused',
    );
    expect((await accountOf('g1')).disabled).toBe(false);
    await patch('i1', 'h1', { disabled: true });
    expect((await decide('h2', await newest('i1'))).body.state).toBe('applied');
    expect((await accountOf('h1')).disabled).toBe(true);
    const opening = await patch('i1', 'h1', { disabled: false });
    expect([opening.status, opening.body.disabled, opening.body.waitingToOpen]).toEqual([200, true, true]);
    const no = await newest('i1');
    await patch('i1', 'h1', { disabled: false });
    expect(await newest('i1')).toBe(no);
    expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h2', no, { decision: 'refuse', reason: '尚未查清' })).body.state).toBe('refused');
    expect((await accountOf('h1')).disabled).toBe(true);
    await patch('i1', 'h1', { disabled: false });
    expect((await decide('h2', await newest('i1'))).body.state).toBe('applied');
    expect((await accountOf('h1')).disabled).toBe(false);
    expect(await told('h1')).toEqual(
      expect.arrayContaining(['To open your account again was asked', 'To open your account again was refused']),
    );
    expect((await patch('i1', 's1', { disabled: true })).body.disabled).toBe(true);
    await patch('i1', 's1', { disabled: false });
  });

  test('in an emergency it is suspended at once: owner, HR manager and general manager know; refused it opens again', async () => {
    const suspendedBy = async (login: string, of: string, body: object) =>
      call(login, 'post', `/v1/accounts/${(await accountOf(of)).id}/suspension`, body);
    expect((await suspendedBy('i1', 'h1', {})).status).toBe(400);
    expect((await suspendedBy('i1', 'i1', { reason: '账号被盗' })).body.code).toBe('ACCOUNT.OWN_ACCOUNT');
    expect((await suspendedBy('e1', 'h1', { reason: '账号被盗' })).status).toBe(403);
    const h1 = await harness.tokenOf('h1');
    const me = () => request(harness.express).get('/v1/me').set('Authorization', `Bearer ${h1}`);
    expect((await me()).status).toBe(200);
    const done = await suspendedBy('i1', 'h1', { reason: '账号被盗' });
    expect([done.status, done.body.disabled, done.body.waitingToClose]).toEqual([200, true, true]);
    expect((await me()).status).toBe(401);
    expect(await told('h2')).toContain('Your account was suspended in an emergency');
    expect(await told('g1')).toContain('A change waits for a second person');
    const no = await newest('i1');
    expect((await suspendedBy('i1', 'h1', { reason: '账号被盗' })).status).toBe(200);
    expect(await newest('i1')).toBe(no);
    // Whoever closed it does not open it alone either, while it is looked into.
    expect((await patch('i1', 'h1', { disabled: false })).body.waitingToOpen).toBe(true);
    expect((await accountOf('h1')).disabled).toBe(true);
    expect((await decide('g1', await newest('i1'), { decision: 'refuse', reason: '尚未查清' })).body.state).toBe(
      'refused',
    );
    expect((await decide('g1', no, { decision: 'refuse', reason: '误报' })).body.state).toBe('refused');
    expect((await accountOf('h1')).disabled).toBe(false);
    expect((await me()).status).toBe(401);
  });

  test('an account without an office that is suspended is opened by nobody alone either, until it is decided', async () => {
    const { id } = await accountOf('s1');
    expect((await call('i1', 'post', `/v1/accounts/${id}/suspension`, { reason: '账号被盗' })).status).toBe(200);
    const no = await newest('i1');
    const opening = await patch('i1', 's1', { disabled: false });
    expect([opening.status, opening.body.disabled, opening.body.waitingToOpen]).toEqual([200, true, true]);
    expect((await decide('g1', await newest('i1'), { decision: 'refuse', reason: '尚未查清' })).body.state).toBe(
      'refused',
    );
    expect((await decide('g1', no, { decision: 'refuse', reason: '误报' })).body.state).toBe('refused');
    expect((await accountOf('s1')).disabled).toBe(false);
  });

  test('what is approved while the account changes at that moment holds beside it', async () => {
    await patch('i1', 's1', { roles: ['employee', 'auditor'] });
    const no = await newest('i1');
    const { id, version } = await accountOf('s1');
    const waitsForLock = async (): Promise<boolean> => {
      const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(harness.database.db);
      return rows.length > 0;
    };
    let deciding: Promise<Answer> | undefined;
    await harness.database.db.transaction().execute(async (trx) => {
      await changeAccount(trx, id, version, { roles: ['employee', 'panel'] }, { by: 'i1', at: new Date() });
      deciding = decide('h2', no);
      while (!(await waitsForLock())) await sleep(20);
    });
    expect((await deciding)?.body.state).toBe('applied');
    expect((await accountOf('s1')).roles.toSorted()).toEqual(['auditor', 'employee', 'panel']);
    await patch('i1', 's1', { roles: ['employee'] });
    expect((await decide('h2', await newest('i1'))).body.state).toBe('applied');
  });

  test('but never so that nobody but who suspends could decide it', async () => {
    const suspendedBy = async (login: string, of: string) =>
      call(login, 'post', `/v1/accounts/${(await accountOf(of)).id}/suspension`, { reason: '账号被盗' });
    // The HR manager would be the only one left to say whether the general manager stays out.
    const alone = await suspendedBy('h2', 'g1');
    expect([alone.status, alone.body.code]).toEqual([422, 'ACCOUNT.NOBODY_TO_DECIDE']);
    expect((await accountOf('g1')).disabled).toBe(false);
    // IT may, since the HR manager decides; but not him as well, not even at the same moment.
    const both = await Promise.all([suspendedBy('i1', 'g1'), suspendedBy('i1', 'h2')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const [open, closed] = both[0].status === 200 ? ['h2', 'g1'] : ['g1', 'h2'];
    expect((await accountOf(open)).disabled).toBe(false);
    expect((await decide(open, await newest(open), { decision: 'refuse', reason: '误报' })).body.state).toBe('refused');
    expect((await accountOf(closed)).disabled).toBe(false);
  });
});

describe('who asked has to be somebody who may, also when it is approved (4.1)', () => {
  test('what a suspended account or one without the role asked for is refused, not approved', async () => {
    const { db } = harness.database;
    const i1 = (await accountOf('i1')).id;
    await patch('i1', 'e1', { roles: ['employee', 'panel', 'auditor'] });
    const no = await newest('h2');
    await sql`update account set disabled = true where id = ${i1}`.execute(db);
    expect((await decide('h2', no)).body.code).toBe('CHANGE.ASKER_MAY_NOT');
    expect((await accountOf('e1')).roles).not.toContain('auditor');
    await sql`update account set disabled = false where id = ${i1}`.execute(db);
    await sql`delete from account_role where account_id = ${i1} and role = 'it-admin'`.execute(db);
    expect((await decide('h2', no)).body.code).toBe('CHANGE.ASKER_MAY_NOT');
    expect((await decide('h2', no, { decision: 'refuse', reason: '提出人已无权' })).body.state).toBe('refused');
    await sql`insert into account_role (account_id, role) values (${i1}, 'it-admin')`.execute(db);
  });

  test('nor what somebody asked for who has left since, though his account is there for what is his own', async () => {
    const { db } = harness.database;
    await patch('i1', 'e1', { roles: ['employee', 'panel', 'auditor'] });
    const no = await newest('h2');
    await sql`update person set status = 'left', left_on = '2026-01-31' where id = 'i1'`.execute(db);
    expect((await decide('h2', no)).body.code).toBe('CHANGE.ASKER_MAY_NOT');
    expect((await accountOf('e1')).roles).not.toContain('auditor');
    await sql`update person set status = 'confirmed', left_on = null where id = 'i1'`.execute(db);
    expect((await decide('h2', no, { decision: 'refuse', reason: '提出人已离职' })).body.state).toBe('refused');
  });

  test('nor what a script asked for that was closed since', async () => {
    const { db } = harness.database;
    await sql`insert into service_account (name, purpose, owner_id, scopes, made_by, made_at)
      values ('feed', '考勤导入', 'h2', '{imports}', 'i1', now())`.execute(db);
    const { rows } = await sql<{ no: number }>`
      insert into waiting_change (kind, clause, what, reason, about, deciders, content, asked_by, asked_at, expires_at)
      values ('import-rows', '4.1', '{"zh":"行","en":"lines"}', null, '{e1}', '{hr,hr-manager,gm}',
        '{"importId":"00000000-0000-4000-8000-000000000000","lines":[1],"digest":"x"}', 'service:feed', '2026-11-23', '2026-12-01')
      returning no::int as no`.execute(db);
    const no = rows[0]?.no ?? 0;
    expect((await decide('g1', no)).body.code).not.toBe('CHANGE.ASKER_MAY_NOT');
    await sql`update service_account set closed_at = now(), closed_by = 'h2' where name = 'feed'`.execute(db);
    expect((await decide('g1', no)).body.code).toBe('CHANGE.ASKER_MAY_NOT');
  });
});

describe('a new password (4.1)', () => {
  test('is not IT’s to set: the way of before is gone', async () => {
    const { id } = await accountOf('g1');
    expect((await call('i1', 'post', `/v1/accounts/${id}/password`, { password: PASSWORD })).status).toBe(404);
    expect(await signIn('g1', PASSWORD)).toBe(201);
  });

  test('by a code of the owner’s, which IT names and a second person confirms; only the owner’s browser sets it', async () => {
    expect((await reset('i1', 'g1')).body.code).toBe('ACCOUNT.NO_MAIL');
    const { body: way } = await askCode('g1');
    expect((await complete(way.secret, 'a password of my own')).body.code).toBe('ACCOUNT.RESET_NOT_CONFIRMED');
    expect((await reset('i1', 'g1', '00000000')).body.code).toBe('ACCOUNT.CODE_UNKNOWN');
    expect((await reset('i1', 'e1', way.code)).body.code).toBe('ACCOUNT.CODE_UNKNOWN');
    const asked = await reset('i1', 'g1', way.code);
    expect([asked.status, asked.body]).toEqual([202, { by: 'second-person' }]);
    const no = await newest('h2');
    // The code counts for a day, and so does what waits for it.
    expect((await call('h2', 'get', `/v1/waiting-changes/${no}`)).body).toMatchObject({
      expiresAt: (way as unknown as { expiresAt: string }).expiresAt,
    });
    expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
    // Of the general manager it takes the HR manager: one of HR does not even see it.
    expect((await decide('h1', no)).body.code).toBe('CHANGE.NOT_FOUND');
    expect((await complete(way.secret, 'a password of my own')).body.code).toBe('ACCOUNT.RESET_NOT_CONFIRMED');
    expect((await decide('h2', no)).body.state).toBe('applied');
    expect((await complete(way.secret, PASSWORD)).body.code).toBe('ACCOUNT.PASSWORD_SAME');
    expect((await complete(way.secret, 'short')).body.code).toBe('ACCOUNT.PASSWORD_UNFIT');
    expect((await complete(way.secret, 'a password of my own')).status).toBe(204);
    expect((await complete(way.secret, 'another of my own')).body.code).toBe('ACCOUNT.RESET_GONE');
    expect([await signIn('g1', PASSWORD), await signIn('g1', 'a password of my own')]).toEqual([401, 201]);
    expect(await told('h2')).toContain('A new password was set for your account');
  });

  test('a login that nobody has is answered the same, and its secret opens nothing', async () => {
    const { status, body } = await askCode('nobody');
    expect([status, body.code, body.secret]).toEqual([
      201,
      expect.stringMatching(/^\d{8}$/),
      expect.stringMatching(/^.{43}$/),
    ]);
    expect((await complete(body.secret, 'a password of my own')).body.code).toBe('ACCOUNT.RESET_GONE');
  });

  test('a code lasts a day', async () => {
    const { body: way } = await askCode('e1');
    harness.clock.now = new Date(harness.clock.now.getTime() + 24 * 3_600_000);
    expect((await reset('i1', 'e1', way.code)).body.code).toBe('ACCOUNT.CODE_UNKNOWN');
  });

  test('by a link in the owner’s mail, where there is one; nobody else reads it', async () => {
    const { db } = harness.database;
    await setMailService(db, 'jinji@example.com', harness.clock.now);
    await sql`update person set email = 'e1@example.com' where id = 'e1'`.execute(db);
    const asked = await reset('i1', 'e1');
    expect([asked.status, asked.body]).toEqual([202, { by: 'mail' }]);
    const { rows } = await sql<{ body: { zh: string; en: string }; personId: string }>`
      select t.body, t.person_id as "personId" from message t join outbox m on m.message_id = t.id where m.whole`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body.en).toContain(': http://jinji.example.com/password-reset#');
    const secret = /password-reset#([\w-]{43})/.exec(rows[0]?.body.en ?? '')?.[1] ?? '';
    expect(rows[0]?.personId).toBe('e1');
    const when = momentIn('Asia/Shanghai', harness.clock.now.getTime() + 2 * 3_600_000);
    expect(rows[0]?.body.zh).toContain(`（北京时间 ${when} 前有效）`);
    expect(rows[0]?.body.en).toContain(`(until ${when}, Beijing time)`);
    const owner = (of: string): Promise<Answer> => call(undefined, 'post', '/v1/password-resets/owner', { secret: of });
    expect((await owner(secret)).body).toMatchObject({ login: 'e1', name: expect.any(String) });
    for (const one of [(await askCode('e1')).body.secret, 'x'.repeat(43)])
      expect((await owner(one)).body.code).toBe('ACCOUNT.RESET_GONE');
    expect((await complete(secret, 'a password of my own')).status).toBe(204);
    expect(await signIn('e1', 'a password of my own')).toBe(201);
    expect((await complete(secret, 'another of my own')).body.code).toBe('ACCOUNT.RESET_GONE');
  });

  test('differs from the old one, also where one changes it oneself', async () => {
    const same = await call('s1', 'put', '/v1/me/password', { current: PASSWORD, next: PASSWORD });
    expect([same.status, same.body.code]).toEqual([422, 'ACCOUNT.PASSWORD_SAME']);
  });

  test('is not asked for oneself', async () => {
    expect((await reset('i1', 'i1')).body.code).toBe('ACCOUNT.OWN_ACCOUNT');
  });
});

describe('the ledger of the accounts', () => {
  const events = async (login: string, account?: string): Promise<readonly string[]> => {
    const of = account === undefined ? '' : `&account=${(await accountOf(account)).id}`;
    const answer = await call(login, 'get', `/v1/account-events?limit=200${of}`);
    return answer.body.items.map(({ event }: { event: string }) => event);
  };

  test('has what was done, asked, granted, refused and locked; for IT and the HR manager', async () => {
    for (let tries = 0; tries < 11; tries += 1) await signIn('d1', 'wrong');
    await patch('i1', 'd1', { disabled: true });
    expect(await events('i1', 'd1')).toEqual(['disabled', 'locked', 'created']);
    expect(await events('h2', 'e1')).toEqual(
      expect.arrayContaining(['role-asked', 'role-refused', 'reset-asked', 'password-set']),
    );
    expect(await events('h2', 'g1')).toEqual(expect.arrayContaining(['reset-confirmed', 'password-set']));
    expect((await call('h1', 'get', '/v1/account-events')).status).toBe(403);
  });

  test('is never rewritten, and holds no password and no code', async () => {
    const { db } = harness.database;
    await expectAppendOnly(db, "update account_event set actor = 'x'");
    const { rows } = await sql<{ all: string }>`select string_agg(e::text, '') as all from account_event e`.execute(db);
    expect(rows[0]?.all).not.toMatch(/password of my own|correct horse/);
  });
});
