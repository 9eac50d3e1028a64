import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { ensureSample } from '../../cli/sample.js';
import { SAMPLE_ACCOUNTS } from '../../cli/sample/accounts.js';
import { makeDepartment } from '../../cli/sample/department.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { readSetUp } from '../../db/service/set-up.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import { addToMonth, firstDayOf } from '../../domain/vocabulary/month.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

const engine = createEngine({ library: loadPolicyLibrary(), calendar: loadCalendar() });

interface Loaded {
  readonly scratch: ScratchDatabase;
  readonly folder: string;
  readonly database: DatabaseHandle;
}
async function load(today: string): Promise<Loaded> {
  const scratch = await scratchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'jinji-sample-test-'));
  expect(await ensureSample({ databaseUrl: scratch.url, dataFolder: folder, today })).toEqual({
    loaded: true,
    folder: join(folder, 'sample'),
  });
  return { scratch, folder, database: createDatabase({ connectionString: scratch.url }) };
}
async function unload({ scratch, folder, database }: Loaded): Promise<void> {
  await database.close();
  await scratch.drop();
  await rm(folder, { recursive: true, force: true });
}

/** Outcomes of a cycle over everybody, as the pipelines would find them, each with how many it hit. */
async function outcomes({ database }: Loaded, cycle: string): Promise<ReadonlyMap<string, number>> {
  const facts = await readCycleFacts(database.db, {
    referenceDay: addDays(firstDayOf(cycle), 6),
    windowFrom: addToMonth(cycle, -12),
    windowTo: addToMonth(cycle, -1),
  });
  const found = new Map<string, number>();
  const add = (name: string): void => void found.set(name, (found.get(name) ?? 0) + 1);
  for (const { personId, position, level, status, levelSince, ratings, complaints } of facts) {
    const employee = { id: personId, position, level, status, levelSince };
    const answer = engine.evaluate({ kind: 'level-promotion', cycle, employee, ratings, complaints });
    if ('error' in answer) throw new Error(JSON.stringify(answer));
    const { outcome, route, directSteps, panelSteps, findings, warnings } = answer as AnswerOf<'level-promotion'>;
    add(outcome);
    if (outcome === 'eligible') add(`${route} ${directSteps}+${panelSteps}`);
    if (outcome === 'ineligible') for (const { clause, met } of findings) if (!met) add(`not ${clause}`);
    for (const { code } of warnings) add(code);
  }
  return found;
}

const ALWAYS = [
  'eligible',
  'ineligible',
  'needs-ruling',
  'on-hold',
  'months-missing',
  'complaint-acknowledgement',
  'direct 3+0',
  'direct 2+0',
  'direct 1+0',
  'panel 1+1',
  'panel 0+1',
];

/** What the ratings so far allow in the cycle to come: one step under A asks for six months, three for 2S+2A. */
const COMING = {
  '2026-11-23': ALWAYS.filter((name) => name !== 'direct 1+0'),
  '2026-08-05': ['eligible', 'ineligible', 'needs-ruling', 'months-missing', 'panel 0+1'],
  '2026-04-15': ALWAYS.filter((name) => name !== 'direct 1+0' && name !== 'direct 3+0'),
};

describe.each(Object.entries(COMING))('the sample of %s', (today, coming) => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(today);
  });
  afterAll(() => unload(loaded));
  const { calendar } = makeDepartment(today);

  test('has every outcome of §8 in the recent cycle, and enough for panels', async () => {
    const found = await outcomes(loaded, calendar.recentCycle);
    expect(Object.fromEntries(found)).toEqual(
      expect.objectContaining(Object.fromEntries(ALWAYS.map((name) => [name, expect.any(Number)]))),
    );
    expect(found.get('panel 0+1')).toBeGreaterThanOrEqual(8);
    expect([...found.keys()]).toEqual(expect.arrayContaining(['not I-01', 'not 8.2.1', 'not 8.2.2', 'not 8.3.3.A']));
  });

  test('has what the months so far allow in the coming cycle', async () => {
    const found = await outcomes(loaded, calendar.comingCycle);
    expect([...found.keys()]).toEqual(expect.arrayContaining(coming));
  });

  test('has 150 people in the department, all posts, all levels, all kinds of records', async () => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*) from person p join department d on d.id = p.department_id where d.name = '客户关怀部') as care,
      (select count(distinct position) from position_history) as posts,
      (select count(distinct level) from level_history) as levels,
      (select count(distinct month) from rating) as months,
      (select count(distinct (status, cause)) from complaint) as complaints,
      (select count(distinct status) from person) as statuses,
      (select count(distinct kind) from leave_period) as leaves,
      (select count(*) from pay_table) as pay,
      (select count(*) from account) as accounts,
      (select count(*) from department where head_id is null) as headless`.execute(loaded.database.db);
    expect(rows[0]).toEqual({
      care: 150,
      posts: 4,
      levels: 16,
      months: 18,
      complaints: 9,
      statuses: 4,
      leaves: 3,
      pay: 16,
      accounts: SAMPLE_ACCOUNTS.length,
      headless: 0,
    });
  });

  test('is set up but for those steps that are nobody’s sample', async () => {
    expect(await readSetUp(loaded.database.db, today)).toMatchObject({
      administrators: 2,
      headless: 0,
      withoutSuperior: 1,
      withoutEmail: 0,
      withoutLevel: 0,
      withAccount: SAMPLE_ACCOUNTS.length,
      gm: 1,
      hr: 3,
      hrManager: 1,
      ratedMonths: 6,
      mail: false,
      goLive: false,
      confirmed: false,
    });
  });

  test('once is enough: again nothing is loaded', async () => {
    const again = { databaseUrl: loaded.scratch.url, dataFolder: loaded.folder, today: addDays(today, 40) };
    expect((await ensureSample(again)).loaded).toBe(false);
  });
});

test('a load that was cut off goes on with its own day; people of somebody’s own are left alone', async () => {
  const loaded = await load('2026-11-23');
  const { db } = loaded.database;
  await sql`delete from account where login in ('hr', 'it')`.execute(db);
  const files = () => readFile(join(loaded.folder, 'sample', '考核成绩.csv'), 'utf8');
  const before = await files();
  const options = { databaseUrl: loaded.scratch.url, dataFolder: loaded.folder, today: '2027-03-01' };
  expect((await ensureSample(options)).loaded).toBe(true);
  expect(await files()).toBe(before);
  await sql`delete from account`.execute(db);
  await sql`update import set created_by = 'hr'`.execute(db);
  expect((await ensureSample(options)).loaded).toBe(false);
  await unload(loaded);
});

test('is the same for the same day, and moves with the day', () => {
  expect(makeDepartment('2026-11-23')).toEqual(makeDepartment('2026-11-23'));
  for (const today of ['2026-01-01', '2026-02-28', '2026-07-01', '2026-12-31', '2028-02-29'])
    expect(makeDepartment(today).people).toHaveLength(158);
});
