import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { loadCalendar } from '../../../policy/data/calendar.js';
import { deliverNext } from '../../../activities/service/deliver-event.js';
import { describe as describeApi } from '../../../api/http/openapi.js';
import { EVENT_KINDS, WANTED_KINDS } from '../../../domain/outgoing/events.js';
import { HttpServer, says } from '../../notifications/http-server.js';
import { KEYS } from '../../support/keys.js';
import { createHarness, type Harness } from '../harness.js';

/** Endpoints: IT registers them, what tells of people takes a second person, and each step stands in the ledger. */
let harness: Harness;
const server = new HttpServer();
const tokens = new Map<string, string>();
beforeAll(async () => {
  await server.up();
  harness = await createHarness({ environment: { JINJI_WEBHOOK_LOOPBACK: 'true' } });
});
afterAll(async () => {
  await harness.close();
  await server.down();
});

interface Endpoint {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly state: string;
  readonly waiting: number;
  readonly overlapUntil: string | null;
}
interface Delivery {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
}
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly code: string;
    readonly endpoint: Endpoint | null;
    readonly waitingChange: number | null;
    readonly secret: string;
    readonly state: string;
    readonly items: readonly (Endpoint & Delivery)[];
  };
}
const as = async (
  login: string,
  method: 'get' | 'post' | 'put',
  path: string,
  body?: object,
  key: string = randomUUID(),
) => {
  const token = tokens.get(login) ?? (await harness.tokenOf(login));
  tokens.set(login, token);
  const asked = request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': key });
  return (await asked.send(body)) as Answer;
};
let paths = 0;
const wanted = (more: object = {}): object => {
  paths += 1;
  return { channel: 'webhook', name: '人事系统', url: server.url(`/hook/${paths}`), events: ['task.overdue'], ...more };
};
const register = async (more: object = {}, who = 'i1', key?: string): Promise<Answer> =>
  as(who, 'post', '/v1/endpoints', wanted(more), key);
const ready = async (): Promise<Endpoint> => {
  const one = (await register()).body.endpoint;
  if (one === null) throw new Error('it waits');
  await as('i1', 'post', `/v1/endpoints/${one.id}/secrets`, {});
  return one;
};
const ledger = async (id: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ line: string }>`
    select actor || ' ' || act as line from ledger where workflow_id = 'endpoint' and seq = ${id} order by id`.execute(
    harness.database.db,
  );
  return rows.map(({ line }) => line);
};

describe('who registers', () => {
  test('IT alone; the auditor looks; nobody else knows of any', async () => {
    for (const login of ['h1', 'h2', 'g1', 'd1', 's1', 'e1']) {
      expect((await register({}, login)).status).toBe(403);
      expect((await as(login, 'get', '/v1/endpoints')).status).toBe(403);
      expect((await as(login, 'post', '/v1/deliveries/1/replay')).status).toBe(403);
      expect((await as(login, 'put', '/v1/endpoints/1/state', { state: 'off' })).status).toBe(403);
    }
    expect((await request(harness.express).get('/v1/endpoints')).status).toBe(401);
    const { status, body } = await register();
    expect([status, body.endpoint?.state, body.waitingChange]).toEqual([201, 'new', null]);
    expect(await ledger(body.endpoint?.id ?? 0)).toEqual(['i1 endpoint.registered']);
  });

  test('what tells of somebody’s case waits for a second person, who is not IT', async () => {
    const waits = await register({ events: ['case.released', 'task.overdue'] });
    expect([waits.status, waits.body.endpoint]).toEqual([202, null]);
    const no = waits.body.waitingChange ?? 0;
    const decide = (who: string): Promise<Answer> =>
      as(who, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });
    expect((await decide('i1')).status).toBe(403);
    expect((await decide('h1')).status).toBeGreaterThanOrEqual(403);
    const before = (await as('i1', 'get', '/v1/endpoints')).body.items.length;
    expect((await decide('h2')).status).toBe(200);
    const after = (await as('i1', 'get', '/v1/endpoints')).body.items;
    expect(after.length).toBe(before + 1);
    const made = after.find(({ url }) => url.endsWith(`/hook/${paths}`));
    expect([made?.state, await ledger(made?.id ?? 0)]).toEqual(['new', ['i1 endpoint.registered']]);
  });

  test('the same address once, the same call once', async () => {
    const body = wanted();
    const key = randomUUID();
    const [first, again] = [
      await as('i1', 'post', '/v1/endpoints', body, key),
      await as('i1', 'post', '/v1/endpoints', body, key),
    ];
    expect([first.status, again.body.endpoint?.id]).toEqual([201, first.body.endpoint?.id]);
    const twice = await as('i1', 'post', '/v1/endpoints', body);
    expect([twice.status, twice.body.code]).toEqual([409, 'ENDPOINT.ADDRESS_TAKEN']);
    await as('i1', 'put', `/v1/endpoints/${first.body.endpoint?.id ?? 0}/state`, { state: 'ended' });
    expect((await as('i1', 'post', '/v1/endpoints', body)).status).toBe(201);
  });
});

