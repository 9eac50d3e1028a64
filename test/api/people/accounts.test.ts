import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { changeAccount } from '../../../db/accounts/changes.js';
import { createAccount } from '../../../db/accounts/accounts.js';
import { createHarness, PASSWORD, type Harness } from '../harness.js';

let harness: Harness;
let admin: string;
beforeAll(async () => {
  harness = await createHarness();
  admin = `Bearer ${await harness.tokenOf('i1')}`;
  for (const id of ['n0', 'n1', 'n2', 'n3', 'n4', 'n5']) {
    await sql`insert into person (id, name, department_id, status, hired_on)
      values (${id}, ${id}, 'care', 'probation', '2026-10-01')`.execute(harness.database.db);
  }
  await createAccount(harness.database.db, { login: 'n0', password: PASSWORD, personId: 'n0', roles: ['employee'] });
});
afterAll(() => harness.close());

const create = (body: object, key?: string) => {
  const call = request(harness.express).post('/v1/accounts').set('Authorization', admin);
  return (key === undefined ? call : call.set('Idempotency-Key', key)).send(body);
};
const account = (login: string) => ({ login, personId: login, roles: ['employee'] });
const code = (answer: { body: unknown }): string => (answer.body as { code: string }).code;
const count = async (): Promise<number> =>
  (await harness.database.db.selectFrom('account').select('id').execute()).length;

describe('an Idempotency-Key', () => {
  test('gives the same answer again and creates nothing twice', async () => {
    const key = randomUUID();
    const before = await count();
    const first = await create(account('n1'), key);
    const again = await create(account('n1'), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.etag).toBe(first.headers.etag);
    expect([first.headers['idempotent-replay'], again.headers['idempotent-replay']]).toEqual([undefined, 'true']);
    expect(await count()).toBe(before + 1);
  });

  test('of another request is refused', async () => {
    const key = randomUUID();
    await create(account('n2'), key);
    const other = await create(account('n3'), key);
    expect([other.status, code(other)]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
  });

  test('keeps a refusal too', async () => {
    const key = randomUUID();
    const first = await create({ ...account('n3'), login: 'e1' }, key);
    const again = await create({ ...account('n3'), login: 'e1' }, key);
    expect([first.status, code(first)]).toEqual([409, 'ACCOUNT.LOGIN_TAKEN']);
    expect([again.text, again.headers['idempotent-replay']]).toEqual([first.text, 'true']);
  });

  test('sent twice at once is carried out once, and both get its answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(account('n4'), key)));
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(answers.filter((one) => one.headers['idempotent-replay'] === undefined)).toHaveLength(1);
  });

  test('belongs to one account', async () => {
    const key = randomUUID();
    await create(account('n5'), key);
    const hr = `Bearer ${await harness.tokenOf('h2')}`;
    const other = await request(harness.express)
      .post('/v1/accounts')
      .set('Authorization', hr)
      .set('Idempotency-Key', key)
      .send(account('n5'));
    expect(other.headers['idempotent-replay']).toBeUndefined();
    expect(other.status).toBe(409);
  });

  test('whose process was killed is taken over after half a minute', async () => {
    const key = randomUUID();
    const body = account('e1');
    await create(body, key);
    await sql`update idempotency_key set status = null, headers = null, body = null,
      started_at = ${new Date(harness.clock.now.getTime() - 31_000)} where key = ${key}`.execute(harness.database.db);
    // What it had written before it died is found as the caller's own.
    const again = await create(body, key);
    expect([again.status, again.headers['idempotent-replay']]).toEqual([201, undefined]);
  });

  test('holds no password, not even as a guessable digest', async () => {
    const token = `Bearer ${await harness.tokenOf('n0')}`;
    const body = { current: PASSWORD, next: 'another password of his' };
    const key = randomUUID();
    const changed = await request(harness.express)
      .put('/v1/me/password')
      .set({ Authorization: token, 'Idempotency-Key': key })
      .send(body);
    expect(changed.status).toBe(200);
    const { rows } = await sql<{ all: string }>`select string_agg(k::text, '') as all from idempotency_key k`.execute(
      harness.database.db,
    );
    expect(rows[0]?.all).not.toContain(PASSWORD);
    expect(rows[0]?.all).not.toContain(body.next);
  });

  test('that is unfit is refused', async () => {
    expect(code(await create(account('n5'), 'with blank'))).toBe('REQUEST.BAD_HEADER');
  });
});

