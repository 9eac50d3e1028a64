import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { addDays, addMonths } from '../../../domain/vocabulary/civil-date.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { announceCalendar } from '../../../worker/calendar.js';
import { personReplaced } from '../../../workflows/messages/people.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { CAST, gm, hr, refusalOf } from '../../support/pilot.js';
import { AppointmentPlay } from '../../../cli/play/appointment.js';
import { evenSheet } from '../../../cli/play/defense.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { createHarness } from '../../api/harness.js';
import { CANDIDATE, TrialPlay } from './trial-play.js';
import { until } from '../../../cli/play/until.js';

/**
 * The 360° review of a trial on a real server, where no time is skipped: a notice of holidays gives every day from
 * today to the review day off, so that the workday before (I-53) is past and the review begins at once.
 */
let server: TestStack;
let stack: TestStack;
beforeAll(async () => {
  server = await startStack('dev');
});
afterAll(() => server.close());
beforeEach(async () => {
  stack = await server.another();
});
afterEach(() => stack.close());

function allOff(calendar: WorkdayCalendar, from: string, to: string): void {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const year = day.slice(0, 4);
    const days = { ...calendar.years[year]?.days, [day.slice(5)]: 'off' as const };
    Object.assign(calendar.years, { [year]: { published: true, days } });
  }
}

const noticeFrom = async (): Promise<WorkdayCalendar> => {
  const today = await stack.today();
  const calendar = structuredClone(stack.calendar);
  allOff(calendar, today, addDays(addMonths(today, 3), -10));
  return calendar;
};

/** A worker comes back with the new notice; the team has been together for long enough to be asked (I-55). */
async function heedNotice(): Promise<WorkdayCalendar> {
  const calendar = await noticeFrom();
  await sql`update person set superior_since = '2026-01-01'`.execute(stack.database.db);
  await stack.stopWorker();
  await stack.startWorker(calendar);
  await announceCalendar(stack.environment.client, stack.database.db, calendar);
  return calendar;
}

/** A trial whose review is open, with so many people in the team. */
async function inReview(size: number): Promise<TrialPlay> {
  const play = await TrialPlay.begin(stack, size);
  await play.letter(await stack.today());
  await play.reach('running');
  await heedNotice();
  await play.reach('review');
  await play.waitFor('review.sheet');
  return play;
}

const figures = async () => {
  const { rows } = await sql<{ groups: unknown; score: string; subordinates: number }>`
    select groups, score::text as score,
           (select count(*)::int from review_answer where review_group = 'subordinates') as subordinates
    from review`.execute(stack.database.db);
  return rows[0];
};
const group = async (play: TrialPlay, name: string): Promise<readonly string[]> =>
  (await play.raters()).filter((one) => one.group === name).map(({ person }) => person);

