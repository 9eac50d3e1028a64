import http, { type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { PASSWORD } from '../harness.js';
import { SightHouse } from '../sight/house.js';

/** Streams of changes over HTTP: who hears of what, who does not, and when they end (docs/decisions/0059). */
const MOST = 2;
let house: SightHouse;
let server: Server;
const tokens = new Map<string, string>();
beforeAll(async () => {
  house = await SightHouse.open({ environment: { JINJI_LIVE_STREAMS: String(MOST) } });
  server = house.harness.express.listen(0, '127.0.0.1');
  for (const who of ['h1', 'h2', 'd1', 's1', 'e1', 'x1', 'g1'])
    tokens.set(who, `Bearer ${await house.harness.tokenOf(who)}`);
});
afterAll(async () => {
  await house.close();
  await new Promise((resolve) => server.close(resolve));
});

const db = () => house.harness.database.db;

interface Listening {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** All that was heard so far, in the order of the first time. */
  readonly heard: () => readonly string[];
  readonly ended: () => boolean;
  readonly close: () => void;
}

function listen(
  query = '',
  headers: Readonly<Record<string, string>> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Listening> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const call = http.request({ port, method, path: `/v1/live${query}`, headers }, (answer) => {
      let text = '';
      let ended = false;
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('close', () => (ended = true));
      const heard = (): string[] => [
        ...new Set([...text.matchAll(/^data: (.*)$/gm)].flatMap(([, data = '[]']) => JSON.parse(data) as string[])),
      ];
      const close = (): void => void call.destroy();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, heard, ended: () => ended, close });
    });
    call.on('error', reject);
    call.end();
  });
}
const as = (who: string, query = ''): Promise<Listening> => listen(query, { Authorization: tokens.get(who) ?? '' });

let messages = 100;
/** Something that they surely hear: what was not heard by then is not heard. */
async function tellAll(...people: readonly string[]): Promise<void> {
  for (const person of people) {
    messages += 1;
    await sql`insert into message (person_id, workflow_id, seq, no, clause, subject, body, sent_at)
      values (${person}, 'W', ${messages}, 1, '8.5.6', '{}', '{}', now())`.execute(db());
  }
}
const hears = (one: Listening, ...topics: readonly string[]): Promise<unknown> =>
  until(`${topics.join()} heard`, () => Promise.resolve(topics.every((topic) => one.heard().includes(topic))));
const ends = (one: Listening): Promise<unknown> => until('the stream to end', () => Promise.resolve(one.ended()));
const claim = (id: string, by: string): Promise<unknown> =>
  sql`update task set claimed_by = ${by}, claimed_at = now(), version = version + 1 where id = ${id}`.execute(db());

test('who has a task and who follows up hear at once that it was taken; nobody else does, and nothing says which', async () => {
  const [head, hr, stranger] = [await as('d1'), await as('h1'), await as('x1')];
  expect([head.status, head.headers['content-type'], head.headers['cache-control']]).toEqual([
    200,
    'text/event-stream',
    'no-store, no-transform',
  ]);
  expect(head.headers['x-accel-buffering']).toBe('no');
  const before = Date.now();
  await claim('IV-d1.1', 'd1');
  await hears(head, 'inbox');
  await hears(hr, 'inbox');
  expect(Date.now() - before).toBeLessThan(2_000);
  await tellAll('x1');
  await hears(stranger, 'own');
  expect([head.heard(), hr.heard(), stranger.heard()]).toEqual([['inbox'], ['inbox'], ['own']]);
  for (const one of [head, hr, stranger]) one.close();
});

test('HR hears nothing of tasks about its own case, nor anybody of what excludes him', async () => {
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
    values ('CF-h1', 'confirmation', 'h1', 'proposal', 'v1', '{}', 'h2')`.execute(db());
  const [one, other] = [await as('h1'), await as('h2')];
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, roles, excluded)
    values ('CF-h1.1', 'CF-h1', 'CF-h1', 'confirmation.review', '7.2.2', 'open', '{hr}', '{h1}')`.execute(db());
  await hears(other, 'inbox');
  await tellAll('h1');
  await hears(one, 'own');
  expect(one.heard()).toEqual(['own']);
  for (const stream of [one, other]) stream.close();
});

