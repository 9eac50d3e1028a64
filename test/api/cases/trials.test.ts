import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** The days of a trial and the workday calendar over HTTP; today is 2026-11-23, a Monday. */
let harness: Harness;
const tokens = new Map<string, string>();

beforeAll(async () => {
  harness = await createHarness();
  for (const login of ['h1', 's1', 'e1', 'e2']) tokens.set(login, await harness.tokenOf(login));
  const { db } = harness.database;
  await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
    values ('VC-2026-901', 'team-leader', 'care', '一组', 's1', 1, '扩编', 'open', 'v1', '{}', 'h1')`.execute(db);
  await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, exclusive, policy_version, choices, opened_by)
    values ('PP-2026-901', 'position-promotion', 'e1', 'VC-2026-901', 'VC-2026-901', 'team-leader', 'trial', 'position', 'v1', '{}', 'd1')`.execute(
    db,
  );
  await sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, opened_at, start_on, months, last_day, review_on, alarm_on)
    values ('PP-2026-901', 'PP-2026-901:trial', 'e1', 'team-leader', 's1', 'running', now(), '2026-09-02', 3, '2026-12-01', '2026-11-24', '2026-12-15')`.execute(
    db,
  );
});
afterAll(async () => {
  await harness.close();
});

const get = async (login: string, path: string): Promise<{ readonly status: number; readonly body: unknown }> =>
  request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${tokens.get(login) ?? ''}`);
const change = (set: string) => sql.raw(`update trial set ${set}`).execute(harness.database.db);

async function ahead(login: string): Promise<readonly string[]> {
  interface Trial {
    readonly ahead: readonly { readonly what: string; readonly on: string }[];
  }
  return ((await get(login, '/v1/trials/PP-2026-901')).body as Trial).ahead.map(({ what, on }) => `${what} ${on}`);
}

describe('what a trial does by itself (I-51, I-53, I-54)', () => {
  const END = ['remind-end 2026-11-30', 'alarm 2026-12-15'];

  test('from today on, the reminders on the workdays before', async () => {
    expect(await ahead('e1')).toEqual(['remind-review 2026-11-23', 'review 2026-11-24', ...END]);
  });

  test('with the start while it is still to come, and nothing while paused', async () => {
    await change(`stage = 'scheduled', start_on = '2026-11-24'`);
    expect((await ahead('h1')).slice(0, 3)).toEqual([
      'remind-review 2026-11-23',
      'start 2026-11-24',
      'review 2026-11-24',
    ]);
    await change(`stage = 'running', pauses = '[{"from":"2026-11-20","to":null,"reason":"病假"}]'`);
    expect(await ahead('h1')).toEqual([]);
  });

  test('tells nobody below HR that the review was passed', async () => {
    await change(`stage = 'passed', pauses = '[]'`);
    expect([await ahead('h1'), await ahead('s1'), await ahead('e1')]).toEqual([[], END, END]);
    expect((await get('e2', '/v1/trials/PP-2026-901')).status).toBe(404);
  });
});

test('IT sees which workers take work', async () => {
  tokens.set('i1', await harness.tokenOf('i1'));
  expect((await get('i1', '/v1/workers')).body).toEqual({
    items: [{ identity: '7@here', seenAt: '2026-11-23T01:59:30.000Z' }],
  });
});

interface Year {
  readonly published: boolean;
  readonly days: readonly { readonly on: string }[];
}

describe('the workday calendar', () => {
  test('names holidays and make-up days in both languages', async () => {
    const { days, published } = (await get('e2', '/v1/calendar/2026')).body as Year;
    expect(published).toBe(true);
    expect(days.filter(({ on }) => on >= '2026-10-07' && on <= '2026-10-10')).toEqual([
      { on: '2026-10-07', kind: 'holiday', name: { zh: '国庆节', en: 'National Day' } },
      { on: '2026-10-10', kind: 'make-up', name: { zh: '国庆节', en: 'National Day' } },
    ]);
  });

  test('of a year without a notice has the statutory days, and says so', async () => {
    const { days, published } = (await get('e2', '/v1/calendar/2099')).body as Year;
    expect([published, days[0]]).toEqual([
      false,
      { on: '2099-01-01', kind: 'holiday', name: { zh: '法定节日', en: 'statutory holiday' } },
    ]);
    expect((await get('e2', '/v1/calendar/26')).status).toBe(400);
  });
});
