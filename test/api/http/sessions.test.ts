import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, PASSWORD, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const logIn = (body: object) => request(harness.express).post('/v1/sessions').send(body);
const code = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

test('who has left keeps what is his own and no role, from that day on', async () => {
  const token = await harness.tokenOf('h1');
  const get = (path: string) => request(harness.express).get(path).set('Authorization', `Bearer ${token}`);
  expect((await get('/v1/imports')).status).toBe(200);
  await sql`update person set left_on = '2999-01-01' where id = 'h1'`.execute(harness.database.db);
  expect((await get('/v1/imports')).status).toBe(200);
  await sql`update person set status = 'left', left_on = '2026-01-31' where id = 'h1'`.execute(harness.database.db);
  expect((await get('/v1/imports')).status).toBe(403);
  const people = (await get('/v1/people')).body as { items: { id: string }[] };
  expect(people.items.map(({ id }) => id)).toEqual(['h1']);
});

describe('a log-in by cookie', () => {
  test('gives an httpOnly session and a CSRF token without which nothing is written', async () => {
    const agent = harness.agent();
    const began = await agent.post('/v1/sessions').send({ login: 'E1 ', password: PASSWORD });
    expect(began.status).toBe(201);
    expect(began.headers['set-cookie']?.[0]).toMatch(/^jinji=.*; Path=\/; .*HttpOnly; SameSite=Lax$/);
    const { csrfToken, token } = began.body as { csrfToken: string; token: null };
    expect(token).toBeNull();
    expect((await agent.get('/v1/me')).body).toMatchObject({ personId: 'e1', name: '艾客服', roles: ['employee'] });
    expect(code(await agent.delete('/v1/sessions/current'))).toBe('AUTH.CSRF');
    expect(code(await agent.delete('/v1/sessions/current').set('X-CSRF-Token', 'x'))).toBe('AUTH.CSRF');
    // A page that says for whom it reads is given nothing of anybody else's.
    expect(code(await agent.get('/v1/messages').set('X-CSRF-Token', 'x'))).toBe('AUTH.OTHER_LOG_IN');
    expect((await agent.get('/v1/messages').set('X-CSRF-Token', csrfToken)).status).toBe(200);
    const again = (await agent.get('/v1/sessions/current')).body as { csrfToken: string };
    expect(again.csrfToken).toBe(csrfToken);
    expect((await agent.delete('/v1/sessions/current').set('X-CSRF-Token', csrfToken)).status).toBe(204);
    expect((await agent.get('/v1/me')).status).toBe(401);
  });

  test('never goes on under a session id that was there before', async () => {
    const agent = harness.agent();
    const first = await agent.post('/v1/sessions').send({ login: 'e1', password: PASSWORD });
    const second = await agent.post('/v1/sessions').send({ login: 'e1', password: PASSWORD });
    const id = (answer: typeof first): string | undefined => answer.headers['set-cookie']?.[0]?.split(';')[0];
    expect(id(second)).not.toBe(id(first));
  });

  test('over TLS uses a __Host- cookie that is secure', async () => {
    const secure = await createHarness({
      environment: { JINJI_PUBLIC_URL: 'https://jinji.example', JINJI_TRUSTED_PROXIES: 'loopback' },
    });
    try {
      const answer = await request(secure.express)
        .post('/v1/sessions')
        .set('X-Forwarded-Proto', 'https')
        .send({ login: 'e1', password: PASSWORD });
      expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-jinji=.*Secure/);
      expect(answer.headers['strict-transport-security']).toBeDefined();
    } finally {
      await secure.close();
    }
  });
});