test('8.5.6: whose case it is hears of it when the result is told, and of no step before; HR hears of each', async () => {
  const moveTo = (stage: string): Promise<unknown> =>
    sql`update personnel_case set stage = ${stage}, version = version + 1 where id = 'LP-NOW'`.execute(db());
  await moveTo('with-gm');
  const [own, hr] = [await as('e1', '?case=LP-NOW'), await as('h1', '?case=LP-NOW')];
  await moveTo('approved');
  await sql`insert into ledger (at, actor, act, clause, case_id, workflow_id, seq, before, after)
    values (now(), 'g1', 'case.moved', '8.5.5', 'LP-NOW', 'LC-NOW', 900, '{"stage": "with-gm"}', '{"stage": "approved"}')`.execute(
    db(),
  );
  await hears(hr, 'case');
  await tellAll('e1');
  await hears(own, 'own');
  expect(own.heard()).not.toContain('case');
  await sql`update personnel_case set stage = 'promoted', released = true, released_at = now(), version = version + 1
    where id = 'LP-NOW'`.execute(db());
  await hears(own, 'case');
  const stranger = await as('x1', '?case=LP-NOW');
  await sql`update personnel_case set version = version + 1 where id = 'LP-NOW'`.execute(db());
  await tellAll('x1');
  await hears(stranger, 'own');
  expect(stranger.heard()).toEqual(['own']);
  for (const stream of [own, hr, stranger]) stream.close();
});

test('a task that somebody else has done says by whom; handed on, it is heard of once more', async () => {
  const head = await as('d1', '?task=IV-d1.1');
  await sql`update task set people = '{d1,s1}' where id = 'IV-d1.1'`.execute(db());
  await sql`update task set state = 'completed', closed_at = now(), closed_by = 's1' where id = 'IV-d1.1'`.execute(
    db(),
  );
  await hears(head, 'task');
  const { body } = await house.get<{ doneBy: string; state: string }>('d1', '/v1/tasks/IV-d1.1');
  expect(body).toMatchObject({ state: 'completed', doneBy: '孙主管' });
  const superior = await as('s1', '?task=IV-s1.1');
  await sql`update task set people = '{d1}' where id = 'IV-s1.1'`.execute(db());
  await hears(superior, 'task', 'inbox');
  for (const stream of [head, superior]) stream.close();
});

test('I-39: a deputy hears of the tasks of whom he stands in for, but of none in which he has an interest', async () => {
  const today = todayIn('Asia/Shanghai', Date.now());
  const deputy = await as('x1');
  await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
    values ('g1', 'x1', ${addDays(today, -1)}, ${addDays(today, 1)}, '出差', 'g1', now())`.execute(db());
  // The stream learns of the proxy by itself.
  await until('the deputy to hear', async () => {
    await claim('IV-g1.1', 'g1');
    return deputy.heard().includes('inbox');
  });
  deputy.close();
  await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('x1', 'e1', 'x1')`.execute(
    db(),
  );
  const related = await as('x1');
  await claim('IV-g1.1', 'g1');
  await tellAll('x1');
  await hears(related, 'own');
  expect(related.heard()).toEqual(['own']);
  related.close();
});

test('that a message was said in the mail of the morning is nothing that its page shows; that it was read is (0052)', async () => {
  await tellAll('x1', 'g1');
  const [one, reader] = [await as('x1'), await as('g1')];
  await sql`update message set in_morning = true`.execute(db());
  await sql`update message set in_morning = false`.execute(db());
  await sql`update message set read_at = now() where person_id = 'g1'`.execute(db());
  await hears(reader, 'own');
  expect(one.heard()).toEqual([]);
  for (const stream of [one, reader]) stream.close();
});

