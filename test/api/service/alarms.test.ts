import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../support/owner.js';
import request from 'supertest';
import { createEvaluateCycle } from '../../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../../activities/level-promotion/open-cycle.js';
import { createWatchRecords } from '../../../activities/service/watch.js';
import { createDatabase, type DatabaseHandle } from '../../../db/database.js';
import { raiseAlarm } from '../../../db/messages/alarms.js';
import { ALARMS, type AlarmCode } from '../../../domain/vocabulary/alarm.js';
import { instantAt } from '../../../domain/vocabulary/civil-date.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { calendar, engine, library } from '../../policy/fixture.js';
import { foundDepartment, GM, HEAD, HR } from '../../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/services.js';
import { createHarness, type Harness } from '../harness.js';
import { KEYS } from '../../support/keys.js';

const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['it-admin', 'employee'],
  [GM]: ['gm', 'employee'],
  E1: ['employee'],
};
const cycleId = 'LC-2026-07';
let scratch: ScratchDatabase;
let database: DatabaseHandle;
let harness: Harness;

beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
  const ratings = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
  await foundDepartment(database.db, '2026-07', [{ id: 'E1', level: 'junior-1', ratings }]);
  await sql`update person set created_at = '2026-01-01'`.execute(database.db);
  harness = await createHarness({ existing: { url: scratch.url, accounts: ACCOUNTS } });
});
afterAll(async () => {
  await harness.close();
  await database.close();
  await scratch.drop();
});

test('whatever is looked for can be raised, by its own name', async () => {
  const message = { zh: '试', en: 'a test' };
  const codes = Object.keys(ALARMS) as AlarmCode[];
  const undone = new Error('undone');
  const raised: string[] = [];
  const all = database.db.transaction().execute(async (trx) => {
    for (const code of codes) {
      const alarm = await raiseAlarm(trx, { code, about: 'names', message }, new Date());
      if (alarm !== undefined) raised.push(alarm.code);
    }
    throw undone;
  });
  await expect(all).rejects.toBe(undone);
  expect(raised).toEqual(codes);
});

const watch = (day: string) =>
  createWatchRecords({ db: database.db, library, calendar })({ at: instantAt(day, '07:30') });
interface Answer {
  readonly status: number;
  readonly body: {
    readonly items: readonly {
      readonly code: string;
      readonly about: string;
      readonly clearedAt: string | null;
      readonly subject: { readonly zh: string };
    }[];
  };
}
const get = async (login: string, path: string): Promise<Answer> =>
  request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
const alarms = async (state = 'standing') =>
  (await get(HR, `/v1/alarms?state=${state}`)).body.items.map(({ code, about }) => `${code} ${about}`);

