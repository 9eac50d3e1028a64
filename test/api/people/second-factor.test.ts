import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Secret, TOTP, URI } from 'otpauth';
import request from 'supertest';
import { addAuditor, createHarness, PASSWORD, type Harness } from '../harness.js';

/** RFC 6238 for local accounts: enrolling, the second step of the log-in, recovery codes, switching off, a lost device. */
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await addAuditor(harness);
});
afterAll(() => harness.close());

const START = new Date('2026-11-23T02:00:00Z').getTime();
const STEP_MS = 30_000;
/** Each test has steps that no other one has used. */
let begun = 0;
beforeEach(async () => {
  begun += 1;
  harness.clock.now = new Date(START + begun * 60 * 60_000);
  await sql`delete from sign_in_failure`.execute(harness.database.db);
  await sql`delete from second_factor`.execute(harness.database.db);
});
const steps = (by: number): void => {
  harness.clock.now = new Date(harness.clock.now.getTime() + by * STEP_MS);
};

interface Body {
  readonly code: string;
  readonly detail: string;
  readonly secret: string;
  readonly uri: string;
  readonly token: string;
  readonly csrfToken: string;
  readonly recoveryCodes: readonly string[];
  readonly on: boolean;
  readonly recoveryCodesLeft: number;
  readonly no: number;
  readonly state: string;
  readonly id: number;
  readonly login: string;
  readonly me: { readonly secondFactor: boolean; readonly mustEnrol: boolean };
  readonly items: readonly never[];
}
interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}
const send = async (
  of: Harness,
  token: string | undefined,
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  body?: object,
): Promise<Answer> =>
  request(of.express)
    [method](path)
    .set({ 'Idempotency-Key': randomUUID(), ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) })
    .send(body);
const call = (token: string | undefined, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) =>
  send(harness, token, method, path, body);
const logIn = (login: string, code?: string, password = PASSWORD): Promise<Answer> =>
  call(undefined, 'post', '/v1/sessions', { login, password, token: true, ...(code === undefined ? {} : { code }) });
/** The code that the owner's device shows, its clock so many steps from ours. */
const codeOf = (secret: string, off = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: harness.clock.now.getTime() + off * STEP_MS });

interface Enrolled {
  readonly token: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}
async function enrol(login: string, token?: string): Promise<Enrolled> {
  const bearer = token ?? (await harness.tokenOf(login));
  const { body } = await call(bearer, 'post', '/v1/me/second-factor');
  const done = await call(bearer, 'post', '/v1/me/second-factor/confirmation', {
    password: PASSWORD,
    code: codeOf(body.secret),
  });
  expect([login, done.status]).toEqual([login, 200]);
  steps(3);
  return { token: done.body.token, secret: body.secret, recoveryCodes: done.body.recoveryCodes };
}
const switchOff = (token: string, code: string, password = PASSWORD): Promise<Answer> =>
  call(token, 'post', '/v1/me/second-factor/removal', { password, code });
const told = async (token: string): Promise<readonly string[]> =>
  (await call(token, 'get', '/v1/messages?limit=100')).body.items.map(
    ({ subject }: { subject: { en: string } }) => subject.en,
  );
const eventsOf = async (login: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ event: string }>`
    select event from account_event where login = ${login} order by no`.execute(harness.database.db);
  return rows.map(({ event }) => event);
};

