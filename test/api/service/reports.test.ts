import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createEvaluateCycle } from '../../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../../activities/level-promotion/open-cycle.js';
import { createDatabase, type DatabaseHandle } from '../../../db/database.js';
import { calendar, engine, library } from '../../policy/fixture.js';
import { foundDepartment, GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/services.js';
import { approveInRecords } from '../../support/candidates.js';
import { createHarness, type Harness } from '../harness.js';
import { KEYS } from '../../support/keys.js';

/** Figures of a July cycle, one of whose people was approved and not told yet. */
const cycleId = 'LC-2026-07';
let scratch: ScratchDatabase;
let database: DatabaseHandle;
let harness: Harness;

beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
  const { db } = database;
  const ratings = ['B', 'B', 'B', 'B', 'B', 'B', 'A', 'A', 'B'] as const;
  await foundDepartment(db, '2026-10', [
    { id: 'E1', level: 'junior-1', ratings },
    { id: 'E2', level: 'junior-1', ratings },
    { id: 'E3', level: 'junior-2', ratings: ['B', 'C', 'B', 'B', 'B', 'B', 'S', 'B', 'B'] },
  ]);
  const dependencies = { db, library, calendar, engine };
  const idle = {
    keys: KEYS,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  };
  await createOpenCycle(dependencies)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  await createEvaluateCycle({ ...dependencies, ...idle })({ cycleId, at: Date.now() });
  await approveInRecords(db, 'E1', { stage: 'approved', to: 'junior-2', effectiveFrom: '2026-10-01' });
  const { rows } = await sql<{ id: string }>`select id from promotion_case where person_id = 'E1'`.execute(db);
  await sql`insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
    values ('E1', ${rows[0]?.id}, 'junior-1', 'junior-2', 5000, 5200.50, '2026-10-01', 'hr')`.execute(db);
  await sql`insert into task (id, workflow_id, kind, clause, state, people, roles, due_on) values
    ('W.1', 'W', 'level.notice', '8.5.7', 'open', array['E1', 'E2'], '{}', '2026-10-12'),
    ('W.2', 'W', 'cycle.first-review', '8.5.3', 'open', '{}', array['hr'], '2026-10-14'),
    ('W.3', 'W', 'cycle.first-review', '8.5.3', 'open', '{}', array['hr'], '2026-10-15')`.execute(db);
  harness = await createHarness({
    now: new Date('2026-10-15T02:00:00Z'),
    existing: {
      url: scratch.url,
      accounts: {
        [HR]: ['hr'],
        [GM]: ['gm'],
        [HEAD]: ['department-head'],
        [SUPERIOR]: ['supervisor'],
        E1: ['employee'],
        E2: ['hr', 'employee'],
      },
    },
  });
});
afterAll(async () => {
  await harness.close();
  await database.close();
  await scratch.drop();
});

const get = async (who: string, report: string) =>
  request(harness.express)
    .get(`/v1/reports/${report}`)
    .set('Authorization', `Bearer ${await harness.tokenOf(who)}`);
const items = async (report: string): Promise<unknown> => ((await get(GM, report)).body as { items: unknown }).items;

test.each(['pass-rates', 'stage-times', 'overdue', 'ladder', 'pay-effects'])(
  '%s is for HR and the general manager alone: it tells what was not handed back (8.5.6)',
  async (report) => {
    const status = async (who: string): Promise<number> => (await get(who, report)).status;
    expect([await status(HR), await status(GM)]).toEqual([200, 200]);
    expect([await status(HEAD), await status(SUPERIOR), await status('E1')]).toEqual([403, 403, 403]);
  },
);

test('counts who was evaluated, eligible and approved, by level', async () => {
  expect(await items(`pass-rates?cycle=${cycleId}`)).toMatchObject([
    { level: 'junior-1', evaluated: 2, eligible: 2, submitted: 1, approved: 1 },
    { level: 'junior-2', evaluated: 1, eligible: 0, submitted: 0, approved: 0 },
  ]);
  expect(await items('pass-rates?cycle=LC-2020-01')).toEqual([]);
});