describe('the daily watch (8.5.1, I-42)', () => {
  test('raises one alarm a cause however often it looks, and tells HR and IT once', async () => {
    expect(await watch('2026-07-07')).toEqual({ standing: 0, raised: 0, cleared: 0 });
    expect(await watch('2026-07-08')).toEqual({ standing: 1, raised: 1, cleared: 0 });
    expect(await watch('2026-07-09')).toEqual({ standing: 1, raised: 0, cleared: 0 });
    expect(await alarms()).toEqual(['CYCLE.NOT_OPENED 2026-07']);
    for (const [login, told] of [
      [HR, 1],
      [HEAD, 1],
      [GM, 0],
      ['E1', 0],
    ] as const) {
      expect((await get(login, '/v1/messages')).body.items).toHaveLength(told);
    }
    expect((await get(HR, '/v1/messages')).body.items[0]?.subject.zh).toBe('评定周期未按期发起');
  });

  test('clears it by itself once the cycle was launched, and keeps what was', async () => {
    const dependencies = { db: database.db, library, calendar, engine };
    const idle = {
      keys: KEYS,
      startClosing: () => Promise.resolve(true),
      tellClosing: () => Promise.resolve(),
      heartbeat: () => undefined,
    };
    await createOpenCycle(dependencies)({
      cycleId,
      month: '2026-07',
      openedBy: HR,
      at: instantAt('2026-07-10', '09:00'),
    });
    expect((await watch('2026-07-10')).standing).toBe(1); // a draft is not opened yet
    await sql`update cycle set stage = 'running', launched_on = '2026-07-10', launched_by = ${HR}, late = true,
      late_reason = '补办', closing_date = '2026-07-10'`.execute(database.db);
    await createEvaluateCycle({ ...dependencies, ...idle })({ cycleId, at: Date.now() });
    expect(await watch('2026-07-13')).toEqual({ standing: 0, raised: 0, cleared: 1 });
    expect([await alarms(), await alarms('cleared')]).toEqual([[], ['CYCLE.NOT_OPENED 2026-07']]);
  });

  test('warns before approvals slip into the next month; somebody on hold is not among them (I-17)', async () => {
    expect(await watch('2026-07-28')).toMatchObject({ standing: 0 });
    expect(await watch('2026-07-29')).toMatchObject({ standing: 1, raised: 1 });
    expect(await alarms()).toEqual([`APPROVAL.SLIPS_MONTH ${cycleId}`]);
    await sql`update candidate set was_held = true`.execute(database.db);
    expect(await watch('2026-07-30')).toMatchObject({ standing: 0, cleared: 1 });
    await sql`update candidate set was_held = false`.execute(database.db);
    expect(await watch('2026-07-31')).toMatchObject({ raised: 1 }); // another one, not the old one again
    expect((await watch('2026-08-03')).cleared).toBe(1);
  });

  test('3.3, I-47a: probation without a day of confirmation, or past three months, is an alarm to HR alone', async () => {
    await sql`insert into person (id, name, department_id, status, hired_on)
      values ('P1', '试用者', 'CC', 'probation', '2026-06-10'), ('I1', '实习生', 'CC', 'intern', '2026-06-10')`.execute(
      database.db,
    );
    const plan = (plannedOn: string | null) =>
      sql`insert into confirmation_date (person_id, planned_on, reason, recorded_by)
        values ('P1', ${plannedOn}, '登记', ${HR})`.execute(database.db);
    expect(await watch('2026-08-04')).toMatchObject({ standing: 1, raised: 1 });
    expect(await alarms()).toEqual(['PROBATION.NO_DATE P1']);
    const told = async (login: string) =>
      (await get(login, '/v1/messages')).body.items.filter(({ subject }) => subject.zh.includes('转正日')).length;
    expect([await told(HR), await told(HEAD)]).toEqual([1, 0]);
    expect((await get(HEAD, '/v1/alarms')).body.items).toEqual([]); // IT, who is told no names
    await plan('2026-09-11');
    expect(await watch('2026-08-05')).toMatchObject({ raised: 1, cleared: 1 });
    expect(await alarms()).toEqual(['PROBATION.DATE_LATE P1']);
    await plan('2026-09-10');
    expect(await watch('2026-08-06')).toEqual({ standing: 0, raised: 0, cleared: 1 });
    await plan(null);
    expect(await watch('2026-08-07')).toMatchObject({ standing: 1, raised: 1 });
    // A confirmation that is under way has its day.
    await sql`insert into personnel_case (id, kind, person_id, stage, exclusive, policy_version, choices, opened_by)
      values ('ZZ-1', 'confirmation', 'P1', 'proposal', 'confirmation', 'v1', '{}', ${HR})`.execute(database.db);
    expect(await watch('2026-08-08')).toMatchObject({ standing: 0, cleared: 1 });
  });

  test('alarms are for HR and IT, and are not rewritten', async () => {
    expect((await get(HEAD, '/v1/alarms')).status).toBe(200);
    for (const login of [GM, 'E1']) expect((await get(login, '/v1/alarms')).status).toBe(403);
    expect((await get(HR, '/v1/alarms?state=all')).status).toBe(400);
    await expectAppendOnly(database.db, 'update alarm set seen_at = now()', 'delete from alarm');
  });
});
