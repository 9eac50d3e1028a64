import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** Days in one's own calendar, by an address that only its owner knows (docs/decisions/0052). */
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  await sql`delete from calendar_feed`.execute(harness.database.db);
});

const OWN = '/v1/me/calendar-feed';
const call = async (login: string, method: 'get' | 'post' | 'delete') =>
  request(harness.express)
    [method](OWN)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
const make = async (login: string): Promise<string> => {
  const answer = await call(login, 'post');
  expect(answer.status).toBe(201);
  return (answer.body as { path: string }).path;
};

interface Read {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}
const read = async (path: string): Promise<Read> => {
  const answer = await request(harness.express).get(path);
  return { status: answer.status, type: answer.headers['content-type'] ?? '', text: answer.text };
};
/** The events of a feed by their lines, unfolded (RFC 5545, 3.1). */
const eventsOf = (feed: string): readonly Readonly<Record<string, string>>[] =>
  feed
    .replaceAll(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event.split('\r\n').flatMap((line) => {
          const at = line.indexOf(':');
          return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
        }),
      ),
    );

describe('the feed', () => {
  test('is made by its owner, shown once, read without a log-in; another one ends it, and so does he', async () => {
    expect((await call('e1', 'get')).body).toEqual({ since: null, readAt: null });
    const first = await make('e1');
    expect(first).toMatch(/^\/v1\/calendar-feeds\/[\w-]{43}\.ics$/);
    expect(await read(first)).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
    expect((await call('e1', 'get')).body).toEqual({ since: expect.any(String), readAt: expect.any(String) });
    const second = await make('e1');
    expect(second).not.toBe(first);
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await call('e1', 'delete')).status).toBe(204);
    expect((await call('e1', 'delete')).status).toBe(404);
    expect((await read(second)).status).toBe(404);
  });

  test.each(['x.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '%00.ics', `${'a'.repeat(5000)}.ics`])(
    'nothing stands at %s',
    async (file) => {
      expect([400, 404, 414]).toContain((await read(`/v1/calendar-feeds/${file}`)).status);
    },
  );

  test('its secret stands nowhere in clear, and ends with the account', async () => {
    const path = await make('e1');
    const secret = path.slice('/v1/calendar-feeds/'.length, -'.ics'.length);
    const { rows } = await sql<{ row: string }>`select f::text as row from calendar_feed f`.execute(
      harness.database.db,
    );
    expect(rows[0]?.row).not.toContain(secret);
    await sql`update account set disabled = true where login = 'e1'`.execute(harness.database.db);
    expect((await read(path)).status).toBe(404);
    const { rows: refused } = await sql<{ row: string }>`select r::text as row from refused_act r`.execute(
      harness.database.db,
    );
    expect(refused.map(({ row }) => row).join()).not.toContain(secret);
    await sql`update account set disabled = false where login = 'e1'`.execute(harness.database.db);
  });
});

describe('what stands in it', () => {
  const defenseOf = async (path: string) =>
    eventsOf((await read(path)).text).filter(({ UID }) => UID?.startsWith('defense.D-CAL'));

  test('a defense for who is heard and who sits: it moves under the same identifier, is called off, names nobody', async () => {
    const { db } = harness.database;
    await sql`insert into personnel_case (id, kind, person_id, group_id, stage, policy_version, choices, opened_by)
      values ('LP-CAL', 'level-promotion', 'e1', 'LC-CAL', 'in-defense', 'v1', '{}', 'h1')`.execute(db);
    await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, standards)
      values ('D-CAL', 'LC-CAL', 'scoring', '2099-03-02', 's1', 70, '{}')`.execute(db);
    await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
      values ('D-CAL', 'LP-CAL', 's1', '{directSuperior}')`.execute(db);
    const [candidate, scorer, other] = [await make('e1'), await make('s1'), await make('e2')];
    expect(await defenseOf(candidate)).toEqual([
      expect.objectContaining({
        UID: 'defense.D-CAL@jinji',
        SEQUENCE: '1',
        STATUS: 'CONFIRMED',
        'DTSTART;VALUE=DATE': '20990302',
        'DTEND;VALUE=DATE': '20990303',
      }),
    ]);
    expect(await defenseOf(scorer)).toHaveLength(1);
    expect(await defenseOf(other)).toEqual([]);
    await sql`update defense_session set held_on = '2099-03-05', version = version + 1 where id = 'D-CAL'`.execute(db);
    const [moved] = await defenseOf(candidate);
    expect([moved?.UID, moved?.SEQUENCE, moved?.['DTSTART;VALUE=DATE']]).toEqual([
      'defense.D-CAL@jinji',
      '2',
      '20990305',
    ]);
    await sql`update personnel_case set closed_at = now() where id = 'LP-CAL'`.execute(db);
    expect((await defenseOf(candidate))[0]?.STATUS).toBe('CANCELLED');
    const { text: feed } = await read(scorer);
    const { rows } = await sql<{ name: string }>`select name from person`.execute(db);
    for (const { name } of rows) expect(feed).not.toContain(name);
  });
});
