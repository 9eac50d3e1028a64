import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** Accounts of scripts: made by IT, sensitive ones by two, their tokens by their owner alone, never more than his. */
let harness: Harness;
const START = new Date('2026-11-23T02:00:00Z');
const DAY_MS = 86_400_000;
const tokens = new Map<string, string>();
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.clock.now = START;
});
const later = (ms: number): void => {
  harness.clock.now = new Date(harness.clock.now.getTime() + ms);
};

interface Token {
  readonly id: number;
  readonly prefix: string;
  readonly state: string;
  readonly lastUsedAt: string | null;
}
interface Service {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  readonly tokens: readonly Token[];
}
interface Body extends Token {
  readonly code: string;
  readonly detail: string;
  readonly account: Service | null;
  readonly waitingChange: number | null;
  readonly token: string;
  readonly expiresAt: string;
  readonly no: number;
  readonly summary: { readonly waiting: number };
  readonly items: readonly never[];
}
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Body;
}
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const by = async (bearer: string, method: Method, path: string, body?: object | string, key: string = randomUUID()) => {
  const asked = request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${bearer}`, 'Idempotency-Key': key, 'If-Match': '"1"' });
  if (typeof body === 'string') asked.set('Content-Type', 'text/csv');
  return (await asked.send(body)) as Answer;
};
const as = async (login: string, method: Method, path: string, body?: object | string, key?: string) => {
  const known = tokens.get(login) ?? (await harness.tokenOf(login));
  tokens.set(login, known);
  return by(known, method, path, body, key);
};

let names = 0;
const newName = (): string => {
  names += 1;
  return `script-${names}`;
};
const ask = (who: string, scopes: readonly string[], ownerId: string, name = newName()): Promise<Answer> =>
  as(who, 'post', '/v1/service-accounts', { name, purpose: '每日同步人事系统', ownerId, scopes });
const decide = (who: string, no: number, body: object = { decision: 'approve' }): Promise<Answer> =>
  as(who, 'post', `/v1/waiting-changes/${no}/decision`, body);
const mine = async (who: string): Promise<readonly Service[]> =>
  (await as(who, 'get', '/v1/me/service-accounts')).body.items;
const byName = async (name: string): Promise<Service> => {
  const found = (await as('i1', 'get', '/v1/service-accounts?limit=200')).body.items as readonly Service[];
  const one = found.find((each) => each.name === name);
  if (one === undefined) throw new Error(name);
  return one;
};
/** An account that counts, by IT and the HR manager; owned by one of HR. */
async function made(scopes: readonly string[], ownerId = 'h1', decider = 'h2'): Promise<Service> {
  const name = newName();
  const asked = await ask('i1', scopes, ownerId, name);
  if (asked.status === 202) expect((await decide(decider, asked.body.waitingChange ?? 0)).status).toBe(200);
  return byName(name);
}
const tokenOf = async ({ id }: Service, owner = 'h1', body: object = { days: 90 }): Promise<Body> => {
  const answer = await as(owner, 'post', `/v1/me/service-accounts/${id}/tokens`, body);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body;
};
const told = async (login: string): Promise<readonly string[]> =>
  ((await as(login, 'get', '/v1/messages?limit=100')).body.items as readonly { subject: { en: string } }[]).map(
    ({ subject }) => subject.en,
  );
const ledger = async (name: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ event: string }>`
    select event from account_event where detail ->> 'service' = ${name} order by no`.execute(harness.database.db);
  return rows.map(({ event }) => event);
};

describe('an account of a script', () => {
  test('that reads people waits for a second person: neither who asked nor its owner', async () => {
    const name = newName();
    const asked = await ask('i1', ['people-reader'], 'h2', name);
    expect([asked.status, asked.body.account]).toEqual([202, null]);
    const no = asked.body.waitingChange ?? 0;
    expect((await decide('i1', no)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h2', no)).body.code).toBe('CHANGE.CONCERNS_YOU');
    expect((await decide('h1', no)).body.code).toBe('CHANGE.NOT_FOUND');
    expect(await mine('h2')).toEqual([]);
    expect((await decide('g1', no)).status).toBe(200);
    expect((await byName(name)).state).toBe('open');
    expect((await mine('h2')).map((one) => one.name)).toEqual([name]);
    expect(await ledger(name)).toEqual(['service-asked', 'service-made']);
    expect(await told('h2')).toContain('A service account was made in your name');
  });

  test('that was refused is not made', async () => {
    const name = newName();
    const { body } = await ask('i1', ['imports'], 'h1', name);
    expect((await decide('h2', body.waitingChange ?? 0, { decision: 'refuse', reason: '无此安排' })).status).toBe(200);
    await expect(byName(name)).rejects.toThrow(name);
    expect(await ledger(name)).toEqual(['service-asked', 'service-refused']);
  });

  test('that reads the policy is IT’s alone to make; IT has no token of somebody else’s', async () => {
    const { status, body } = await ask('i1', ['policy-reader'], 'e1');
    expect(status).toBe(201);
    const { id = 0 } = body.account ?? {};
    const token = await as('i1', 'post', `/v1/me/service-accounts/${id}/tokens`, { days: 30 });
    expect([token.status, token.body.code]).toEqual([404, 'SERVICE_ACCOUNT.NOT_FOUND']);
    expect((await as('e1', 'post', `/v1/me/service-accounts/${id}/tokens`, { days: 30 })).status).toBe(201);
  });

  test('is asked for by IT and the HR manager, with an owner whose office has the scope and an open account', async () => {
    expect((await ask('h1', ['people-reader'], 'h1')).status).toBe(403);
    expect((await ask('i1', ['people-reader'], 'e1')).body.code).toBe('SERVICE_ACCOUNT.OWNER_LACKS_ROLE');
    expect((await ask('i1', ['service-watch'], 'h1')).body.code).toBe('SERVICE_ACCOUNT.OWNER_LACKS_ROLE');
    expect((await ask('i1', ['people-reader'], 'nobody')).body.code).toBe('SERVICE_ACCOUNT.OWNER_UNFIT');
    expect((await ask('i1', ['gm'], 'h1')).status).toBe(400);
    expect((await ask('i1', [], 'h1')).status).toBe(400);
  });

  test('has a name for good, also in two tabs', async () => {
    const name = newName();
    const both = await Promise.all([
      ask('i1', ['policy-reader'], 'e1', name),
      ask('i1', ['policy-reader'], 'e2', name),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { id } = await byName(name);
    expect((await as('i1', 'post', `/v1/service-accounts/${id}/closing`)).status).toBe(200);
    expect((await ask('i1', ['policy-reader'], 'e1', name)).body.code).toBe('SERVICE_ACCOUNT.NAME_TAKEN');
    expect((await ask('i1', ['imports'], 'h1', name)).body.code).toBe('SERVICE_ACCOUNT.NAME_TAKEN');
  });
});

describe('its token', () => {
  test('is shown once, known by its beginning, and kept as a digest', async () => {
    const service = await made(['people-reader']);
    const { token, prefix } = await tokenOf(service);
    expect(token.startsWith(prefix)).toBe(true);
    expect((await by(token, 'get', '/v1/people')).status).toBe(200);
    const shown = await as('h1', 'get', '/v1/me/service-accounts');
    const { rows } = await sql`select row_to_json(t) as t from service_token t`.execute(harness.database.db);
    const kept = `${shown.text}${JSON.stringify(rows)}${harness.logged.join('')}`;
    expect(kept).toContain(prefix);
    expect(kept).not.toContain(token.slice(prefix.length));
    expect((await by(`${token.slice(0, -1)}x`, 'get', '/v1/people')).body.code).toBe('AUTH.BAD_TOKEN');
    expect(await ledger(service.name)).toContain('token-made');
  });

  test('runs out to the second, and lasts a year at most', async () => {
    const service = await made(['people-reader']);
    const { token } = await tokenOf(service, 'h1', { days: 1 });
    later(DAY_MS - 1000);
    expect((await by(token, 'get', '/v1/people')).status).toBe(200);
    later(1000);
    expect((await by(token, 'get', '/v1/people')).body.code).toBe('AUTH.BAD_TOKEN');
    later(1000);
    expect((await by(token, 'get', '/v1/people')).body.code).toBe('AUTH.BAD_TOKEN');
    harness.clock.now = START;
    for (const days of [0, 366, 1.5])
      expect((await as('h1', 'post', `/v1/me/service-accounts/${service.id}/tokens`, { days })).status).toBe(400);
  });

  test.each(['h1', 'i1', 'h2'])('ends at once when %s revokes it, once', async (who) => {
    const service = await made(['people-reader']);
    const { token, id } = await tokenOf(service);
    const path = `${who === 'h1' ? '/v1/me' : '/v1'}/service-accounts/${service.id}/tokens/${id}/revocation`;
    expect((await as('e1', 'post', `/v1/me/service-accounts/${service.id}/tokens/${id}/revocation`)).status).toBe(404);
    expect((await as('e1', 'post', `/v1/service-accounts/${service.id}/tokens/${id}/revocation`)).status).toBe(403);
    expect((await by(token, 'get', '/v1/people')).status).toBe(200);
    const both = await Promise.all([as(who, 'post', path), as(who, 'post', path)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await by(token, 'get', '/v1/people')).body.code).toBe('AUTH.BAD_TOKEN');
    expect((await ledger(service.name)).filter((event) => event === 'token-revoked')).toHaveLength(1);
  });

  test('is exchanged with an overlap; there are never more than three', async () => {
    const service = await made(['people-reader']);
    const first = await tokenOf(service);
    const second = await tokenOf(service, 'h1', { days: 90, overlapHours: 2 });
    later(2 * 3_600_000 - 1000);
    for (const { token } of [first, second]) expect((await by(token, 'get', '/v1/people')).status).toBe(200);
    later(1000);
    expect((await by(first.token, 'get', '/v1/people')).status).toBe(401);
    expect((await by(second.token, 'get', '/v1/people')).status).toBe(200);
    const third = await tokenOf(service, 'h1', { days: 90, overlapHours: 0 });
    expect((await by(second.token, 'get', '/v1/people')).status).toBe(401);
    await tokenOf(service);
    await tokenOf(service);
    const path = `/v1/me/service-accounts/${service.id}/tokens`;
    const many = await Promise.all([as('h1', 'post', path, { days: 1 }), as('h1', 'post', path, { days: 1 })]);
    expect(many.map(({ body }) => body.code)).toEqual([
      'SERVICE_ACCOUNT.TOO_MANY_TOKENS',
      'SERVICE_ACCOUNT.TOO_MANY_TOKENS',
    ]);
    expect((await by(third.token, 'get', '/v1/people')).status).toBe(200);
  });

  test('shows when it was last used', async () => {
    const service = await made(['people-reader']);
    const { token } = await tokenOf(service);
    expect((await byName(service.name)).tokens[0]?.lastUsedAt).toBeNull();
    await by(token, 'get', '/v1/people');
    expect((await byName(service.name)).tokens[0]?.lastUsedAt).toBe(START.toISOString());
    later(120_000);
    await by(token, 'get', '/v1/tasks');
    // What is refused is a use, too: somebody has the token.
    expect((await byName(service.name)).tokens[0]?.lastUsedAt).toBe(harness.clock.now.toISOString());
  });
});

describe('it may', () => {
  test('what its scopes say and nothing else, whatever its owner may', async () => {
    const { token } = await tokenOf(await made(['people-reader', 'cycle-reader']));
    for (const path of ['/v1/people', '/v1/people/e1', '/v1/departments', '/v1/cycles', '/v1/cases'])
      expect([path, (await by(token, 'get', path)).status]).toEqual([path, 200]);
    const beyond: readonly (readonly [Method, string, object?])[] = [
      ['get', '/v1/tasks'],
      ['get', '/v1/me'],
      ['get', '/v1/messages'],
      ['get', '/v1/pay-rates'],
      ['get', '/v1/people/e1/pay-changes'],
      ['get', '/v1/imports'],
      ['get', '/v1/accounts'],
      ['get', '/v1/waiting-changes'],
      ['post', '/v1/waiting-changes/1/decision', { decision: 'approve' }],
      ['put', '/v1/people/e1/ratings/2026-10', { rating: 'A', publishedOn: '2026-11-03' }],
      ['post', '/v1/me/second-factor'],
      ['put', '/v1/me/password', { current: 'x', next: 'y' }],
      ['delete', '/v1/sessions/current'],
      ['get', '/v1/me/service-accounts'],
    ];
    for (const [method, path, body] of beyond) {
      const answer = await by(token, method, path, body);
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 403, 'AUTH.OUT_OF_SCOPE']);
    }
  });

  test('no more once its owner has lost the office', async () => {
    const { db } = harness.database;
    const { token } = await tokenOf(await made(['people-reader']));
    await sql`update account_role set role = 'panel' where role = 'hr'
      and account_id = (select id from account where login = 'h1')`.execute(db);
    const refused = await by(token, 'get', '/v1/people');
    expect([refused.status, refused.body.code]).toEqual([403, 'AUTH.OWNER_LACKS_ROLE']);
    await sql`update account_role set role = 'hr' where role = 'panel'
      and account_id = (select id from account where login = 'h1')`.execute(db);
    expect((await by(token, 'get', '/v1/people')).status).toBe(200);
  });

  test('nothing from the day on which its owner has left', async () => {
    const { db } = harness.database;
    const service = await made(['people-reader']);
    const { token } = await tokenOf(service);
    await sql`update person set status = 'left', left_on = '2026-01-31' where id = 'h1'`.execute(db);
    expect((await by(token, 'get', '/v1/people')).body.code).toBe('AUTH.BAD_TOKEN');
    expect((await byName(service.name)).state).toBe('owner-gone');
    expect((await as('h1', 'post', `/v1/me/service-accounts/${service.id}/tokens`, { days: 1 })).body.code).toBe(
      'SERVICE_ACCOUNT.CLOSED',
    );
    await sql`update person set status = 'confirmed', left_on = null where id = 'h1'`.execute(db);
  });

  test('nothing for good once its owner’s account was disabled, also when that is opened again', async () => {
    const { db } = harness.database;
    const service = await made(['policy-reader'], 'e2');
    const { token } = await tokenOf(service, 'e2');
    const disable = async (disabled: boolean) => {
      const { rows } = await sql<{ id: number; version: number }>`
        select id, version from account where login = 'e2'`.execute(db);
      const [one = { id: 0, version: 0 }] = rows;
      const answer = await request(harness.express)
        .patch(`/v1/accounts/${one.id}`)
        .set({ Authorization: `Bearer ${await harness.tokenOf('i1')}`, 'If-Match': `"${one.version}"` })
        .send({ disabled });
      expect(answer.status).toBe(200);
    };
    await disable(true);
    expect((await by(token, 'get', '/v1/policy/register')).body.code).toBe('AUTH.BAD_TOKEN');
    await disable(false);
    expect((await by(token, 'get', '/v1/policy/register')).body.code).toBe('AUTH.BAD_TOKEN');
    expect((await byName(service.name)).state).toBe('closed');
    expect(await ledger(service.name)).toContain('service-closed');
  });

  test('nothing once it was closed by IT; it is closed once', async () => {
    const service = await made(['people-reader']);
    const { token } = await tokenOf(service);
    const path = `/v1/service-accounts/${service.id}/closing`;
    expect((await as('h1', 'post', path)).status).toBe(403);
    expect((await as('i1', 'post', path)).status).toBe(200);
    expect((await by(token, 'get', '/v1/people')).status).toBe(401);
    expect((await as('i1', 'post', path)).body.code).toBe('SERVICE_ACCOUNT.CLOSED');
    expect((await as('h1', 'post', `/v1/me/service-accounts/${service.id}/tokens`, { days: 1 })).body.code).toBe(
      'SERVICE_ACCOUNT.CLOSED',
    );
  });
});

describe('what it does', () => {
  const FILE = '工号,月份,考核成绩,公布日期\n';
  const upload = (token: string, rows: string, key?: string): Promise<Answer> =>
    by(token, 'post', '/v1/imports?kind=ratings&filename=ratings.csv', `${FILE}${rows}`, key);

  test('stands under its name: in the import, the ledger, and the lines of reads', async () => {
    const service = await made(['imports', 'people-reader']);
    const { token } = await tokenOf(service);
    const dry = await upload(token, 'e1,2026-10,A,2026-11-03\n');
    expect([dry.status, (dry.body as unknown as { createdBy: string }).createdBy]).toEqual([
      201,
      `service:${service.name}`,
    ]);
    expect((await by(token, 'post', `/v1/imports/${dry.body.id}/application`)).status).toBe(200);
    const { rows } = await sql<{ actor: string }>`
      select distinct actor from ledger where act = 'import.applied' and workflow_id like ${`%${dry.body.id}%`}`.execute(
      harness.database.db,
    );
    expect(rows).toEqual([{ actor: `service:${service.name}` }]);
    await by(token, 'get', '/v1/people/e1');
    const lines = (await as('h2', 'get', '/v1/read-lines')).body.items as readonly { personId: string; name: string }[];
    expect(lines[0]).toMatchObject({ personId: `service:${service.name}`, name: `service:${service.name}` });
  });

  test('waits for a second person as its owner’s would, and he is none', async () => {
    const { token } = await tokenOf(await made(['imports']));
    const dry = await upload(token, 'h1,2026-10,A,2026-11-03\ne2,2026-10,A,2026-11-03\n');
    expect(dry.body.summary.waiting).toBe(1);
    expect((await by(token, 'post', `/v1/imports/${dry.body.id}/application`)).status).toBe(200);
    // One of HR applies what a script of his brought: still his own.
    const again = await upload(token, 'h1,2026-09,A,2026-10-08\n');
    await as('h1', 'post', `/v1/imports/${again.body.id}/application`);
    const { items } = (await as('h2', 'get', '/v1/waiting-changes?waiting=true')).body;
    for (const { no } of (items as readonly { no: number }[]).slice(0, 2))
      expect((await decide('h1', no)).status).toBe(403);
    const [, first] = items as readonly { no: number }[];
    expect((await decide('h2', first?.no ?? 0)).status).toBe(200);
    expect(await told('h1')).toContain('A change you asked for was approved and holds');
  });

  test('that waits is not its owner’s to approve, also where it is about others', async () => {
    const { token } = await tokenOf(await made(['imports']));
    const head = '工号,姓名,部门,直属上级工号,状态,入职日期,转正日期,职务,职级,部门负责人,更正原因\n';
    const line = 'e1,艾客服,care,s1,正式,2024-01-02,2024-04-02,客服,初级·一般,,录入有误\n';
    const dry = await by(token, 'post', '/v1/imports?kind=people&filename=people.csv', head + line);
    expect(dry.body.summary.waiting).toBe(1);
    expect((await by(token, 'post', `/v1/imports/${dry.body.id}/application`)).status).toBe(200);
    const [newest] = (await as('h2', 'get', '/v1/waiting-changes?waiting=true')).body.items as readonly {
      no: number;
    }[];
    expect((await decide('h1', newest?.no ?? 0)).body.code).toBe('CHANGE.CONCERNS_YOU');
    expect((await decide('h2', newest?.no ?? 0)).status).toBe(200);
  });

  test('has Idempotency-Keys of its own beside its owner’s', async () => {
    const { token } = await tokenOf(await made(['imports']));
    const key = randomUUID();
    const rows = 's1,2026-10,A,2026-11-03\n';
    const first = await as('h1', 'post', '/v1/imports?kind=ratings&filename=ratings.csv', `${FILE}${rows}`, key);
    const second = await upload(token, rows, key);
    expect([first.status, second.status, first.body.id === second.body.id]).toEqual([201, 201, false]);
    const third = await upload(token, rows, key);
    expect(third.body.id).toBe(second.body.id);
  });
});