describe('enrolling', () => {
  test('takes the first code and the password again, ends every other log-in, and shows ten codes once', async () => {
    const other = await harness.tokenOf('e1');
    const token = await harness.tokenOf('e1');
    expect((await call(token, 'get', '/v1/me/second-factor')).body).toEqual({
      on: false,
      since: null,
      recoveryCodesLeft: 0,
      required: false,
    });
    const { status, body } = await call(token, 'post', '/v1/me/second-factor');
    expect(status).toBe(201);
    const told_ = URI.parse(body.uri) as TOTP;
    expect([told_.label, told_.issuer, told_.secret.base32]).toEqual(['e1', 'Jinji', body.secret]);
    const confirm = (given: object) => call(token, 'post', '/v1/me/second-factor/confirmation', given);
    const code = codeOf(body.secret);
    expect((await confirm({ password: 'not mine at all', code })).body.code).toBe('AUTH.WRONG_PASSWORD');
    expect((await confirm({ password: PASSWORD, code: wrong(body.secret) })).body.code).toBe('ACCOUNT.FACTOR_CODE');
    // Nothing holds before it is confirmed.
    expect((await logIn('e1')).status).toBe(201);
    const done = await confirm({ password: PASSWORD, code });
    expect([done.status, done.body.me.secondFactor, new Set(done.body.recoveryCodes).size]).toEqual([200, true, 10]);
    for (const one of [other, token]) expect((await call(one, 'get', '/v1/me')).body.code).toBe('AUTH.BAD_TOKEN');
    const mine = await call(done.body.token, 'get', '/v1/me/second-factor');
    expect(mine.body).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect(JSON.stringify(mine.body)).not.toContain(body.secret);
    expect(await told(done.body.token)).toContain('The second step of your log-in was switched on');
    expect(await told(await harness.tokenOf('h2'))).toContain('The second step of your log-in was switched on');
    // In clear it stands nowhere: not in the tables, not in the log, not in what is held on the owner.
    const { rows } = await sql`select row_to_json(f) as f from second_factor f
      union all select row_to_json(r) from recovery_code r`.execute(harness.database.db);
    const held = await call(done.body.token, 'get', '/v1/people/e1/held-data');
    const kept = `${JSON.stringify(rows)}${harness.logged.join('')}${JSON.stringify(held.body)}`;
    for (const secret of [body.secret, ...done.body.recoveryCodes]) expect(kept).not.toContain(secret);
  });

  test('twice, in two tabs: the secret shown last counts; once on it is not begun anew', async () => {
    const token = await harness.tokenOf('e1');
    const first = (await call(token, 'post', '/v1/me/second-factor')).body.secret;
    const second = (await call(token, 'post', '/v1/me/second-factor')).body.secret;
    const confirm = (by: string, code: string) =>
      call(by, 'post', '/v1/me/second-factor/confirmation', { password: PASSWORD, code });
    expect((await confirm(token, codeOf(first))).body.code).toBe('ACCOUNT.FACTOR_CODE');
    const [one, two] = await Promise.all([confirm(token, codeOf(second)), confirm(token, codeOf(second))]);
    const done = [one, two].find(({ status }) => status === 200);
    expect([one.status, two.status].sort()).not.toEqual([200, 200]);
    const now = done?.body.token ?? '';
    expect((await call(now, 'post', '/v1/me/second-factor')).body.code).toBe('ACCOUNT.FACTOR_ON');
    expect((await confirm(now, codeOf(second))).body.code).toBe('ACCOUNT.FACTOR_ON');
  });

  test('that nobody finished in half an hour begins anew; without a beginning there is nothing to confirm', async () => {
    const token = await harness.tokenOf('e2');
    const confirm = (code: string) =>
      call(token, 'post', '/v1/me/second-factor/confirmation', { password: PASSWORD, code });
    expect((await confirm('123456')).body.code).toBe('ACCOUNT.FACTOR_NOT_BEGUN');
    const { secret } = (await call(token, 'post', '/v1/me/second-factor')).body;
    steps(61);
    expect((await confirm(codeOf(secret))).body.code).toBe('ACCOUNT.FACTOR_NOT_BEGUN');
    expect((await switchOff(token, '123456')).body.code).toBe('ACCOUNT.FACTOR_OFF');
  });
});

/** A code that the device shows at no time near now. */
const wrong = (secret: string): string => {
  const near = [-2, -1, 0, 1, 2].map((one) => codeOf(secret, one));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((one) => !near.includes(one)) ?? '';
};

