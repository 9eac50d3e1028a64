import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { keyPeople } from '../../../db/people/keys.js';
import { placeCandidates } from '../../support/candidates.js';
import { createHarness, type Harness } from '../harness.js';

/** Names whose surnames are read in another way than the same sign elsewhere; one that nobody reads; one from abroad. */
const NAMES = {
  n1: '曾小明',
  n2: '仇丽华',
  n3: '单立人',
  n4: '解晓东',
  n5: '𠮷野家',
  n6: 'Anna O’Neill',
  n7: '百分%号',
  n8: '欧阳修',
} as const;
let harness: Harness;

beforeAll(async () => {
  harness = await createHarness({ now: new Date('2026-07-08T02:00:00Z') });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'running', '2026-07-01', '2026-07-07', '2026-07-01', 'h1', '2026-07-05', 'v1', '{}', 'h1')`.execute(
    db,
  );
  for (const [id, name] of Object.entries(NAMES)) {
    await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
      values (${id}, ${name}, 'care', 'confirmed', '2024-01-01', '2024-04-01')`.execute(db);
  }
  await placeCandidates(
    db,
    [...Object.keys(NAMES), 'h1'].map((personId) => ({
      id: `LP-${personId}`,
      cycleId: 'LC-2026-07',
      personId,
      stage: 'interview',
      released: true,
    })),
  );
  for (const [index, personId] of [...Object.keys(NAMES), 'h1'].entries()) {
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, people, due_on, reminded_at)
      values (${`LP-${personId}.1`}, 'w', 'LC-2026-07', ${`LP-${personId}`}, 'level.interview', '8.5.6', 'open',
        array['department-head'], array['s1'], date '2026-07-06' + ${index}::int, '2026-07-07T01:00:00Z')`.execute(db);
  }
  while ((await keyPeople(db)) > 0);
});
afterAll(() => harness.close());

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly holders?: readonly { readonly name: string | null; readonly role: string | null }[];
    readonly remindedAt: string | null;
  }[];
  readonly next: string | null;
}
const ask = async (login: string, path: string) =>
  request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
const ids = async (login: string, path: string): Promise<readonly string[]> => {
  const answer = await ask(login, path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (answer.body as Listed).items.map(({ id }) => id);
};

test.each([
  ['曾', ['LP-n1.1']],
  ['zeng', ['LP-n1.1']],
  ['zengxiaoming', ['LP-n1.1']],
  ['zxm', ['LP-n1.1']],
  ['xiaoming', ['LP-n1.1']],
  ['小明', ['LP-n1.1']],
  ['qiu', ['LP-n2.1']],
  ['shan', ['LP-n3.1']],
  ['xie', ['LP-n4.1']],
  ['XXD', ['LP-n4.1']],
  ['𠮷', ['LP-n5.1']],
  ['anna o', ['LP-n6.1']],
  ["ANNA O'NEILL", ['LP-n6.1']],
  ['ｎ１', ['LP-n1.1']],
  ['LP-n3', ['LP-n3.1']],
  ['ouyang', ['LP-n8.1']],
  ['oyx', ['LP-n8.1']],
  ['%', ['LP-n7.1']],
  ['_', []],
  ['%号', ['LP-n7.1']],
  ['\\', []],
  ['ceng', []],
])('who is looked for as %s is found by name, pinyin, initials or number: %j', async (typed, expected) => {
  expect(await ids('s1', `/v1/tasks?search=${encodeURIComponent(typed)}`)).toEqual(expected);
  expect(await ids('h2', `/v1/tasks/follow-up?search=${encodeURIComponent(typed)}`)).toEqual(expected);
});

test('soonest due first or latest first, page by page, by whoever’s list; a place of one order is none of the other', async () => {
  const due = [...Object.keys(NAMES), 'h1'].map((id) => `LP-${id}.1`);
  for (const [login, path] of [
    ['s1', '/v1/tasks'],
    ['h2', '/v1/tasks/follow-up'],
  ] as const) {
    expect(await ids(login, path)).toEqual(due);
    expect(await ids(login, `${path}?sort=soonest`)).toEqual(due);
    expect(await ids(login, `${path}?sort=latest`)).toEqual([...due].reverse());
    const found: string[] = [];
    let cursor = '';
    do {
      const answer = await ask(login, `${path}?sort=latest&limit=4${cursor}`);
      const { items, next } = answer.body as Listed;
      found.push(...items.map(({ id }) => id));
      if (cursor === '')
        expect((await ask(login, `${path}?limit=4&cursor=${encodeURIComponent(next ?? '')}`)).status).toBe(400);
      cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
    } while (cursor !== '');
    expect(found).toEqual([...due].reverse());
  }
  expect((await ask('s1', '/v1/tasks?sort=name')).status).toBe(400);
});

test('signs that no text holds are refused, and blanks look for nobody', async () => {
  expect((await ask('s1', '/v1/tasks?search=%00')).status).toBe(400);
  expect((await ask('s1', '/v1/tasks?search=%07')).status).toBe(400);
  expect((await ask('s1', `/v1/tasks?search=${'x'.repeat(81)}`)).status).toBe(400);
  expect(await ids('s1', '/v1/tasks?search=%20')).toHaveLength(9);
});

test('due is what is due today or before; dueBy ends a list; the tabs are counted', async () => {
  expect(await ids('s1', '/v1/tasks?state=due')).toEqual(['LP-n1.1', 'LP-n2.1', 'LP-n3.1']);
  expect(await ids('s1', '/v1/tasks?dueBy=2026-07-07')).toEqual(['LP-n1.1', 'LP-n2.1']);
  expect((await ask('s1', '/v1/tasks/counts')).body).toEqual({
    open: 9,
    due: 3,
    overdue: 0,
    done: 0,
    started: 0,
    people: 0,
    asked: 0,
    copied: 0,
    followUp: null,
  });
  expect((await ask('s1', '/v1/tasks/counts?search=zeng')).body).toMatchObject({ open: 1, due: 1 });
  expect((await ask('h1', '/v1/tasks/counts')).body).toEqual({
    open: 0,
    due: 0,
    overdue: 0,
    done: 0,
    started: 0,
    people: null,
    asked: 0,
    copied: 0,
    followUp: 8,
  });
});

test('what one has done, started, and what one’s people have open is counted as its lists have it', async () => {
  const { db } = harness.database;
  await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, people, closed_at, closed_by)
    values ('LP-n1.9', 'w', 'LC-2026-07', 'LP-n1', 'level.interview', '8.5.6', 'completed', '{s1}', now(), 's1')`.execute(
    db,
  );
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    values ('u1', '尤下属', 'care', 's1', 'confirmed', '2024-01-01', '2024-04-01')`.execute(db);
  const given = (id: string, personId: string, openedBy: string, closed: boolean) =>
    sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by, released, released_at, closed_at)
      values (${id}, 'transfer', ${personId}, 'acknowledged', 'v1', '{}', ${openedBy}, true, now(),
        case when ${closed} then now() end)`.execute(db);
  await given('TR-1', 'u1', 's1', false);
  await given('TR-2', 'u1', 'h1', true);
  await given('TR-3', 'n1', 'h1', false);
  const listed = async (path: string) => (await ids('s1', path)).length;
  const counts = {
    done: await listed('/v1/tasks?state=completed'),
    started: await listed('/v1/cases?relation=started'),
    people: await listed('/v1/cases?relation=below&open=true'),
  };
  expect(counts).toEqual({ done: 1, started: 1, people: 1 });
  expect((await ask('s1', '/v1/tasks/counts')).body).toMatchObject(counts);
  await sql`update personnel_case set closed_at = now() where id like 'TR-%' and closed_at is null`.execute(db);
});

