import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** How one wants to be reached (docs/decisions/0052): one's own alone, bundled or later, never off. */
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const PATH = '/v1/me/preferences';
const DEFAULTS = {
  language: 'zh',
  mails: 'digest',
  news: 'single',
  invitations: true,
  quietHours: { from: '21:00', until: '08:00' },
  quietDaysOff: true,
};
const read = async (login: string): Promise<unknown> => {
  const answer = await request(harness.express)
    .get(PATH)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
  return answer.body;
};
const choose = async (login: string, body: object) =>
  request(harness.express)
    .put(PATH)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
    .send(body);

test('who has chosen nothing has the defaults; what one chooses is one’s own', async () => {
  expect(await read('e1')).toEqual(DEFAULTS);
  const chosen = {
    language: 'en',
    mails: 'single',
    news: 'digest',
    invitations: false,
    quietHours: null,
    quietDaysOff: false,
  };
  expect((await choose('e1', chosen)).status).toBe(204);
  expect((await choose('e1', chosen)).status).toBe(204);
  expect(await read('e1')).toEqual(chosen);
  expect(await read('e2')).toEqual(DEFAULTS);
  expect((await choose('e1', DEFAULTS)).status).toBe(204);
  expect(await read('e1')).toEqual(DEFAULTS);
});