describe('a change', () => {
  const patch = (id: number, version: string | undefined, body: object) => {
    const call = request(harness.express).patch(`/v1/accounts/${id}`).set('Authorization', admin);
    return (version === undefined ? call : call.set('If-Match', version)).send(body);
  };
  const find = async (login: string): Promise<{ id: number; roles: string[] }> => {
    const page = await request(harness.express).get('/v1/accounts?limit=200').set('Authorization', admin);
    const found = (page.body as { items: { id: number; login: string; roles: string[] }[] }).items.find(
      (one) => one.login === login,
    );
    if (!found) throw new Error(login);
    return found;
  };

  test('needs the version seen and is refused when it is an old one', async () => {
    const { id } = await find('e2');
    const seen =
      (await request(harness.express).get(`/v1/accounts/${id}`).set('Authorization', admin)).headers.etag ?? '';
    expect([seen, code(await patch(id, undefined, {}))]).toEqual(['"1"', 'PRECONDITION.REQUIRED']);
    expect(code(await patch(id, '*', {}))).toBe('REQUEST.BAD_HEADER');
    const done = await patch(id, seen, { roles: ['employee', 'panel'] });
    expect([done.status, done.headers.etag]).toEqual([200, '"2"']);
    const late = await patch(id, seen, { disabled: true });
    expect([late.status, code(late)]).toEqual([412, 'PRECONDITION.FAILED']);
    expect(await find('e2')).toMatchObject({ roles: ['panel', 'employee'] });
  });

  test('an unchanged account is not sent again', async () => {
    const { id } = await find('e1');
    const call = request(harness.express).get(`/v1/accounts/${id}`).set('Authorization', admin);
    expect((await call.set('If-None-Match', '"1"')).status).toBe(304);
  });

  test('of roles and of the lock counts at the next call', async () => {
    const { id } = await find('s1');
    const supervisor = `Bearer ${await harness.tokenOf('s1')}`;
    const me = () => request(harness.express).get('/v1/me').set('Authorization', supervisor);
    await patch(id, '"1"', { roles: ['employee'] });
    expect((await me()).body).toMatchObject({ roles: ['employee'] });
    await patch(id, '"2"', { disabled: true });
    expect((await me()).status).toBe(401);
  });

  test('of one’s own account is refused', async () => {
    const { id } = await find('i1');
    expect(code(await patch(id, '"1"', { roles: ['gm'] }))).toBe('ACCOUNT.OWN_ACCOUNT');
  });

  test('never leaves nobody who administers', async () => {
    const { db } = harness.database;
    const manager = await find('h2');
    const itself = await find('i1');
    await db
      .transaction()
      .execute((trx) => changeAccount(trx, manager.id, 1, { roles: ['hr'] }, { by: 'g1', at: harness.clock.now }));
    const alone = db
      .transaction()
      .execute((transaction) =>
        changeAccount(transaction, itself.id, 1, { disabled: true }, { by: 'h2', at: harness.clock.now }),
      );
    await expect(alone).rejects.toThrow('ACCOUNT.LAST_ADMIN');
    expect((await request(harness.express).get('/v1/me').set('Authorization', admin)).status).toBe(200);
  });
});

describe('the log of refused acts', () => {
  test('says who tried what, when, and why not', async () => {
    const employee = `Bearer ${await harness.tokenOf('e1')}`;
    await request(harness.express).post('/v1/accounts').set('Authorization', employee).send({});
    const last = await harness.database.db
      .selectFrom('refused_act')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ person_id: 'e1', code: 'AUTH.FORBIDDEN', route: '/v1/accounts', method: 'POST' });
  });
});
