import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { failureOf } from '../../../api/http/failures.js';
import { until } from '../../../cli/play/until.js';
import { createDatabase } from '../../../db/database.js';
import { forgetExpired } from '../../../db/service/housekeeping.js';
import { loadPolicyLibrary } from '../../../policy/data/library.js';
import { scratchDatabase } from '../../support/services.js';
import { createHarness, type Harness } from '../harness.js';

const open: Harness[] = [];
const harnessWith = async (environment: Readonly<Record<string, string>> = {}): Promise<Harness> => {
  const harness = await createHarness({ environment });
  open.push(harness);
  return harness;
};
afterEach(async () => {
  for (const harness of open.splice(0)) await harness.close();
});

interface Refused {
  readonly code: string;
  readonly texts: { readonly detail: { readonly zh: string } };
}
const codeOf = ({ body }: request.Response): string => (body as Refused).code;

/** Nobody's share of the service grows with how often he asks. */
describe('how often somebody may call', () => {
  test('who gives no valid token is stopped by his address, before his body is read; who has one goes on', async () => {
    const harness = await harnessWith({ JINJI_ANONYMOUS_CALLS: '10' });
    const { express } = harness;
    const token = await harness.tokenOf('h1');
    const stranger = () => request(express).get('/v1/me').set('Authorization', 'Bearer nothing-of-ours');
    for (let number = 0; number < 10; number += 1) expect((await stranger()).status).toBe(401);
    const stopped = await request(express)
      .post('/v1/cycles')
      .set('Authorization', 'Bearer nothing-of-ours')
      .send({ name: 'x'.repeat(200_000) });
    expect([stopped.status, codeOf(stopped)]).toEqual([429, 'REQUEST.TOO_OFTEN']);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect((stopped.body as Refused).texts.detail.zh).toMatch(/秒后再试/);
    const known = await request(express).get('/v1/me').set('Authorization', `Bearer ${token}`);
    expect(known.status).toBe(200);
    // What says whether the service stands is asked by a machine that nobody may talk out of it.
    expect((await request(express).get('/livez')).status).toBe(200);
  });

  test('an account may call so often in a minute, and another one is not touched by it', async () => {
    const harness = await harnessWith({ JINJI_ACCOUNT_CALLS: '5' });
    const { express } = harness;
    const [hr, gm] = [await harness.tokenOf('h1'), await harness.tokenOf('g1')];
    const me = (token: string) => request(express).get('/v1/me').set('Authorization', `Bearer ${token}`);
    for (let number = 0; number < 5; number += 1) expect((await me(hr)).status).toBe(200);
    const stopped = await me(hr);
    expect([stopped.status, codeOf(stopped)]).toEqual([429, 'REQUEST.TOO_OFTEN']);
    expect((await me(gm)).status).toBe(200);
  });
});

describe('the address by which the service is called', () => {
  test('is the one that it was given, or this machine: anything else is refused', async () => {
    const { express } = await harnessWith({ JINJI_PUBLIC_URL: 'http://jinji.example.cn' });
    const by = (host: string, path = '/v1/me') => request(express).get(path).set('Host', host);
    for (const host of ['evil.example.com', 'jinji.example.cn.evil.com', 'jinji.example.cn:81', 'a b', '']) {
      const refused = await by(host);
      expect([host, refused.status]).toEqual([host, 421]);
      expect((refused.body as Refused).texts.detail.zh).toMatch(/\p{Script=Han}/u);
    }
    expect((await by('evil.example.com', '/')).status).toBe(421);
    for (const host of ['jinji.example.cn', 'JINJI.example.cn:80', '127.0.0.1:8080', 'localhost', '[::1]:8080'])
      expect([host, (await by(host)).status]).toEqual([host, 401]);
    // A probe asks by the address of a container.
    expect((await by('10.2.3.4:8080', '/livez')).status).toBe(200);
  });

  test('is not asked after where none was given', async () => {
    const { express } = await harnessWith();
    expect((await request(express).get('/v1/me').set('Host', 'whatever.example')).status).toBe(401);
  });
});