test.each([
  ['a language that nobody writes', { ...DEFAULTS, language: 'fr' }, 'language'],
  ['nothing at all about tasks', { ...DEFAULTS, mails: 'none' }, 'mails'],
  ['nothing at all of what else one is told', { ...DEFAULTS, news: 'none' }, 'news'],
  ['an hour that no clock has', { ...DEFAULTS, quietHours: { from: '24:00', until: '08:00' } }, 'quietHours.from'],
  ['a day that is quiet throughout', { ...DEFAULTS, quietHours: { from: '08:00', until: '08:00' } }, 'quietHours'],
  ['a half of the hours', { ...DEFAULTS, quietHours: { from: '08:00' } }, 'quietHours.until'],
  ['something else', { ...DEFAULTS, silent: true }, ''],
])('refused: %s', async (_, body, field) => {
  const answer = await choose('e1', body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([expect.any(Number), expect.stringContaining(field)]);
  expect([400, 422]).toContain(answer.status);
  expect(await read('e1')).toEqual(DEFAULTS);
});

test('who writes what he knew before changes nothing that he did not know of', async () => {
  expect((await choose('e2', { ...DEFAULTS, news: 'digest', invitations: false })).status).toBe(204);
  const { language, mails, quietHours, quietDaysOff } = DEFAULTS;
  expect((await choose('e2', { language, mails, quietHours, quietDaysOff })).status).toBe(204);
  expect(await read('e2')).toEqual({ ...DEFAULTS, news: 'digest', invitations: false });
});

describe('a robot of one’s own (docs/decisions/0071)', () => {
  const ROBOT = '/v1/me/robot';
  const URL_OF = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc-123';
  const call = async (login: string, method: 'get' | 'put' | 'delete', body?: object) =>
    request(harness.express)
      [method](ROBOT)
      .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
      .send(body);
  const given = { channel: 'feishu', url: URL_OF, secret: 'vendor-secret' };

  test('is set, shown without its key, told of once by itself, and ended by its owner', async () => {
    expect((await call('e1', 'get')).body).toEqual({ robot: null });
    const set = await call('e1', 'put', given);
    expect([set.status, set.body]).toMatchObject([
      200,
      { robot: { channel: 'feishu', url: 'https://open.feishu.cn/…', faultCode: null } },
    ]);
    expect((await call('e1', 'put', given)).status).toBe(200);
    expect(JSON.stringify((await call('e1', 'get')).body)).not.toMatch(/abc-123|vendor-secret/);
    expect((await call('e2', 'get')).body).toEqual({ robot: null });
    const { db } = harness.database;
    const told = await sql<{ to: string; waits: boolean }>`
      select t.person_id as to, o.state = 'waiting' as waits from message t left join outbox o on o.message_id = t.id
      where t.topic = 'robot'`.execute(db);
    expect(told.rows).toEqual([{ to: 'e1', waits: true }]);
    const kept = await sql<{ row: string }>`select own_robot::text as row from own_robot`.execute(db);
    expect(kept.rows[0]?.row).not.toMatch(/abc-123|vendor-secret/);
    expect((await call('e1', 'delete')).status).toBe(204);
    expect((await call('e1', 'delete')).status).toBe(204); // again is no fault
  });

  test.each([
    [
      'another door of its vendor’s host',
      { ...given, url: 'https://open.feishu.cn:8443/open-apis/bot/v2/hook/abc' },
      'ENDPOINT.HOST_UNKNOWN',
    ],
    [
      'a host that is not its vendor’s',
      { ...given, url: 'https://collect.example.com/open-apis/bot/v2/hook/abc' },
      'ENDPOINT.HOST_UNKNOWN',
    ],
    ['no robot at all', { ...given, url: 'https://open.feishu.cn/elsewhere' }, 'ENDPOINT.NOT_A_ROBOT'],
    [
      'an address inside',
      { ...given, url: 'https://10.0.0.1/open-apis/bot/v2/hook/abc' },
      'ENDPOINT.ADDRESS_NOT_ALLOWED',
    ],
    ['without TLS', { ...given, url: URL_OF.replace('https', 'http') }, 'ENDPOINT.ADDRESS_UNFIT'],
    ['without its secret', { channel: 'feishu', url: URL_OF }, 'ENDPOINT.SECRET_MISSING'],
    [
      'with a secret that its vendor has none of',
      { ...given, channel: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' },
      'ENDPOINT.SECRET_NOT_TAKEN',
    ],
  ])('refused: %s', async (_, body, code) => {
    const answer = await call('e1', 'put', body);
    expect([answer.status, answer.body]).toMatchObject([422, { code }]);
    expect((await call('e1', 'get')).body).toEqual({ robot: null });
  });

  test('at a host of the company’s own only where IT has registered a robot of that vendor there', async () => {
    const own = { ...given, url: 'https://feishu.corp.example.com/open-apis/bot/v2/hook/mine' };
    expect((await call('e1', 'put', own)).status).toBe(422);
    const registered = await request(harness.express)
      .post('/v1/endpoints')
      .set({ Authorization: `Bearer ${await harness.tokenOf('i1')}`, 'Idempotency-Key': 'own-host' })
      .send({
        channel: 'feishu',
        name: '群',
        url: own.url.replace('mine', 'group'),
        events: ['task.overdue'],
        secret: 's',
      });
    expect(registered.status).toBe(201);
    expect((await call('e1', 'put', own)).status).toBe(200);
    const door = await call('e1', 'put', { ...own, url: own.url.replace('.com/', '.com:8443/') });
    expect([door.status, door.body]).toMatchObject([422, { code: 'ENDPOINT.HOST_UNKNOWN' }]);
    expect(
      (
        await call('e1', 'put', {
          ...own,
          channel: 'dingtalk',
          url: 'https://feishu.corp.example.com/robot/send?access_token=t',
        })
      ).status,
    ).toBe(422);
  });
});

test('nobody without a log-in', async () => {
  for (const path of [PATH, '/v1/me/robot']) expect((await request(harness.express).get(path)).status).toBe(401);
});

describe('views of tables under names of one’s own (docs/decisions/0083)', () => {
  const VIEWS = '/v1/me/views';
  const as = async (login: string) => `Bearer ${await harness.tokenOf(login)}`;
  const views = async (login: string): Promise<readonly { readonly id: number; readonly name: string }[]> => {
    const answer = await request(harness.express)
      .get(VIEWS)
      .set('Authorization', await as(login));
    return (answer.body as { readonly items: readonly { readonly id: number; readonly name: string }[] }).items;
  };
  const keep = async (login: string, body: object) =>
    request(harness.express)
      .post(VIEWS)
      .set('Authorization', await as(login))
      .send(body);
  const change = async (login: string, id: number, body: object) =>
    request(harness.express)
      .put(`${VIEWS}/${id}`)
      .set('Authorization', await as(login))
      .send(body);
  const remove = async (login: string, id: number) =>
    request(harness.express)
      .delete(`${VIEWS}/${id}`)
      .set('Authorization', await as(login));
  const view = { list: 'people', name: '我的班组', query: 'level=junior-1&sort=-name' };

  test('are kept, renamed and removed by whoever named them; to nobody else they are there', async () => {
    const made = await keep('e1', view);
    expect(made).toMatchObject({ status: 201, body: view });
    const { id } = made.body as { readonly id: number };
    expect(await views('e1')).toEqual([{ id, ...view }]);
    expect(await views('e2')).toEqual([]);
    expect(await change('e2', id, { name: '别人的', query: '' })).toMatchObject({
      status: 404,
      body: { code: 'VIEW.NOT_FOUND' },
    });
    expect((await remove('e2', id)).status).toBe(204);
    expect((await change('e1', id, { name: '一组', query: 'size=100' })).status).toBe(204);
    expect(await views('e1')).toEqual([{ id, list: 'people', name: '一组', query: 'size=100' }]);
    expect((await remove('e1', id)).status).toBe(204);
    expect(await views('e1')).toEqual([]);
  });

  test('a name stands once for a table, also by renaming; others may have the same; a table takes thirty', async () => {
    const ids: number[] = [];
    for (let no = 1; no <= 30; no += 1)
      ids.push(((await keep('e1', { ...view, name: `视图 ${no}` })).body as { readonly id: number }).id);
    const taken = { status: 409, body: { code: 'VIEW.NAME_TAKEN' } };
    expect(await keep('e1', { ...view, name: '视图 1' })).toMatchObject(taken);
    expect(await change('e1', ids[1] ?? 0, { name: '视图 1', query: '' })).toMatchObject(taken);
    expect(await keep('e1', view)).toMatchObject({ status: 409, body: { code: 'VIEW.TOO_MANY' } });
    expect((await keep('e1', { ...view, list: 'forecast', name: '视图 1' })).status).toBe(201);
    expect((await keep('e2', { ...view, name: '视图 1' })).status).toBe(201);
    expect((await keep('e2', { ...view, list: 'nowhere' })).status).toBe(400);
  });
});