describe('a bearer token', () => {
  test('needs no CSRF token, ends with the log-out', async () => {
    const token = await harness.tokenOf('e1');
    const bearer = `Bearer ${token}`;
    expect((await request(harness.express).get('/v1/me').set('Authorization', bearer)).status).toBe(200);
    const out = await request(harness.express).delete('/v1/sessions/current').set('Authorization', bearer);
    expect(out.status).toBe(204);
    const after = await request(harness.express).get('/v1/me').set('Authorization', bearer);
    expect([after.status, code(after)]).toEqual([401, 'AUTH.BAD_TOKEN']);
  });

  test('runs out', async () => {
    const bearer = `Bearer ${await harness.tokenOf('e1')}`;
    const { now } = harness.clock;
    harness.clock.now = new Date(now.getTime() + 12 * 3_600_000 + 1);
    const late = await request(harness.express).get('/v1/me').set('Authorization', bearer);
    harness.clock.now = now;
    expect(code(late)).toBe('AUTH.BAD_TOKEN');
  });

  test('that is wrong is refused even beside a good cookie', async () => {
    const agent = harness.agent();
    await agent.post('/v1/sessions').send({ login: 'e1', password: PASSWORD });
    expect(code(await agent.get('/v1/me').set('Authorization', 'Bearer nonsense'))).toBe('AUTH.BAD_TOKEN');
    expect(code(await agent.get('/v1/me').set('Authorization', 'Basic e1'))).toBe('AUTH.BAD_TOKEN');
  });

  test('is kept only as a hash and never stands in the log', async () => {
    const token = await harness.tokenOf('e1');
    const rows = await harness.database.db.selectFrom('api_token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token.slice(6));
    await request(harness.express).get('/v1/me').set('Authorization', `Bearer ${token}`);
    expect(harness.logged.join('')).not.toContain(token.slice(6));
    expect(harness.logged.join('')).not.toContain(PASSWORD);
  });
});

test('each log-in, good or not, is a line of the log that holds nothing of what was typed', async () => {
  harness.logged.length = 0;
  await logIn({ login: 'e2', password: PASSWORD });
  await logIn({ login: 'my-password-by-mistake', password: 'wrong-word' });
  const lines = harness.logged
    .filter((line) => line.includes('"msg":"password checked"'))
    .map((line) => JSON.parse(line) as { outcome: string; accountId?: number; requestId: string; time: string });
  expect(lines.map(({ outcome, accountId }) => [outcome, typeof accountId])).toEqual([
    ['welcome', 'number'],
    ['wrong', 'undefined'],
  ]);
  for (const { requestId, time } of lines) expect(requestId + time).toMatch(/^[0-9a-f-]{36}20\d\d-/);
  expect(harness.logged.join('')).not.toMatch(/my-password|wrong-word/);
});

describe('a wrong log-in', () => {
  test('looks the same for a known and an unknown login', async () => {
    const known = await logIn({ login: 'e2', password: 'wrong' });
    const unknown = await logIn({ login: 'nobody', password: 'wrong' });
    const shape = (answer: typeof known): unknown => ({ ...(answer.body as object), instance: '' });
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(shape(known)).toEqual(shape(unknown));
  });

  test.each(['s2', 'nobody-either'])('locks %s after ten failures, for a quarter of an hour', async (login) => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(code(await logIn({ login, password: 'wrong' }))).toBe('AUTH.BAD_CREDENTIALS');
    }
    const locked = await logIn({ login, password: PASSWORD });
    expect([locked.status, code(locked), locked.headers['retry-after']]).toEqual([429, 'AUTH.LOCKED', '900']);
    const { now } = harness.clock;
    harness.clock.now = new Date(now.getTime() + 15 * 60_000);
    const later = await logIn({ login, password: PASSWORD });
    harness.clock.now = now;
    expect(later.status).toBe(login === 's2' ? 201 : 401);
  });

  test('cannot be outrun by guessing in parallel', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => logIn({ login: 'h1', password: 'wrong' }).then(code)),
    );
    expect(answers.filter((one) => one === 'AUTH.BAD_CREDENTIALS')).toHaveLength(10);
  });

  test('is limited by address as well', async () => {
    const strict = await createHarness({ environment: { JINJI_SIGN_IN_ATTEMPTS: '3' } });
    try {
      const codes: string[] = [];
      for (const login of ['a1', 'a2', 'a3', 'a4']) {
        codes.push(code(await request(strict.express).post('/v1/sessions').send({ login, password: 'x' })));
      }
      expect(codes.slice(2)).toEqual(['AUTH.BAD_CREDENTIALS', 'AUTH.TOO_MANY_ATTEMPTS']);
    } finally {
      await strict.close();
    }
  });
});

