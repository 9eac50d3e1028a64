import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { recordComplaint } from '../../db/people/complaints.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import { appendLevel, appendPosition } from '../support/entries.js';
import { recordRating } from '../../db/people/ratings.js';
import { takeSetbackEvents } from '../../db/setbacks/setbacks.js';
import { openHouse, type House } from './house.js';

const window = { referenceDay: '2026-07-07', windowFrom: '2026-01', windowTo: '2026-06' } as const;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function agent(id: string, changes: Parameters<House['person']>[1] = {}): Promise<void> {
  await house.person(id, changes);
  const row = { personId: id, effectiveFrom: '2024-01-01', countsFrom: '2024-01-01', source: 'entry' } as const;
  await appendPosition(house.db, { ...row, position: 'agent', recordedBy: 'hr' });
  await appendLevel(house.db, { ...row, level: 'junior-1', recordedBy: 'hr' });
}
const facts = async (id: string) => (await readCycleFacts(house.db, { ...window, personIds: [id] }))[0];

test('gives what lies in the window and nothing outside, as of the reference day', async () => {
  await house.person('head');
  await house.db.updateTable('department').set({ head_id: 'head' }).execute();
  await agent('1', { superior_id: 'head' });
  for (const month of ['2025-12', '2026-01', '2026-06', '2026-07'])
    await recordRating(house.db, { personId: '1', month, rating: 'A', publishedOn: '2026-07-31' }, 'hr');
  for (const [i, day] of ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].entries())
    await recordComplaint(
      house.db,
      {
        id: `C${i}`,
        personId: '1',
        incidentOn: day,
        cause: 'not-personal',
        status: 'pending',
        confirmedOn: null,
        description: null,
      },
      'hr',
    );
  await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by) values
    ('1', 'medical', '2025-12-01', '2025-12-31', 'hr'), ('1', 'maternity', '2026-06-30', null, 'hr')`.execute(house.db);
  for (const [level, day, counts] of [
    ['junior-2', '2025-09-01', '2025-07-01'],
    ['junior-3', '2026-08-01', '2026-01-01'], // of the cycle before, approved late
  ] as const)
    await appendLevel(house.db, {
      personId: '1',
      level,
      effectiveFrom: day,
      countsFrom: counts,
      source: 'level-promotion',
      recordedBy: 'gm',
    });
  expect(await facts('1')).toEqual({
    personId: '1',
    name: '人1',
    departmentId: 'care',
    departmentHeadId: 'head',
    superiorId: 'head',
    position: 'agent',
    positionSince: '2024-01-01',
    level: 'junior-3',
    status: 'confirmed',
    levelSince: '2026-01-01',
    ratings: [
      { month: '2026-01', rating: 'A' },
      { month: '2026-06', rating: 'A' },
    ],
    complaints: [
      { date: '2026-01-01', status: 'pending', cause: 'not-personal' },
      { date: '2026-06-30', status: 'pending', cause: 'not-personal' },
    ],
    leaves: [{ kind: 'maternity', from: '2026-06-30', to: null }],
    demotionPending: false,
  });
});

test('I-68: a setback that may still lower somebody is seen, from the moment it is noted until it is decided', async () => {
  await agent('held');
  const pending = async () => (await facts('held'))?.demotionPending;
  await recordRating(house.db, { personId: 'held', month: '2026-07', rating: 'C', publishedOn: '2026-08-02' }, 'hr');
  const goesLive = (since: string) =>
    sql`insert into go_live (since, reason, set_by, set_at) values (${since}, '上线', 'held', now())`.execute(house.db);
  await goesLive('2026-08-03');
  expect(await pending()).toBe(false); // published before the house held the data (I-82)
  await goesLive('2026-08-02');
  expect(await pending()).toBe(true);
  const [taken] = await house.db.transaction().execute((trx) => takeSetbackEvents(trx, '2026-08-03'));
  expect(taken).toMatchObject({ personId: 'held', month: '2026-07' });
  expect(await house.db.transaction().execute((trx) => takeSetbackEvents(trx, '2026-08-03'))).toEqual([taken]);
  const stage = async (now: string) => {
    await sql`update personnel_case set stage = ${now} where id = ${taken?.caseId ?? ''}`.execute(house.db);
    return pending();
  };
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
    values (${taken?.caseId ?? ''}, 'setback', 'held', 'cause', 'v1', '{}', 'system')`.execute(house.db);
  expect(await house.db.transaction().execute((trx) => takeSetbackEvents(trx, '2026-08-03'))).toEqual([]);
  expect([await pending(), await stage('gm-decision'), await stage('plan-review')]).toEqual([true, true, false]);
});

