import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { COMPLAINT_CAUSES, COMPLAINT_STATUSES } from '../../domain/people/complaint.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { LEAVE_KINDS } from '../../domain/people/leave.js';
import { HISTORY_SOURCES } from '../../domain/people/people.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import { RATINGS } from '../../domain/vocabulary/rating.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { runAs } from '../support/owner.js';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.person('1');
  await house.person('2', { superior_id: '1' });
  await sql`insert into rating values ('1', '2026-01', 'A', '2026-02-03', null, 'hr')`.execute(house.db);
  await sql`insert into complaint values ('C1', '1', '2026-01-05', 'service-attitude', 'pending', null, null, null, 'hr')`.execute(
    house.db,
  );
  await sql`insert into level_history (person_id, level, effective_from, source, counts_from, recorded_by)
            values ('1', 'junior-1', '2024-01-01', 'entry', '2024-01-01', 'hr')`.execute(house.db);
  await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
            values ('1', 'maternity', '2026-01-01', '2026-04-30', 'hr')`.execute(house.db);
});
afterAll(() => house.close());

test.each([
  ['level_code', LEVELS],
  ['position_code', POSITIONS],
  ['person_status', STATUSES],
  ['rating_grade', RATINGS],
  ['complaint_status', COMPLAINT_STATUSES],
  ['complaint_cause', COMPLAINT_CAUSES],
  ['leave_kind', LEAVE_KINDS],
  ['history_source', HISTORY_SOURCES],
])('the database knows the words of %s as the domain does', async (name, words) => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_type t on t.oid = c.contypid
    where t.typname = ${name}`.execute(house.db);
  const found = [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);
  expect(found).toEqual([...words]);
});

const person = (columns: string, values: string) =>
  `insert into person (id, name, department_id, hired_on, ${columns}) values ('9', '九', 'care', '2024-01-01', ${values})`;
const level = (values: string) =>
  `insert into level_history (person_id, level, effective_from, revision, voided, source, counts_from, reason, recorded_by, case_id) values (${values})`;

test.each([
  ['an unknown status', person('status', `'fired'`), 'person_status_check'],
  ['confirmed without a date', person('status', `'confirmed'`), 'person_confirmed_has_date'],
  [
    'on probation with a confirmation',
    person('status, confirmed_on', `'probation', '2024-04-01'`),
    'person_unconfirmed_has_none',
  ],
  ['left without a date', person('status', `'left'`), 'person_left_has_date'],
  ['confirmed before hired', person('status, confirmed_on', `'confirmed', '2023-12-31'`), 'person_dates_in_order'],
  ['left before hired', person('status, left_on', `'left', '2023-12-31'`), 'person_dates_in_order'],
  ['own superior', person('status, superior_id', `'probation', '9'`), 'person_not_own_superior'],
  ['a superior who does not exist', person('status, superior_id', `'probation', '404'`), 'person_superior_id_fkey'],
  ['a circle of superiors', `update person set superior_id = '2' where id = '1'`, 'person_superiors_acyclic'],
  ['a head who does not exist', `update department set head_id = '404'`, 'department_head_fkey'],
  [
    'a second rating of a month',
    `insert into rating values ('1', '2026-01', 'B', '2026-02-03', null, 'hr')`,
    'rating_pkey',
  ],
  [
    'an unknown rating',
    `insert into rating values ('1', '2026-02', 'E', '2026-03-03', null, 'hr')`,
    'rating_grade_check',
  ],
  ['a 13th month', `insert into rating values ('1', '2026-13', 'A', '2027-03-03', null, 'hr')`, 'civil_month_check'],
  [
    'a rating published before its month',
    `insert into rating values ('1', '2026-02', 'A', '2026-01-31', null, 'hr')`,
    'rating_published_after_month_began',
  ],
  [
    'an upheld complaint without a date',
    `update complaint set status = 'upheld', reason = 'x'`,
    'complaint_upheld_has_date',
  ],
  [
    'a complaint upheld before the incident',
    `update complaint set status = 'upheld', confirmed_on = '2026-01-04', reason = 'x'`,
    'complaint_dates_in_order',
  ],
  [
    'overlapping leaves',
    `insert into leave_record (person_id, kind, from_on, to_on, recorded_by) values ('1', 'medical', '2026-04-30', null, 'hr')`,
    'leave_period_no_overlap',
  ],
  [
    'two levels of one day',
    level(`'1', 'junior-2', '2024-01-01', 0, false, 'entry', '2024-01-01', null, 'hr', null`),
    'level_history_once',
  ],
  [
    'a revision without a reason',
    level(`'1', 'junior-2', '2024-01-01', 1, false, 'correction', '2024-01-01', null, 'hr', null`),
    'level_history_revision_reasoned',
  ],
  [
    'a revision that skips one',
    level(`'1', 'junior-2', '2024-01-01', 2, false, 'correction', '2024-01-01', 'x', 'hr', null`),
    'level_history_revisions_contiguous',
  ],
  [
    'counting from after the effect',
    level(`'1', 'junior-2', '2024-02-01', 0, false, 'import', '2024-02-02', null, 'hr', null`),
    'level_history_check',
  ],
  [
    'voiding what never was',
    level(`'1', 'junior-2', '2024-02-01', 0, true, 'correction', '2024-02-01', 'x', 'hr', null`),
    'level_history_void_is_revision',
  ],
  [
    'a pay change that changes nothing',
    `insert into pay_change (person_id, case_id, from_level, to_level, effective_from, recorded_by) values ('1', 'c', 'junior-1', 'junior-1', '2026-01-01', 'hr')`,
    'pay_change_changes',
  ],
])('refuses %s', async (_what, statement, constraint) => {
  await expect(sql.raw(statement).execute(house.db)).rejects.toMatchObject({ constraint });
});

test.each([
  ['a level', `update level_history set level = 'chief-3'`],
  ['a history', 'delete from level_history'],
  ['all of a history', 'truncate level_history'],
  ['a rating', 'delete from rating'],
  ['a complaint', 'delete from complaint'],
  ['a person', `delete from person where id = '2'`],
])('refuses to rewrite or delete %s', async (_what, statement) => {
  await expect(runAs(house.ownerUrl, statement)).rejects.toMatchObject({ code: '23001' });
  await expect(sql.raw(statement).execute(house.db)).rejects.toMatchObject({ code: '42501' });
});

test('two leaves written side by side cannot overlap', async () => {
  await house.person('3');
  const insert = (from: string) =>
    sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
        values ('3', 'medical', ${from}, '2026-12-31', 'hr')`.execute(house.db);
  const outcomes = await Promise.allSettled(['2026-01-01', '2026-02-01', '2026-03-01'].map(insert));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
});

test('a superior may be named before he is there, as long as he is when it ends', async () => {
  await house.db.transaction().execute(async (trx) => {
    await sql`insert into person (id, name, department_id, superior_id, status, hired_on)
              values ('20', '下级', 'care', '21', 'probation', '2026-01-01')`.execute(trx);
    await sql`insert into person (id, name, department_id, status, hired_on)
              values ('21', '上级', 'care', 'probation', '2026-01-01')`.execute(trx);
  });
  expect(await house.db.selectFrom('person').select('superior_id').where('id', '=', '20').execute()).toEqual([
    { superior_id: '21' },
  ]);
});