test('HR follows up every open task but those about HR’s own case, with who holds it; nobody else does', async () => {
  expect(await ids('h1', '/v1/tasks/follow-up')).toHaveLength(8);
  expect(await ids('h2', '/v1/tasks/follow-up?limit=200')).toHaveLength(9);
  const first = (await ask('h2', '/v1/tasks/follow-up?limit=1')).body as Listed;
  expect(first.items[0]?.holders?.map(({ name, role }) => name ?? role).sort()).toEqual(['孙主管', '董主任']);
  expect(first.items[0]?.remindedAt).toBe('2026-07-07T01:00:00.000Z');
  const second = (await ask('h2', `/v1/tasks/follow-up?limit=1&cursor=${first.next ?? ''}`)).body as Listed;
  expect(second.items.map(({ id }) => id)).toEqual(['LP-n2.1']);
  // The inbox's cursor is not the follow-up's, and nobody makes one by hand.
  expect((await ask('h2', `/v1/tasks?cursor=${first.next ?? ''}`)).status).toBe(400);
  for (const other of ['s1', 'e1', 'd1', 'g1', 'i1'])
    expect((await ask(other, '/v1/tasks/follow-up')).status).toBe(403);
});

test('somebody who changes his department takes the tasks of his head along, and a renamed one is found by his new name', async () => {
  const { db } = harness.database;
  await sql`update department set head_id = 'd1' where id = 'care'`.execute(db);
  expect(await ids('d1', '/v1/tasks')).toContain('LP-n1.1');
  await sql`update person set department_id = 'board' where id = 'n1'`.execute(db);
  expect(await ids('d1', '/v1/tasks')).not.toContain('LP-n1.1');
  await sql`update person set department_id = 'care', name = '查小明' where id = 'n1'`.execute(db);
  expect(await ids('d1', '/v1/tasks')).toContain('LP-n1.1');
  expect(await ids('d1', '/v1/tasks?search=zeng')).toEqual([]);
  await keyPeople(db);
  expect(await ids('d1', '/v1/tasks?search=zha')).toEqual(['LP-n1.1']);
});