test('status is that of the reference day', async () => {
  await agent('late', { confirmed_on: '2026-07-08' });
  await agent('just', { confirmed_on: '2026-07-07' });
  await agent('leaves', { left_on: '2026-07-08' });
  await agent('gone', { status: 'left', left_on: '2026-07-07' });
  await agent('trainee', { status: 'intern', confirmed_on: null });
  const statuses = await Promise.all(['late', 'just', 'leaves', 'gone', 'trainee'].map(facts));
  expect(statuses.map((row) => row?.status)).toEqual(['probation', 'confirmed', 'confirmed', 'left', 'intern']);
});

test('whose level was decided after the reference day shows it with its day, for 8.2.2 to find too late', async () => {
  await house.person('new', { confirmed_on: '2026-07-20' });
  const entry = { personId: 'new', source: 'import', recordedBy: 'hr' } as const;
  await appendPosition(house.db, {
    ...entry,
    position: 'agent',
    effectiveFrom: '2026-04-20',
    countsFrom: '2026-04-20',
  });
  await appendLevel(house.db, { ...entry, level: 'junior-2', effectiveFrom: '2026-07-20', countsFrom: '2026-07-20' });
  await appendLevel(house.db, { ...entry, level: 'junior-3', effectiveFrom: '2026-09-20', countsFrom: '2026-09-20' });
  expect(await facts('new')).toMatchObject({ status: 'probation', level: 'junior-3', levelSince: '2026-09-20' });
});

test('leaves out who has no post on the ladder and who left before the window', async () => {
  await agent('old', { status: 'left', left_on: '2025-12-31' });
  await agent('recent', { status: 'left', left_on: '2026-01-01' });
  const listed = (await readCycleFacts(house.db, window)).map((row) => row.personId);
  expect(listed).toEqual([...listed].sort());
  expect(listed).toContain('recent');
  expect(listed).not.toContain('old');
  expect(listed).not.toContain('head');
});

test('10,000 people with two years behind them come whole, and some of them alone come the same', async () => {
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    select 'P' || n, '员工' || n, 'care', 'confirmed', '2023-01-01', '2023-04-01' from generate_series(10001, 20000) n`.execute(
    house.db,
  );
  await sql`insert into position_history (person_id, position, effective_from, source, counts_from, recorded_by)
    select id, 'agent', hired_on, 'entry', hired_on, 'hr' from person where id like 'P%'`.execute(house.db);
  await sql`insert into level_history (person_id, level, effective_from, source, counts_from, recorded_by)
    select id, 'junior-1', d::date, 'import', d::date, 'hr' from person,
    generate_series(timestamp '2023-01-01', '2026-01-01', '6 months') d where id like 'P%'`.execute(house.db);
  await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
    select id, to_char(m, 'YYYY-MM'), 'A', (m + interval '1 month')::date, 'hr' from person,
    generate_series(timestamp '2024-07-01', '2026-06-01', '1 month') m where id like 'P%'`.execute(house.db);
  await sql`analyze`.execute(house.db);
  const rows = await readCycleFacts(house.db, { ...window, windowFrom: '2025-07' });
  expect(rows.filter((row) => row.ratings.length === 12)).toHaveLength(10_000);
  const few = rows.slice(100, 103).map((row) => row.personId);
  const again = await readCycleFacts(house.db, { ...window, windowFrom: '2025-07', personIds: few });
  expect(again).toEqual(rows.slice(100, 103));
});