describe('the 360° review (9.5.6, I-55, I-56, I-58)', () => {
  test('a worker that is restarted between every two steps of a trial loses nothing and doubles nothing', async () => {
    const play = await TrialPlay.begin(stack, 3);
    let calendar = stack.calendar;
    const restarts: string[] = [];
    stack.pilot.between = async () => {
      await stack.stopWorker();
      await stack.startWorker(calendar);
      restarts.push((await play.row()).stage);
    };
    await play.waitFor('trial.letter');
    await stack.pilot.between();
    const today = await stack.today();
    await play.letter(today);
    await play.reach('running');
    await play.do('review.raters', hr, { superiors: [SUPERIOR], departmentHeads: [HEAD, RELATED] });
    await play.manage({ do: 'pause', from: today, reason: '病假' });
    await play.manage({ do: 'resume', on: today });
    calendar = await heedNotice();
    await play.reach('review');
    await stack.pilot.between();
    await play.answerAll(70);
    await play.reach('below-mark');
    await play.do('trial.below-mark', hr, { propose: 'end', reason: '未达标' });
    await play.do('trial.end', gm, { decision: 'approve' });
    expect(await play.result()).toMatchObject({ outcome: 'failed', score: '70.00' });
    expect(restarts.length).toBeGreaterThanOrEqual(13);
    expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: SUPERIOR, E03: SUPERIOR });
    const { rows } = await sql<{ steps: number; last: number; reviews: number; answers: number; letters: number }>`
      select (select count(*)::int from projection where workflow_id = ${play.trialId}) as steps,
             (select max(seq) from projection where workflow_id = ${play.trialId}) as last,
             (select count(*)::int from review) as reviews, (select count(*)::int from review_answer) as answers,
             (select count(*)::int from document where kind = 'trial-letter') as letters`.execute(stack.database.db);
    expect(rows[0]).toMatchObject({ reviews: 1, answers: 6, letters: 1, steps: rows[0]?.last });
  });

  test('raters who leave: the next of the shuffle for a subordinate, HR’s word for a superior; who has answered stays', async () => {
    const play = await inReview(12);
    const drawn = await group(play, 'subordinates');
    expect(drawn).toHaveLength(10);
    const [first = '', second = '', third = ''] = drawn;
    await play.answer(first, 90);
    for (const person of [first, second, third]) {
      await sql`update person set status = 'left', left_on = '2026-01-01' where id = ${person}`.execute(
        stack.database.db,
      );
      await play.interrupt({ why: 'left', personId: person });
      // What a departure tells beside: open tasks go to the successor, but nobody answers in a rater's place (I-56).
      await stack.environment.client.workflow
        .getHandle(play.trialId)
        .signal(personReplaced, { personId: person, by: HEAD, note: '离职', ownCases: [] });
    }
    await until('the third is asked no more', async () => !(await group(play, 'subordinates')).includes(third));
    const after = await play.raters();
    const places = after.filter((one) => one.group === 'subordinates').map(({ place }) => place);
    expect(places).toEqual([1, 4, 5, 6, 7, 8, 9, 10, 11, 12]); // replacements follow the same shuffle
    const asked = (await play.tasks()).filter(({ kind }) => kind === 'review.sheet').flatMap(({ people }) => people);
    expect(asked.sort()).toEqual(
      after
        .map(({ person }) => person)
        .filter((person) => person !== first)
        .sort(),
    );
    const named = play.manage({ do: 'replace-rater', rater: drawn[3] ?? '', by: RELATED, reason: '出差' });
    expect((await refusalOf(named)).code).toBe('REVIEW.DRAWN_NOT_NAMED');
    const answered = play.manage({ do: 'replace-rater', rater: first, reason: '出差' });
    expect((await refusalOf(answered)).code).toBe('REVIEW.NO_SEAT');

    const [superior = ''] = await group(play, 'superiors');
    await play.interrupt({ why: 'left', personId: superior });
    await until('no superior is asked any more', async () => (await group(play, 'superiors')).length === 0);
    for (const { person } of await play.raters()) if (person !== first) await play.answer(person, 90);
    expect((await play.row()).stage).toBe('review'); // no superior has rated, and HR has waived nobody
    await play.manage({ do: 'add-rater', group: 'superiors', personId: 'M-GM', reason: '原上级已离职' });
    await play.answer('M-GM', 90);
    expect(await play.result()).toMatchObject({ outcome: 'passed', score: '90.00' });
    expect(await figures()).toMatchObject({ subordinates: 10, groups: { superiors: 90, subordinates: 90 } });
  });

  test('I-56: with two subordinates no group’s figure is shown to anybody, only the result', async () => {
    const play = await inReview(2);
    const waiver = play.manage({ do: 'waive-group', group: 'subordinates', reason: '人数太少' });
    expect((await refusalOf(waiver)).code).toBe('REVIEW.WAIVER_REFUSED');
    expect((await refusalOf(play.manage({ do: 'close-review' }))).code).toBe('REVIEW.NOT_DUE');
    await play.answerAll(85);
    expect(await play.result()).toMatchObject({ outcome: 'passed', score: '85.00' });
    expect(await figures()).toEqual({ groups: {}, score: '85.00', subordinates: 2 });
    const { rows } = await sql<{ detail: object }>`
      select detail from decision where kind = 'review' and outcome = 'passed'`.execute(stack.database.db);
    expect(rows[0]?.detail).toMatchObject({ groups: {}, score: '85.00' });
  });

  test('I-55: without a subordinate HR waives the group with a reason; one that can answer is not waived', async () => {
    const play = await inReview(0);
    expect(await group(play, 'subordinates')).toEqual([]);
    const waiver = play.manage({ do: 'waive-group', group: 'superiors', reason: '太忙' });
    expect((await refusalOf(waiver)).code).toBe('REVIEW.WAIVER_REFUSED');
    for (const { person } of await play.raters()) await play.answer(person, 82);
    expect((await play.row()).stage).toBe('review');
    await play.manage({ do: 'waive-group', group: 'subordinates', reason: '无下属' });
    expect(await play.result()).toMatchObject({ outcome: 'passed', score: '82.00' });
    expect(await figures()).toMatchObject({ groups: { superiors: 82, departmentHeads: 82 }, subordinates: 0 });
    const { rows } = await sql<{ waived: unknown }>`select waived from review`.execute(stack.database.db);
    expect(rows).toEqual([{ waived: { subordinates: '无下属' } }]);
  });

  test('79.9967 is not 80, and is not told as 80.00 to anybody (9.4.2, I-36, I-56)', async () => {
    const play = await inReview(3);
    for (const { person, group: of } of await play.raters()) await play.answer(person, of === 'superiors' ? 79.99 : 80);
    expect((await play.reach('below-mark')).score).toBe('79.997');
    expect(await figures()).toMatchObject({ groups: { superiors: 79.99, subordinates: 80 }, score: '79.997' });
    const accounts = { [HR]: ['hr', 'employee'], [GM]: ['gm', 'employee'] } as const;
    const house = await createHarness({ now: () => new Date(), existing: { url: stack.databaseUrl, accounts } });
    const read = async (who: string, path: string) => {
      const token = await house.tokenOf(who);
      const answer = await request(house.express).get(path).set('Authorization', `Bearer ${token}`);
      return [answer.status, JSON.stringify(answer.body)] as const;
    };
    try {
      for (const who of [HR, GM]) {
        const [status, body] = await read(who, `/v1/trials/${play.caseId}`);
        expect([who, status]).toEqual([who, 200]);
        expect(body.match(/"score":"[^"]*"/g)).toEqual(['"score":"79.997"', '"score":"79.997"']); // trial and review
      }
    } finally {
      await house.close();
    }
    const { rows } = await sql<{ detail: object; told: string }>`
      select detail, (select jsonb_agg(body)::text from message) as told from decision
      where kind = 'review' and outcome = 'failed'`.execute(stack.database.db);
    expect(rows.map(({ detail }) => detail)).toMatchObject([{ score: '79.997' }]);
    expect(rows[0]?.told).not.toContain('80.00');
    await play.do('trial.below-mark', hr, { propose: 'end', reason: '差距很小' });
    await play.approve('trial.end');
    expect(await play.result()).toMatchObject({ outcome: 'failed', score: '79.997' });
  });
});