describe('nobody is kept out by somebody else', () => {
  const from = (harness: Harness, address: string, login: string, password: string) =>
    request(harness.express)
      .post('/v1/sessions')
      .set('X-Forwarded-For', address)
      .send({ login, password, token: true });

  test('who guesses locks the login where he guesses, and its owner comes in from elsewhere', async () => {
    const behind = await createHarness({ environment: { JINJI_TRUSTED_PROXIES: 'loopback' } });
    try {
      for (let attempt = 0; attempt < 11; attempt += 1) await from(behind, '203.0.113.9', 'e1', 'wrong');
      expect((await from(behind, '203.0.113.9', 'e1', PASSWORD)).status).toBe(429);
      expect((await from(behind, '198.51.100.7', 'e1', PASSWORD)).status).toBe(201);
      // What is right elsewhere ends no lock of who guesses.
      expect((await from(behind, '203.0.113.9', 'e1', PASSWORD)).status).toBe(429);
    } finally {
      await behind.close();
    }
  });

  test('right log-ins do not count against the address that a whole house shares', async () => {
    const strict = await createHarness({ environment: { JINJI_SIGN_IN_ATTEMPTS: '3' } });
    try {
      for (const login of ['e1', 'e2', 's1', 's2', 'd1', 'h1']) {
        const { status } = await request(strict.express).post('/v1/sessions').send({ login, password: PASSWORD });
        expect([login, status]).toEqual([login, 201]);
      }
    } finally {
      await strict.close();
    }
  });
});

test('who was disabled and enabled again has to log in anew: no token and no session of before counts', async () => {
  const token = await harness.tokenOf('s1');
  const admin = { Authorization: `Bearer ${await harness.tokenOf('i1')}` };
  const found = await request(harness.express).get('/v1/accounts?limit=200').set(admin);
  const { items } = found.body as { readonly items: readonly { readonly id: number; readonly login: string }[] };
  const id = items.find(({ login }) => login === 's1')?.id;
  const change = async (disabled: boolean): Promise<void> => {
    const { headers } = await request(harness.express).get(`/v1/accounts/${id}`).set(admin);
    const changed = await request(harness.express)
      .patch(`/v1/accounts/${id}`)
      .set({ ...admin, 'If-Match': headers.etag ?? '' })
      .send({ disabled });
    expect([disabled, changed.status]).toEqual([disabled, 200]);
  };
  const me = () => request(harness.express).get('/v1/me').set('Authorization', `Bearer ${token}`);
  expect((await me()).status).toBe(200);
  await change(true);
  await change(false);
  expect((await me()).status).toBe(401);
  expect((await logIn({ login: 's1', password: PASSWORD })).status).toBe(201);
});