describe('the log-in', () => {
  let e1: Enrolled;
  beforeEach(async () => {
    e1 = await enrol('e1');
  });

  test('asks for the code once the password is right, and tells nothing of it before', async () => {
    const asked = await logIn('e1');
    expect([asked.status, asked.body.code]).toEqual([401, 'AUTH.CODE_NEEDED']);
    const shape = (answer: Answer) => ({ ...answer.body, instance: '' });
    const none = shape(await logIn('e2', undefined, 'not his password'));
    expect(shape(await logIn('e1', undefined, 'not his password'))).toEqual(none);
    expect(shape(await logIn('e1', codeOf(e1.secret), 'not his password'))).toEqual(none);
    expect(shape(await logIn('e2', '123456', 'not his password'))).toEqual(none);
    expect((await logIn('e1', codeOf(e1.secret))).status).toBe(201);
    // Of an account without a second step a code is nothing.
    expect((await logIn('e2', '123456')).status).toBe(201);
  });

  test('takes a code once, in two tabs as well, and none of a step before the last used', async () => {
    const code = codeOf(e1.secret);
    const both = await Promise.all([logIn('e1', code), logIn('e1', code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect((await logIn('e1', code)).body.code).toBe('AUTH.CODE_WRONG');
    const older = codeOf(e1.secret, -1);
    expect((await logIn('e1', older)).body.code).toBe('AUTH.CODE_WRONG');
    steps(1);
    expect((await logIn('e1', code)).body.code).toBe('AUTH.CODE_WRONG');
    expect((await logIn('e1', codeOf(e1.secret))).status).toBe(201);
  });

  test.each([-1, 0, 1])('goes with a clock that is %i steps off', async (by) => {
    expect((await logIn('e1', codeOf(e1.secret, by))).status).toBe(201);
  });

  test.each([-2, 2])('does not go with a clock that is %i steps off', async (by) => {
    expect((await logIn('e1', codeOf(e1.secret, by))).body.code).toBe('AUTH.CODE_WRONG');
  });

  test('takes each recovery code once, however it is written, and tells the owner', async () => {
    const [first = '', second = ''] = e1.recoveryCodes;
    expect((await logIn('e1', first)).status).toBe(201);
    expect((await logIn('e1', first)).body.code).toBe('AUTH.CODE_WRONG');
    const both = await Promise.all([
      logIn('e1', second.toUpperCase().replaceAll('-', ' ')),
      logIn('e1', second.replaceAll('-', '')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect((await call(e1.token, 'get', '/v1/me/second-factor')).body.recoveryCodesLeft).toBe(8);
    expect(await told(e1.token)).toContain('A recovery code was used to log in');
    // Nobody else's code helps.
    const e2 = await enrol('e2');
    expect((await logIn('e1', e2.recoveryCodes[0])).body.code).toBe('AUTH.CODE_WRONG');
  });

  test('of somebody who guesses codes is locked, wherever he comes from; the owner is told', async () => {
    const near = new Set([-1, 0, 1].map((one) => codeOf(e1.secret, one)));
    const guesses = Array.from({ length: 30 }, (_, no) => String(700_000 + no)).filter((one) => !near.has(one));
    for (const guess of guesses.slice(0, 5)) expect((await logIn('e1', guess)).body.code).toBe('AUTH.CODE_WRONG');
    const locked = await logIn('e1', codeOf(e1.secret));
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([429, 'AUTH.LOCKED', '900']);
    // From another address too: the count of the second step is the account's.
    await sql`delete from sign_in_failure where address_sha256 <> sha256('second step'::bytea)`.execute(
      harness.database.db,
    );
    expect((await logIn('e1', codeOf(e1.secret))).body.code).toBe('AUTH.LOCKED');
    expect(await told(e1.token)).toContain('Somebody has entered wrong codes after the right password');
    expect((await eventsOf('e1')).at(-1)).toBe('code-locked');
    steps(30);
    expect((await logIn('e1', codeOf(e1.secret))).status).toBe(201);
  });

  test('asked with the password alone over and over forgets no failure', async () => {
    for (let no = 0; no < 4; no += 1) await logIn('e1', wrong(e1.secret));
    for (let no = 0; no < 5; no += 1) await logIn('e1');
    expect((await logIn('e1')).body.code).toBe('AUTH.CODE_NEEDED');
    expect((await logIn('e1')).body.code).toBe('AUTH.LOCKED');
  });

  test('of a browser begins no session before the code is right', async () => {
    const agent = harness.agent();
    const asked = await agent.post('/v1/sessions').send({ login: 'e1', password: PASSWORD });
    expect([asked.status, asked.headers['set-cookie']]).toEqual([401, undefined]);
    expect((await agent.get('/v1/me')).status).toBe(401);
    await agent.post('/v1/sessions').send({ login: 'e1', password: PASSWORD, code: codeOf(e1.secret) });
    expect((await agent.get('/v1/me')).body).toMatchObject({ personId: 'e1', secondFactor: true, mustEnrol: false });
  });
});

describe('switching off', () => {
  test('is the owner’s, with password and code', async () => {
    const e1 = await enrol('e1');
    const code = codeOf(e1.secret);
    expect((await switchOff(e1.token, code, 'not mine at all')).body.code).toBe('AUTH.WRONG_PASSWORD');
    expect((await switchOff(e1.token, wrong(e1.secret))).body.code).toBe('ACCOUNT.FACTOR_CODE');
    // Somebody else has no second step of his own to switch off, and no address for that of others.
    expect((await switchOff(await harness.tokenOf('i1'), code)).body.code).toBe('ACCOUNT.FACTOR_OFF');
    expect((await logIn('e1')).body.code).toBe('AUTH.CODE_NEEDED');
    const gone = await switchOff(e1.token, code);
    expect([gone.status, gone.body.me.secondFactor]).toEqual([200, false]);
    expect((await call(e1.token, 'get', '/v1/me')).status).toBe(401);
    expect((await logIn('e1')).status).toBe(201);
    expect((await eventsOf('e1')).at(-1)).toBe('factor-off');
  });

  test('new recovery codes make the old ones worthless', async () => {
    const e1 = await enrol('e1');
    const anew = await call(e1.token, 'post', '/v1/me/second-factor/recovery-codes', {
      password: PASSWORD,
      code: codeOf(e1.secret),
    });
    expect([anew.status, anew.body.recoveryCodes.length]).toEqual([200, 10]);
    expect((await logIn('e1', e1.recoveryCodes[0])).body.code).toBe('AUTH.CODE_WRONG');
    expect((await logIn('e1', anew.body.recoveryCodes[0])).status).toBe(201);
  });

  test('is not done by a new password', async () => {
    const e1 = await enrol('e1');
    const other = 'another horse battery';
    const changed = await call(e1.token, 'put', '/v1/me/password', { current: PASSWORD, next: other });
    expect((await logIn('e1', undefined, other)).body.code).toBe('AUTH.CODE_NEEDED');
    const back = await call(changed.body.token, 'put', '/v1/me/password', { current: other, next: PASSWORD });
    expect((await switchOff(back.body.token, e1.recoveryCodes[0] ?? '')).status).toBe(200);
  });
});

describe('a lost device', () => {
  const accountOf = async (login: string): Promise<number> => {
    const { rows } = await sql<{ id: number }>`select id from account where login = ${login}`.execute(
      harness.database.db,
    );
    return rows[0]?.id ?? 0;
  };
  const ask = async (by: string, of: string): Promise<Answer> =>
    call(await harness.tokenOf(by), 'post', `/v1/accounts/${await accountOf(of)}/second-factor-reset`);
  const newest = async (by: string): Promise<number> => {
    const { body } = await call(await harness.tokenOf(by), 'get', '/v1/waiting-changes?waiting=true');
    return (body.items as readonly { no: number }[])[0]?.no ?? 0;
  };
  const decide = async (by: string, no: number, body: object = { decision: 'approve' }): Promise<Answer> =>
    call(await harness.tokenOf(by), 'post', `/v1/waiting-changes/${no}/decision`, body);

  test('takes a second person, for an office the HR manager or the general manager', async () => {
    expect((await ask('i1', 'g1')).body.code).toBe('ACCOUNT.FACTOR_OFF');
    const g1 = await enrol('g1');
    expect((await ask('i1', 'i1')).body.code).toBe('ACCOUNT.OWN_ACCOUNT');
    expect((await ask('e1', 'g1')).status).toBe(403);
    expect((await ask('i1', 'g1')).status).toBe(202);
    const no = await newest('h2');
    expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h1', no)).body.code).toBe('CHANGE.NOT_FOUND');
    expect(
      (await call(g1.token, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' })).body.code,
    ).toBe('CHANGE.CONCERNS_YOU');
    expect((await logIn('g1')).body.code).toBe('AUTH.CODE_NEEDED');
    expect((await decide('h2', no)).body.state).toBe('applied');
    // Whoever held a session of his has none any more; the log-in asks for the password alone.
    expect((await call(g1.token, 'get', '/v1/me')).status).toBe(401);
    const again = await logIn('g1');
    expect(again.status).toBe(201);
    expect(await told(again.body.token)).toEqual(
      expect.arrayContaining([
        'Somebody asked to take off the second step of your log-in',
        'The second step of your log-in was taken off, confirmed by a second person',
      ]),
    );
    expect((await eventsOf('g1')).slice(-2)).toEqual(['factor-reset-asked', 'factor-reset']);
  });

  test('that is refused, or was switched off meanwhile, changes nothing', async () => {
    const e2 = await enrol('e2');
    await ask('i1', 'e2');
    const no = await newest('h1');
    expect((await decide('h1', no, { decision: 'refuse', reason: '本人未申请' })).body.state).toBe('refused');
    expect((await logIn('e2')).body.code).toBe('AUTH.CODE_NEEDED');
    await ask('i1', 'e2');
    await switchOff(e2.token, e2.recoveryCodes[0] ?? '');
    expect((await decide('h1', await newest('h1'))).body.code).toBe('ACCOUNT.FACTOR_OFF');
    expect(await eventsOf('e2')).toContain('factor-reset-refused');
  });

  test('leaves a device that was enrolled after it was asked for', async () => {
    const lost = await enrol('e2');
    await ask('i1', 'e2');
    const no = await newest('h1');
    const off = await switchOff(lost.token, lost.recoveryCodes[0] ?? '');
    const found = await enrol('e2', off.body.token);
    const late = await decide('h1', no);
    expect([late.status, late.body.code]).toEqual([409, 'ACCOUNT.FACTOR_ANOTHER']);
    expect((await logIn('e2')).body.code).toBe('AUTH.CODE_NEEDED');
    expect((await call(found.token, 'get', '/v1/me/second-factor')).body.on).toBe(true);
  });
});

describe('where IT requires it of the offices', () => {
  let strict: Harness;
  beforeAll(async () => {
    strict = await createHarness({ environment: { JINJI_SECOND_FACTOR: 'offices' } });
    await addAuditor(strict);
  });
  afterAll(() => strict.close());

  test.each(['g1', 'h1', 'h2', 'i1', 'u1'])('%s does nothing but enrol until he has', async (login) => {
    const token = await strict.tokenOf(login);
    expect((await send(strict, token, 'get', '/v1/me')).body).toMatchObject({ mustEnrol: true });
    for (const path of ['/v1/people', '/v1/tasks', '/v1/messages', '/v1/waiting-changes'])
      expect([path, (await send(strict, token, 'get', path)).body.code]).toEqual([path, 'AUTH.SECOND_FACTOR_DUE']);
    const { secret } = (await send(strict, token, 'post', '/v1/me/second-factor')).body;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: strict.clock.now.getTime() });
    const done = await send(strict, token, 'post', '/v1/me/second-factor/confirmation', { password: PASSWORD, code });
    expect(done.body.me).toMatchObject({ secondFactor: true, mustEnrol: false });
    expect((await send(strict, done.body.token, 'get', '/v1/people')).status).toBe(200);
  });

  test('an employee without an office is asked for nothing', async () => {
    const token = await strict.tokenOf('e1');
    expect((await send(strict, token, 'get', '/v1/me')).body).toMatchObject({ mustEnrol: false });
    expect((await send(strict, token, 'get', '/v1/tasks')).status).toBe(200);
  });
});