test('0085: one that was under way when the service came is reviewed, defended and takes effect, each decision on its paper', async () => {
  const paper = '试用任命通知 2026-09 号';
  const today = await stack.today();
  const play = await TrialPlay.takenOver(stack, addMonths(addDays(today, -1), -3), paper);
  // Its last day is past: the review is due at once.
  await play.reach('review');
  expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: CANDIDATE, E06: CANDIDATE });
  await play.waitFor('review.sheet', SUPERIOR);
  await play.answerAll(88);
  const rows = async (query: ReturnType<typeof sql<Record<string, unknown>>>) =>
    (await query.execute(stack.database.db)).rows;
  const [vacancy] = await rows(sql`select vacancy_id as id from personnel_case where id = ${play.caseId}`);
  const candidate = { caseId: play.caseId, vacancyId: String(vacancy?.id), personId: CANDIDATE };
  const appointment = new AppointmentPlay(stack.pilot, CAST, candidate);
  await appointment.reach('report');
  await appointment.report();
  await appointment.defend((caseId) => evenSheet(caseId, 88));
  await appointment.decide({ decision: 'approve' });
  await appointment.release();
  await appointment.interview();
  await appointment.signNotice();
  await appointment.publish();
  await appointment.reach('appointed');
  expect(
    await rows(sql`
      select (select position from position_on(${today}) where person_id = ${CANDIDATE}) as post,
             (select filled from vacancy where id = ${candidate.vacancyId}) as filled,
             (select array_agg(distinct coalesce(detail -> 'takenOver' ->> 'paper', kind)) from decision
              where case_id = ${play.caseId}) as cited`),
  ).toEqual([{ post: 'team-leader', filled: expect.any(Number), cited: [paper] }]);
});

test('0085: one whose review was over goes on to its report; the score stands as it was entered', async () => {
  const play = await TrialPlay.takenOver(stack, addMonths(await stack.today(), -3), '考核表', 80);
  expect(await play.row()).toMatchObject({ stage: 'passed', score: '80.00' });
  await stack.pilot.waitFor(play.caseId, 'candidate.report');
});