describe('what is refused', () => {
  const robot = { channel: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=t1', secret: 'SEC1' };
  test.each([
    [{ url: 'http://example.com/hook' }, 201],
    [{ url: 'ftp://example.com/hook' }, 'ENDPOINT.ADDRESS_UNFIT'],
    [{ url: 'https://user:pass@example.com/' }, 'ENDPOINT.ADDRESS_UNFIT'],
    [{ url: 'not an address' }, 'ENDPOINT.ADDRESS_UNFIT'],
    [{ url: 'https://10.0.0.1/hook' }, 'ENDPOINT.ADDRESS_NOT_ALLOWED'],
    [{ url: 'https://0x0a000001/hook' }, 'ENDPOINT.ADDRESS_NOT_ALLOWED'],
    [{ url: 'https://[fd00::1]/hook' }, 'ENDPOINT.ADDRESS_NOT_ALLOWED'],
    [{ secret: 'mine' }, 'ENDPOINT.SECRET_NOT_TAKEN'],
    [{ ...robot, secret: undefined }, 'ENDPOINT.SECRET_MISSING'],
    [{ ...robot, url: 'https://oapi.dingtalk.com/other?access_token=t1' }, 'ENDPOINT.NOT_A_ROBOT'],
    [{ ...robot, events: ['case.released'] }, 'ENDPOINT.NOT_FOR_ROBOTS'],
    [{ events: [] }, 'REQUEST.INVALID'],
    [{ events: ['endpoint.tested'] }, 'REQUEST.INVALID'],
    [{ name: ' ' }, 'REQUEST.INVALID'],
  ])('%j: %s', async (more, said) => {
    const { status, body } = await register(more);
    expect(status === 201 ? status : body.code).toBe(said);
  });

  test('without the setting nothing goes to this machine, and nothing without TLS', async () => {
    const other = await createHarness();
    const token = await other.tokenOf('i1');
    const codes = await Promise.all(
      ['http://127.0.0.1:9/x', 'https://127.0.0.1:9/x', 'http://example.com/'].map(async (url) => {
        const asked = request(other.express).post('/v1/endpoints').set('Authorization', `Bearer ${token}`);
        return ((await asked.send(wanted({ url }))) as Answer).body.code;
      }),
    );
    expect(codes).toEqual(['ENDPOINT.ADDRESS_UNFIT', 'ENDPOINT.ADDRESS_NOT_ALLOWED', 'ENDPOINT.ADDRESS_UNFIT']);
    await other.close();
  });
});

test('a robot’s address and secret are shown to nobody, nor kept in clear', async () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=token-of-ours';
  const made = await register({ channel: 'dingtalk', url, secret: 'SEC-of-ours' });
  expect([made.status, made.body.endpoint?.url, made.body.endpoint?.state]).toEqual([
    201,
    'https://oapi.dingtalk.com/…',
    'on',
  ]);
  const { rows } = await sql<{ all: string }>`
    select (select coalesce(string_agg(e::text, ' '), '') from endpoint e) || (select coalesce(string_agg(s::text, ' '), '') from endpoint_secret s)
      || (select string_agg(l::text, ' ') from ledger l) || (select coalesce(string_agg(k::text, ' '), '') from idempotency_key k) as all`.execute(
    harness.database.db,
  );
  expect(rows[0]?.all).not.toMatch(/token-of-ours|SEC-of-ours/);
  expect(harness.logged.join()).not.toMatch(/token-of-ours|SEC-of-ours/);
  const secret = await as('i1', 'post', `/v1/endpoints/${made.body.endpoint?.id ?? 0}/secrets`, {});
  expect([secret.status, secret.body.code]).toEqual([409, 'ENDPOINT.SECRET_NOT_OURS']);
});