describe('one’s log-ins', () => {
  interface Listed {
    readonly items: readonly { readonly kind: string; readonly current: boolean; readonly lastUsedAt: string | null }[];
  }

  test('are listed for their owner alone, with which of them asks, and end together but for that one', async () => {
    const other = await logIn({ login: 'h2', password: PASSWORD, token: true });
    const { token } = other.body as { token: string };
    const bearer = (path: string, of = token) =>
      request(harness.express).get(path).set('Authorization', `Bearer ${of}`);
    const agent = harness.agent();
    const began = await agent.post('/v1/sessions').send({ login: 'h2', password: PASSWORD });
    const { csrfToken } = began.body as { csrfToken: string };
    const [second] = [harness.agent()];
    expect((await second.post('/v1/sessions').send({ login: 'h2', password: PASSWORD })).status).toBe(201);
    const listed = await agent.get('/v1/me/log-ins');
    const { items } = listed.body as Listed;
    expect(items.map(({ kind, current }) => [kind, current]).sort()).toEqual([
      ['browser', false],
      ['browser', true],
      ['token', false],
    ]);
    const times = items as unknown as readonly { since: string; until: string }[];
    for (const { since, until } of times)
      expect(Math.round((Date.parse(until) - Date.parse(since)) / 3_600_000)).toBe(12);
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const ofToken = ((await bearer('/v1/me/log-ins')).body as Listed).items.filter(({ current }) => current);
    expect(ofToken).toMatchObject([{ kind: 'token' }]);
    const stranger = ((await bearer('/v1/me/log-ins', await harness.tokenOf('i1'))).body as Listed).items;
    expect(stranger.every(({ kind }) => kind === 'token')).toBe(true);

    expect(code(await agent.post('/v1/me/log-ins/ending'))).toBe('AUTH.CSRF');
    const ended = await agent.post('/v1/me/log-ins/ending').set('X-CSRF-Token', csrfToken);
    expect(ended.status).toBe(200);
    expect((await bearer('/v1/me')).status).toBe(401);
    expect((await second.get('/v1/me')).status).toBe(401);
    const left = (await agent.get('/v1/me/log-ins')).body as Listed;
    expect(left.items).toMatchObject([{ kind: 'browser', current: true }]);
    const events = await sql<{ event: string; actor: string }>`
      select event, actor from account_event where login = 'h2' and event = 'log-ins-ended'`.execute(
      harness.database.db,
    );
    expect(events.rows).toEqual([{ event: 'log-ins-ended', actor: 'h2' }]);
  });

  test('of a token leave it a fresh one, and the old one ends', async () => {
    const began = await logIn({ login: 's1', password: PASSWORD, token: true });
    const { token } = began.body as { token: string };
    const call = (method: 'get' | 'post', path: string, of: string) =>
      request(harness.express)[method](path).set('Authorization', `Bearer ${of}`);
    const { token: fresh } = (await call('post', '/v1/me/log-ins/ending', token)).body as { token: string };
    expect((await call('get', '/v1/me', token)).status).toBe(401);
    expect((await call('get', '/v1/me', fresh)).status).toBe(200);
  });
});

describe('a change of the password', () => {
  test.each(['password123', 'QwertyUiop', 'iloveyou', '12345678', '１２３４５６７８'])(
    'is refused for %s, which everybody tries first',
    async (next) => {
      const token = await harness.tokenOf('i1');
      const changed = await request(harness.express)
        .put('/v1/me/password')
        .set('Authorization', `Bearer ${token}`)
        .send({ current: PASSWORD, next });
      expect([changed.status, code(changed)]).toEqual([422, 'ACCOUNT.PASSWORD_COMMON']);
    },
  );

  test('ends every other session and token', async () => {
    const other = await harness.tokenOf('d1');
    const agent = harness.agent();
    const began = await agent.post('/v1/sessions').send({ login: 'd1', password: PASSWORD });
    const { csrfToken } = began.body as { csrfToken: string };
    const change = (current: string, next: string) =>
      agent.put('/v1/me/password').set('X-CSRF-Token', csrfToken).send({ current, next });
    expect(code(await change('wrong', 'a brand new password'))).toBe('AUTH.WRONG_PASSWORD');
    expect(code(await change(PASSWORD, 'short'))).toBe('ACCOUNT.PASSWORD_UNFIT');
    expect((await change(PASSWORD, 'a brand new password')).status).toBe(200);
    expect((await agent.get('/v1/me')).status).toBe(200);
    const bearer = await request(harness.express).get('/v1/me').set('Authorization', `Bearer ${other}`);
    expect(code(bearer)).toBe('AUTH.BAD_TOKEN');
    expect((await logIn({ login: 'd1', password: PASSWORD })).status).toBe(401);
    expect((await logIn({ login: 'd1', password: 'a brand new password' })).status).toBe(201);
  });
});