test('a task is late the day after its day, for everybody whom it names', async () => {
  expect(await items('overdue')).toMatchObject([
    { personId: 'E1', tasks: 1, oldestDue: '2026-10-12' },
    { personId: 'E2', tasks: 1 },
    { personId: null, roles: ['hr'], tasks: 1, oldestDue: '2026-10-14' },
  ]);
});

test('all sixteen ranks are there, and pay by the month of its effect', async () => {
  const ranks = (await items('ladder')) as { level: string; people: number }[];
  expect(ranks.length).toBe(16);
  expect(ranks.find(({ level }) => level === 'junior-1')).toEqual({ level: 'junior-1', people: 2 });
  expect(await items('pay-effects')).toEqual([
    { month: '2026-10', raised: 1, lowered: 0, difference: '200.50', withoutAmount: 0 },
  ]);
});

test('HR does not read his own case out of the figures before it is handed back (8.5.6)', async () => {
  const read = async (who: string, report: string) => ((await get(who, report)).body as { items: unknown[] }).items;
  await sql`insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
    select 'E2', id, 'junior-1', 'junior-2', 5000, 5200.50, '2026-10-01', 'hr' from promotion_case where person_id = 'E2'`.execute(
    database.db,
  );
  expect([await read('E2', 'pass-rates'), await read('E2', 'pay-effects')]).toMatchObject([
    [{ level: 'junior-1', evaluated: 1, approved: 1 }, { level: 'junior-2' }],
    [{ raised: 1, difference: '200.50' }],
  ]);
  await sql`update personnel_case set stage = 'left-out', reason = '部门未提交', released = true, released_at = now(),
    closed_at = now() where person_id = 'E2'`.execute(database.db);
  expect((await read('E2', 'pass-rates'))[0]).toMatchObject({ evaluated: 2 });
});

describe('the board of a cycle', () => {
  const board = async (who: string, path: string): Promise<readonly [number, unknown]> => {
    const answer = await request(harness.express)
      .get(`/v1/cycles/${path}`)
      .set('Authorization', `Bearer ${await harness.tokenOf(who)}`);
    return [answer.status, (answer.body as { items?: unknown }).items];
  };

  test('shows the defenses by their day, and nobody his own (I-37)', async () => {
    const { db } = database;
    await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, standards)
      values ('DF-1', ${cycleId}, 'scoring', '2026-08-03', ${HEAD}, 80, '{}')`.execute(db);
    await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
      select 'DF-1', id, ${HEAD}, array['departmentHead'] from promotion_case where person_id = 'E2'`.execute(db);
    const one = { id: 'DF-1', heldOn: '2026-08-03', chairName: HEAD, candidates: 1, sheetsIn: 0, sheets: 1 };
    expect(await board(HR, `${cycleId}/defenses`)).toMatchObject([200, [one]]);
    expect(await board('E2', `${cycleId}/defenses`)).toEqual([200, []]);
    expect((await board(HEAD, `${cycleId}/defenses`))[0]).toBe(403);
  });

  test('tells whose ratings are missing in the window of his post (I-09, I-12)', async () => {
    const { db } = database;
    await createOpenCycle({ db, library, calendar, engine })({
      cycleId: 'LC-2027-01',
      month: '2027-01',
      openedBy: HR,
      at: Date.parse('2026-10-01'),
    });
    expect(await board(HR, 'LC-2027-01/missing-ratings')).toEqual([200, []]);
    harness.clock.now = new Date('2026-12-02T02:00:00Z');
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      values ('E1', '2026-10', 'B', '2026-11-02', 'test'), ('E1', '2026-11', 'B', '2026-12-02', 'test'),
             ('E2', '2026-11', 'B', '2026-12-02', 'test')`.execute(db);
    expect(await board(HR, 'LC-2027-01/missing-ratings')).toMatchObject([
      200,
      [
        { personId: 'E2', months: ['2026-10'] },
        { personId: 'E3', months: ['2026-10', '2026-11'] },
      ],
    ]);
    expect((await board(HR, 'LC-1999-01/missing-ratings'))[0]).toBe(404);
  });
});