describe('from the secret to the delivery', () => {
  const deliver = async (): Promise<string> => {
    const done = await deliverNext({
      db: harness.database.db,
      keys: KEYS,
      now: () => new Date(harness.clock.now.getTime() + 1_000),
      settings: { reach: { loopback: true, networks: [] }, timeoutMs: 500 },
      calendar: loadCalendar(),
    });
    return done === 'idle' ? done : done.outcome;
  };

  test('it is on once it has a secret, shown once; a test is delivered, listed, and replayed', async () => {
    const { id } = (await register()).body.endpoint ?? { id: 0 };
    const early = await as('i1', 'post', `/v1/endpoints/${id}/tests`);
    expect([early.status, early.body.code]).toEqual([409, 'ENDPOINT.WITHOUT_SECRET']);
    expect((await as('i1', 'put', `/v1/endpoints/${id}/state`, { state: 'on' })).body.code).toBe(
      'ENDPOINT.WITHOUT_SECRET',
    );
    const made = await as('i1', 'post', `/v1/endpoints/${id}/secrets`, {});
    expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^whsec_[\w+/]{43}=$/)]);
    expect((await as('i1', 'get', '/v1/endpoints')).text).not.toContain(made.body.secret);
    expect((await as('i1', 'post', `/v1/endpoints/${id}/tests`)).status).toBe(204);
    server.next.push(says(500));
    expect(await deliver()).toBe('later');
    const list = async () => (await as('i1', 'get', `/v1/endpoints/${id}/deliveries`)).body.items;
    const [first] = await list();
    expect([first?.kind, first?.state]).toEqual(['endpoint.tested', 'waiting']);
    expect((await as('i1', 'post', `/v1/deliveries/${first?.id ?? 0}/replay`)).status).toBe(204);
    expect([await deliver(), (await list()).map(({ state }) => state)]).toEqual(['sent', ['sent']]);
    expect((await as('i1', 'post', `/v1/deliveries/${first?.id ?? 0}/replay`)).status).toBe(204);
    expect([await deliver(), (await list()).map(({ state }) => state)]).toEqual(['sent', ['sent', 'sent']]);
    expect((await as('i1', 'post', '/v1/deliveries/999999/replay')).body.code).toBe('ENDPOINT.DELIVERY_NOT_FOUND');
    expect(await ledger(id)).toEqual([
      'i1 endpoint.registered',
      'i1 endpoint.secret-made',
      'i1 endpoint.replayed',
      'i1 endpoint.replayed',
    ]);
  });

  test('another secret leaves the one before for hours; off, on, and ended for good', async () => {
    const { id } = await ready();
    await as('i1', 'post', `/v1/endpoints/${id}/secrets`, { overlapHours: 2 });
    const shown = async () => (await as('i1', 'get', '/v1/endpoints')).body.items.find((one) => one.id === id);
    expect((await shown())?.overlapUntil).toBe(new Date(harness.clock.now.getTime() + 7_200_000).toISOString());
    for (const state of ['off', 'off', 'on', 'ended'])
      expect((await as('i1', 'put', `/v1/endpoints/${id}/state`, { state })).body.state).toBe(state);
    expect(await shown()).toBeUndefined();
    expect((await as('i1', 'put', `/v1/endpoints/${id}/state`, { state: 'on' })).body.code).toBe('ENDPOINT.ENDED');
    expect((await as('i1', 'post', `/v1/endpoints/${id}/tests`)).body.code).toBe('ENDPOINT.ENDED');
    expect((await as('i1', 'post', `/v1/endpoints/${id}/secrets`, {})).body.code).toBe('ENDPOINT.ENDED');
    expect(await ledger(id)).toEqual([
      'i1 endpoint.registered',
      'i1 endpoint.secret-made',
      'i1 endpoint.secret-made',
      'i1 endpoint.off',
      'i1 endpoint.on',
      'i1 endpoint.ended',
    ]);
  });
});

test('a robot’s quiet hours are those of a person who has chosen nothing until IT sets others; a webhook has none', async () => {
  const { endpoint } = (await register({ channel: 'wecom', url: server.url('/cgi-bin/webhook/send?key=q') })).body;
  const path = `/v1/endpoints/${endpoint?.id ?? 0}/quiet-hours`;
  expect(endpoint).toMatchObject({ quietHours: { from: '21:00', until: '08:00' }, quietDaysOff: true });
  const hours = { quietHours: { from: '12:00', until: '13:30' }, quietDaysOff: false };
  expect((await as('i1', 'put', path, hours)).body).toMatchObject(hours);
  expect((await as('i1', 'put', path, hours)).status).toBe(200);
  expect((await as('i1', 'put', path, { ...hours, quietHours: null })).body).toMatchObject({ quietHours: null });
  expect((await as('i1', 'put', path, { ...hours, quietHours: { from: '08:00', until: '08:00' } })).status).toBe(400);
  for (const login of ['h1', 'e1']) expect((await as(login, 'put', path, hours)).status).toBe(403);
  expect(await ledger(endpoint?.id ?? 0)).toEqual(['i1 endpoint.registered', 'i1 endpoint.hours', 'i1 endpoint.hours']);
  const webhook = await ready();
  expect(webhook).toMatchObject({ quietHours: null, quietDaysOff: false });
  const refused = await as('i1', 'put', `/v1/endpoints/${webhook.id}/quiet-hours`, hours);
  expect([refused.status, refused.body.code]).toEqual([409, 'ENDPOINT.NO_HOURS']);
});

test('each kind of event is described, with schema and headers, and offered where one may register for it', async () => {
  const { webhooks = {}, components = {} } = describeApi(harness.routes, 'x');
  expect(Object.keys(webhooks)).toEqual(Object.keys(EVENT_KINDS));
  expect(JSON.stringify(webhooks)).toContain('webhook-signature');
  const bodies = Object.entries(components.schemas ?? {}).filter(([name]) => name.startsWith('Event_'));
  expect(bodies).toHaveLength(Object.keys(EVENT_KINDS).length);
  for (const [, schema] of bodies) {
    const fields = JSON.stringify(schema).matchAll(/"(\w+)":\{/g);
    for (const [, field] of fields) expect(field).not.toMatch(/name|person|score|reason|amount|outcome|level/i);
  }
  const offered = (await as('i1', 'get', '/v1/event-kinds')).body.items as unknown as readonly { kind: string }[];
  expect(offered.map(({ kind }) => kind)).toEqual(WANTED_KINDS);
});