test('a claim that goes with its office frees the task at once for whoever else has it (4.1)', async () => {
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, roles, claimed_by, claimed_at)
    values ('FR.1', 'FR', 'LP-OLD', 'cycle.release', '8.5.6', 'open', '{gm}', 'h2', now()),
      ('FR.2', 'FR', 'LP-OLD', 'level.interview', '8.5.6', 'open', '{gm,department-head}', 'd1', now())`.execute(db());
  const frees = async (losing: RawBuilder<unknown>): Promise<void> => {
    const other = await as('g1');
    await losing.execute(db());
    await hears(other, 'inbox');
    other.close();
  };
  const account = sql`(select id from account where person_id = 'h2')`;
  await sql`insert into account_role (account_id, role) values (${account}, 'gm')`.execute(db());
  await frees(sql`delete from account_role where account_id = ${account} and role = 'gm'`);
  await sql`insert into account_role (account_id, role) values (${account}, 'gm')`.execute(db());
  await frees(sql`update account set disabled = true where id = ${account}`);
  await sql`update account set disabled = false where id = ${account}`.execute(db());
  await sql`delete from account_role where account_id = ${account} and role = 'gm'`.execute(db());
  const heads = sql`department set head_id`;
  await frees(sql`update ${heads} = 's1' where head_id = 'd1'`);
  await sql`update ${heads} = 'd1' where head_id = 's1'`.execute(db());
  await sql`delete from task where workflow_id = 'FR'`.execute(db());
});

test('who has left hears no more of the tasks of his office', async () => {
  const supervisor = await as('s1');
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, roles)
    values ('SV.1', 'SV', 'LP-OLD', 'level.interview', '8.5.6', 'open', '{supervisor}')`.execute(db());
  await hears(supervisor, 'inbox');
  supervisor.close();
  await sql`update person set status = 'left', left_on = '2026-11-01' where id = 's1'`.execute(db());
  const gone = await as('s1');
  await claim('SV.1', 'd1');
  await tellAll('s1');
  await hears(gone, 'own');
  expect(gone.heard()).toEqual(['own']);
  gone.close();
});

test('the log-out, a disabled account and a changed password end it', async () => {
  const { port } = server.address() as AddressInfo;
  const at = `http://127.0.0.1:${port}`;
  const logIn = await fetch(`${at}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: 'h2', password: PASSWORD, token: false }),
  });
  const { csrfToken } = (await logIn.json()) as { csrfToken: string };
  const Cookie = logIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ');
  const byCookie = await listen('', { Cookie });
  const byToken = await as('h2');
  expect([byCookie.status, byToken.status]).toEqual([200, 200]);
  await fetch(`${at}/v1/sessions/current`, { method: 'DELETE', headers: { Cookie, 'X-CSRF-Token': csrfToken } });
  await ends(byCookie);
  expect(byToken.ended()).toBe(false);
  await sql`update account set disabled = true where person_id = 'h2'`.execute(db());
  await ends(byToken);
  expect((await as('h2')).status).toBe(401);
  const head = await as('d1');
  await sql`update account set credential_version = credential_version + 1 where person_id = 'd1'`.execute(db());
  await ends(head);
});

test('nobody has more than so many open; the headers alone wait for nothing; nobody unknown comes in', async () => {
  const open = [await as('g1'), await as('g1')];
  const over = await as('g1');
  expect([...open, over].map(({ status }) => status)).toEqual([200, 200, 429]);
  open[0]?.close();
  await until('a place', async () => {
    const next = await as('g1');
    next.close();
    return next.status === 200;
  });
  open[1]?.close();
  const head = await listen('', { Authorization: tokens.get('h1') ?? '' }, 'HEAD');
  expect([head.status, head.headers['content-type']]).toEqual([200, 'text/event-stream']);
  expect((await listen()).status).toBe(401);
});

test('a listening connection that breaks is made again, and everybody looks at everything once', async () => {
  const hr = await as('h1');
  const cut = async (): Promise<number> => {
    const { rows } = await sql<{ ok: boolean }>`select pg_terminate_backend(pid) as ok from pg_stat_activity
      where application_name = 'jinji-api-live' and datname = current_database()`.execute(db());
    return rows.length;
  };
  expect(await cut()).toBe(1);
  await hears(hr, 'own', 'inbox');
  hr.close();
  const again = await as('h1');
  await claim('IV-t1.1', 't1');
  await hears(again, 'inbox');
  again.close();
});

test('a statement that changes thousands of rows is one hint to everybody', async () => {
  const stranger = await as('x1');
  await sql`insert into message (person_id, workflow_id, seq, no, clause, subject, body, sent_at)
    select 'e2', 'W-many', n, 1, '8.5.6', '{}', '{}', now() from generate_series(1, 2500) n`.execute(db());
  await tellAll('x1');
  await hears(stranger, 'own');
  // Of one person however often; of many rows of others nothing.
  expect(stranger.heard()).toEqual(['own']);
  await sql`insert into ledger (at, actor, act, case_id, workflow_id, seq)
    select now(), 'h1', 'case.moved', 'X-' || n, 'W-many', n from generate_series(1, 2500) n`.execute(db());
  await hears(stranger, 'inbox', 'own');
  stranger.close();
});
