import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { readPapersBack } from '../../support/papers-read-back.js';
import { textOf } from '../../support/pdf-text.js';
import { ToldHouse } from './told-house.js';

/** What stands beside a case tells no more than the case: standing, trial, review, places, overdue tasks. */
let house: ToldHouse;
const db = () => house.harness.database.db;

beforeAll(async () => {
  house = await ToldHouse.open();
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values ('e1', 'agent', '2024-01-02', '2024-01-02', 'entry', 'test')`.execute(db());
  await sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
    values ('e1', 'junior-1', '2024-01-02', '2024-01-02', 'entry', 'test')`.execute(db());
});
afterAll(() => house.close());

describe('§11, I-68: the standing', () => {
  const pending = async (who: string) =>
    (await house.get<{ setbackPending: boolean }>(who, '/v1/people/e1/standing')).body.setbackPending;

  test('does not tell its person that the setback lowers him no more before he is told of the plan', async () => {
    await house.write({ id: 'JJ-1', kind: 'setback', stage: 'gm-decision' });
    expect([await pending('e1'), await pending('h1')]).toEqual([true, true]);
    await house.move('JJ-1', 'plan');
    expect([await pending('e1'), await pending('s1'), await pending('h1')]).toEqual([true, false, false]);
    const list = await house.get<{ items: { setbackPending: boolean }[] }>('e1', '/v1/standings');
    expect(list.body.items.map((one) => one.setbackPending)).toEqual([true]);
    await house.move('JJ-1', 'plan-review', { released: true });
    expect(await pending('e1')).toBe(false);
  });
});

interface Trial {
  readonly stage: string;
  readonly version: number;
  readonly review: {
    readonly stage: string;
    readonly asked: number;
    readonly answered: number | null;
    readonly waived: object;
    readonly hr: object | null;
  };
}

describe('9.5.5, 9.5.6: a trial', () => {
  const id = 'PP-9';
  const trial = async (who: string) => house.get<Trial>(who, `/v1/trials/${id}`);
  const places = async (who: string) =>
    (await house.get<{ openPlaces: number }>(who, '/v1/vacancies/VC-9')).body.openPlaces;
  const stands = (stage: string) => sql`update trial set stage = ${stage}, version = version + 1`.execute(db());

  beforeAll(async () => {
    await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
      values ('VC-9', 'team-leader', 'care', '一组', 's1', 1, '扩编', 'open', 'v1', '{}', 'h1')`.execute(db());
    await house.write({ id, kind: 'position-promotion', stage: 'trial-letter' });
    await sql`update personnel_case set vacancy_id = 'VC-9' where id = ${id}`.execute(db());
    await sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, opened_at, start_on, months, last_day, review_on, alarm_on)
      values (${id}, 'w', 'e1', 'team-leader', 's1', 'letter', now(), '2026-09-02', 3, '2026-12-01', '2026-11-20', '2026-12-15')`.execute(
      db(),
    );
  });

  test('is there to nobody but HR and the GM before its letter, and takes no place', async () => {
    for (const who of ['e1', 's1', 'd1']) expect([(await trial(who)).status, await places(who)]).toEqual([404, 1]);
    for (const who of ['h1', 'g1']) expect([(await trial(who)).status, await places(who)]).toEqual([200, 0]);
    await stands('running');
    await house.move(id, 'trial');
    for (const who of ['e1', 's1', 'd1'])
      expect([(await trial(who)).body.stage, await places(who)]).toEqual(['running', 0]);
  });

  test('shows the same while raters answer and while its score is under the mark', async () => {
    await sql`insert into review (case_id, no, stage, seed, launched_on, due_on)
      values (${id}, 1, 'open', ${'a'.repeat(32)}, '2026-11-20', '2026-11-30')`.execute(db());
    await sql`insert into review_rater (case_id, no, person_id, review_group, place, answered)
      values (${id}, 1, 'e2', 'subordinates', 1, false)`.execute(db());
    await stands('review');
    await house.move(id, 'trial-review');
    const before = await Promise.all(['e1', 's1', 'd1'].map(async (who) => (await trial(who)).body));
    for (const { stage, review } of before) {
      expect([stage, review.stage, review.asked, review.answered, review.hr]).toEqual([
        'in-review',
        'in-review',
        1,
        null,
        null,
      ]);
    }
    await sql`update review_rater set answered = true`.execute(db());
    await sql`update review set stage = 'closed', closed_on = '2026-11-26', outcome = 'failed', score = 60, groups = '{}', waived = '{"superiors":"长期外派"}'`.execute(
      db(),
    );
    await stands('below-mark');
    await house.move(id, 'trial-below-mark');
    expect(await Promise.all(['e1', 's1', 'd1'].map(async (who) => (await trial(who)).body))).toEqual(before);
    const { body } = await trial('h1');
    expect([body.stage, body.review.stage, body.review.answered]).toEqual(['below-mark', 'closed', 1]);
    // 15.6: the form of the closed review, from the same records: nobody's answer, and no figure of a group here.
    const onPaper = async (who: string) => {
      const answer = await house.get<Buffer>(who, `/v1/cases/${id}/review/pdf`);
      return answer.status === 200 ? textOf(answer.body) : String(answer.status);
    };
    // The file is of the day on which the review was closed, not of the last one on which it could have been.
    const file = (await house.get<Buffer>('h1', `/v1/cases/${id}/review/pdf`)).body.toString('latin1');
    expect(/CreateDate>(\d{4}-\d\d-\d\d)/.exec(file)?.[1]).toBe('2026-11-26');
    const covered = await onPaper('h1');
    expect([covered.match(/不予显示/g)?.length, covered.includes('理由：长期外派')]).toEqual([2, true]);
    for (const one of [
      '管理干部360°绩效考核汇总表',
      '艾客服',
      '发出1份，收回1份',
      '60',
      '未达到正式任命标准',
      `案件${id}`,
    ])
      expect([one, covered.includes(one)]).toEqual([one, true]);
    await sql`update review set groups = '{"superiors":86,"subordinates":83.5,"departmentHeads":81.25}', waived = '{}'`.execute(
      db(),
    );
    expect(await onPaper('g1')).toMatch(/上级三分之一86\.00下属三分之一83\.50各部门负责人三分之一81\.25/);
    expect(await Promise.all(['e1', 's1', 'd1'].map(onPaper))).toEqual(['403', '403', '403']);
    const headers = { Authorization: `Bearer ${await house.harness.tokenOf('h1')}` };
    expect(await readPapersBack(house.harness.express, headers, db())).toEqual({
      seen: { review: 1 },
      signed: [],
      missing: [],
    });
  });

  test('I-56: whose 360° sheet is overdue is for HR alone, what is about oneself for nobody', async () => {
    await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, due_on)
      values ('PP-9.1', 'w', ${id}, 'review.sheet', '9.5.6', 'open', array['e2'], '2026-11-02')`.execute(db());
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values ('JJ-9', 'setback', 'g1', 'cause', 'v1', '{}', 'h1')`.execute(db());
    await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, due_on)
      values ('JJ-9.1', 'w', 'JJ-9', 'setback.cause', '11.1', 'open', array['d1'], '2026-11-02')`.execute(db());
    const late = async (who: string) =>
      (await house.get<{ items: { personId: string }[] }>(who, '/v1/reports/overdue')).body.items.map(
        (one) => one.personId,
      );
    expect((await late('h1')).sort()).toEqual(['d1', 'e2']);
    expect(await late('g1')).toEqual([]);
  });
});