describe('a cursor', () => {
  const page = (harness: Harness, token: string, path: string) =>
    request(harness.express).get(path).set('Authorization', `Bearer ${token}`);
  interface Listed {
    readonly next: string;
    readonly items: readonly { readonly id: string }[];
  }

  test('shows nothing of the row at which the page ended', async () => {
    const harness = await harnessWith();
    const token = await harness.tokenOf('h1');
    const first = (await page(harness, token, '/v1/people?limit=1')).body as Listed;
    const { id } = first.items[0] ?? { id: '' };
    expect(Buffer.from(first.next, 'base64url').toString('utf8')).not.toContain(id);
    const second = await page(harness, token, `/v1/people?limit=1&cursor=${first.next}`);
    expect([second.status, (second.body as Listed).items.length]).toEqual([200, 1]);
    expect((second.body as Listed).items[0]?.id).not.toBe(id);
  });

  test('is refused where it was changed, comes from another list, another person or nobody', async () => {
    const harness = await harnessWith();
    const [hr, manager] = [await harness.tokenOf('h1'), await harness.tokenOf('h2')];
    const { next } = (await page(harness, hr, '/v1/people?limit=1')).body as Listed;
    const turned = `${next.slice(0, 20)}${next[20] === 'A' ? 'B' : 'A'}${next.slice(21)}`;
    const plain = Buffer.from(JSON.stringify(['abcdefgh', ['高总', 'g1']])).toString('base64url');
    for (const [token, path] of [
      [hr, `/v1/people?limit=1&cursor=${turned}`],
      [hr, `/v1/people?limit=1&cursor=${plain}`],
      [hr, `/v1/people?limit=1&cursor=A`],
      [hr, `/v1/standings?limit=1&cursor=${next}`],
      [hr, `/v1/people?limit=1&department=care&cursor=${next}`],
      [manager, `/v1/people?limit=1&cursor=${next}`],
    ] as const) {
      const answer = await page(harness, token, path);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 400, 'REQUEST.BAD_CURSOR']);
    }
  });
});

describe('what was refused', () => {
  test('is on record, but nobody fills the disk with it; after its time it goes', async () => {
    const harness = await harnessWith();
    const { db } = harness.database;
    const token = await harness.tokenOf('e1');
    for (let number = 0; number < 80; number += 1)
      await request(harness.express).post('/v1/cycles').set('Authorization', `Bearer ${token}`).send({});
    const count = async (): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from refused_act`.execute(db)).rows[0]?.n ?? 0;
    expect(await count()).toBe(60);
    await sql`update refused_act set at = now() - interval '401 days' where id in
      (select id from refused_act order by id limit 20)`.execute(db);
    await forgetExpired(db, new Date(), {
      retention: loadPolicyLibrary().retentionOf('v1'),
      unboundFileDays: 14,
      importLineDays: 400,
    });
    expect(await count()).toBe(40);
  });
});

describe('a question to the database', () => {
  let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
  beforeAll(async () => {
    scratch = await scratchDatabase();
  });
  afterAll(() => scratch.drop());

  test('ends after its time, and who asked is told to try again', async () => {
    const database = createDatabase({ connectionString: scratch.url, max: 1, statementMs: 200 });
    const failed = await sql`select pg_sleep(20)`.execute(database.db).catch((error: unknown) => error);
    await database.close();
    expect(failureOf(failed)).toMatchObject({ status: 503, refusal: { code: 'SERVICE.TOO_SLOW' } });
  });

  test('waits for what somebody else has locked no longer than told, and is asked again', async () => {
    const database = createDatabase({ connectionString: scratch.url, max: 2, lockMs: 100 });
    const holder = await database.pool.connect();
    await holder.query('begin; lock table task in access exclusive mode');
    const failed = await sql`select from task`.execute(database.db).catch((error: unknown) => error);
    await holder.query('rollback');
    holder.release();
    await database.close();
    expect(failureOf(failed)).toMatchObject({ status: 503, refusal: { code: 'SERVICE.DATABASE_UNAVAILABLE' } });
  });
});

describe('a process that dies after it has written, and before it has answered', () => {
  test('leaves an account that the repeated call finds as its own; another call finds it taken', async () => {
    const harness = await harnessWith();
    const { db } = harness.database;
    const token = await harness.tokenOf('i1');
    await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
      values ('e3', '安新', 'care', 's2', 'confirmed', '2024-01-02', '2024-04-02')`.execute(db);
    const open = (key: string) =>
      request(harness.express)
        .post('/v1/accounts')
        .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': key })
        .send({ login: 'e3', personId: 'e3', roles: ['employee'] });
    const first = await open('K1');
    await sql`update idempotency_key set status = null, headers = null, body = null, started_at = '1970-01-01'
      where key = 'K1'`.execute(db);
    const again = await open('K1');
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect((await open('K2')).status).toBe(409);
  });
});

describe('a table that is locked for long', () => {
  test('keeps those waiting who ask for it; who one is, and whether the service stands, is answered at once', async () => {
    const harness = await harnessWith();
    const token = await harness.tokenOf('h1');
    const ask = async (path: string): Promise<number> =>
      (await request(harness.express).get(path).set('Authorization', `Bearer ${token}`)).status;
    const holder = await harness.database.pool.connect();
    await holder.query('begin; lock table task in access exclusive mode');
    // More than the pool has connections.
    const waiting = Array.from({ length: 8 }, () => ask('/v1/tasks'));
    await until('the connections wait for the table', async () => {
      const { rowCount } = await holder.query('select from pg_locks where not granted');
      return (rowCount ?? 0) >= 4;
    });
    const others = await Promise.all([ask('/v1/me'), ask('/readyz')]);
    await holder.query('rollback');
    holder.release();
    expect([others, await Promise.all(waiting)]).toEqual([[200, 200], Array(8).fill(200)]);
  });
});
