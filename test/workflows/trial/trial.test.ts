import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, addMonths, dayNumber } from '../../../domain/vocabulary/civil-date.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { announceCalendar } from '../../../worker/calendar.js';
import { GM, HEAD, RELATED, SUPERIOR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, hr, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { CANDIDATE, TrialPlay } from './trial-play.js';
import { until } from '../../../cli/play/until.js';

let server: TestStack;
let stack: TestStack;
beforeAll(async () => {
  server = await startStack('skipping');
});
afterAll(() => server.close());
beforeEach(async () => {
  stack = await server.another();
});
afterEach(() => stack.close());

/** A new notice of holidays, as a worker that starts would read it: a span of days off and the day before it worked. */
function festival(calendar: WorkdayCalendar, from: string, to: string): void {
  const year = from.slice(0, 4);
  const days: Record<string, 'off' | 'work'> = { ...calendar.years[year]?.days };
  for (let day = from; day <= to; day = addDays(day, 1)) days[day.slice(5)] = 'off';
  days[addDays(from, -1).slice(5)] = 'work';
  Object.assign(calendar.years, { [year]: { published: true, days } });
}

const countOf = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(stack.database.db)).rows[0]?.n ?? 0;

/** Letter today, running. */
async function running(size?: number): Promise<TrialPlay> {
  const play = await TrialPlay.begin(stack, size);
  await play.letter(await stack.today());
  await play.reach('running');
  return play;
}

async function inReview(play: TrialPlay): Promise<void> {
  await stack.skipTo((await play.row()).reviewOn ?? '', '09:01');
  await play.reach('review');
  await play.waitFor('review.sheet');
}

describe('the days of a trial (9.5.5, I-51 to I-54)', () => {
  test('from 30 November: the last day of February, the review before the festival', async () => {
    const today = await stack.today();
    const year = today.slice(5) < '11-30' ? today.slice(0, 4) : String(Number(today.slice(0, 4)) + 1);
    const start = `${year}-11-30`;
    const lastDay = addMonths(start, 3);
    const due = addDays(lastDay, -10);
    festival(stack.calendar, addDays(due, -3), due);
    const play = await TrialPlay.begin(stack);
    await play.letter(start);
    expect(await play.reach('scheduled')).toMatchObject({ lastDay, reviewOn: addDays(due, -4) });
    expect(await play.superiors()).toMatchObject({ E01: SUPERIOR });
    await stack.skipTo(start, '00:01');
    await play.reach('running');
    expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: CANDIDATE, E06: CANDIDATE });
    await stack.skipTo(addDays(due, -4), '08:59');
    expect((await play.row()).stage).toBe('running');
    expect(await play.told(SUPERIOR)).toContain('The review of a trial is about to begin');
    await stack.skipTo(addDays(due, -4), '09:01');
    await play.reach('review');
    await play.waitFor('review.sheet', 'E01');
    expect(await countOf(sql<{ n: number }>`select count(*)::int as n from review`)).toBe(1);
    await play.answerAll(88);
    expect(await play.result()).toEqual({ outcome: 'passed', start, lastDay, score: '88.00', reason: null });
    expect(await play.tasks()).toEqual([]);
    expect(await play.superiors()).toMatchObject({ E01: CANDIDATE });
  });

  test('a pause moves the days that are left; a notice of holidays moves the review day', async () => {
    const play = await running();
    const first = await play.row();
    await stack.skipTo(addDays(await stack.today(), 20), '12:00');
    const from = await stack.today();
    const early = play.manage({ do: 'pause', from: addDays(from, 1), reason: '明天起病假' });
    expect((await refusalOf(early)).code).toBe('TRIAL.PAUSE_DATE');
    await play.manage({ do: 'pause', from, reason: '长病假' });
    expect((await refusalOf(play.manage({ do: 'pause', from, reason: '再次' }))).code).toBe('TRIAL.NOT_TO_PAUSE');
    await stack.skipTo(addDays(first.reviewOn ?? '', 40), '12:00'); // no review while it is paused
    expect((await play.row()).stage).toBe('running');
    const back = await stack.today();
    await play.manage({ do: 'resume', on: back });
    const days = dayNumber(back) - dayNumber(from);
    const second = await play.row();
    expect(second.lastDay).toBe(addDays(first.lastDay ?? '', days));
    // The new notice makes the review day and the day before it a holiday.
    festival(stack.calendar, addDays(second.reviewOn ?? '', -1), second.reviewOn ?? '');
    const { client } = stack.environment;
    expect(await announceCalendar(client, stack.database.db, stack.calendar)).toBe(1);
    await until(
      'the review is two days earlier',
      async () => (await play.row()).reviewOn === addDays(second.reviewOn ?? '', -2),
    );
    expect(await announceCalendar(client, stack.database.db, stack.calendar)).toBe(0);
    expect(await play.told(CANDIDATE)).toContain('The days of a trial have changed');
    await stack.skipTo(addDays(second.reviewOn ?? '', -2), '09:01');
    await play.reach('review');
  });

  test('an open decision raises one alarm; extension during the review calls it off and has another', async () => {
    const play = await running();
    await sql`insert into account (login, person_id, password_hash) values ('gm', ${GM}, '$argon2id$x')`.execute(
      stack.database.db,
    );
    await sql`insert into account_role (account_id, role) select id, 'gm' from account`.execute(stack.database.db);
    await inReview(play);
    const { alarmOn, lastDay } = await play.row();
    await stack.skipTo(alarmOn ?? '', '09:01');
    await until('the general manager is told that the trial is over', async () =>
      (await play.told(GM)).includes('A trial is over and undecided'),
    );
    await stack.skipTo(addDays(alarmOn ?? '', 30), '12:00');
    expect(await play.told(GM)).toEqual(['A trial is over and undecided']);
    await play.answer('E01', 60);
    await play.manage({ do: 'request-extension', months: 2, reason: '人手不足' });
    expect((await refusalOf(play.manage({ do: 'request-end', reason: '再议' }))).code).toBe('TRIAL.REQUEST_PENDING');
    const silent = play.do('trial.extension', gm, { decision: 'reject' });
    expect((await refusalOf(silent)).code).toBe('TRIAL.REASON_MISSING');
    await play.approve('trial.extension');
    const after = await play.row();
    expect([after.stage, after.lastDay]).toEqual(['running', addMonths(lastDay ?? '', 2)]);
    expect(await play.told('E02')).toContain('A 360° review is called off');
    const again = play.manage({ do: 'request-extension', months: 1, reason: '再延' });
    expect((await refusalOf(again)).code).toBe('TRIAL.ALREADY_EXTENDED');
    await inReview(play);
    await play.answerAll(80);
    expect(await play.result()).toMatchObject({ outcome: 'passed', score: '80.00', lastDay: after.lastDay });
    const letters = sql<{ n: number }>`select count(*)::int as n from document where kind = 'trial-letter'`;
    expect(await countOf(letters)).toBe(2);
  });
});

describe('the end of a trial (I-57 to I-60)', () => {
  test('below the mark, extended once, below it again: ends, and everybody reports as before', async () => {
    const play = await running();
    await inReview(play);
    await play.answerAll(79.99);
    await play.reach('below-mark');
    await play.do('trial.below-mark', hr, { propose: 'extend', months: 1, reason: '差距很小' });
    await play.approve('trial.extension');
    await inReview(play);
    await play.answerAll(70);
    await play.reach('below-mark');
    const more = play.do('trial.below-mark', hr, { propose: 'extend', months: 1, reason: '再延' });
    expect((await refusalOf(more)).code).toBe('TRIAL.ALREADY_EXTENDED');
    await play.do('trial.below-mark', hr, { propose: 'end', reason: '两次未达标' });
    const never = play.do('trial.end', gm, { decision: 'reject', reason: '再看看' });
    expect((await refusalOf(never)).code).toBe('TRIAL.NOTHING_ELSE_LEFT');
    const endedOn = await stack.today();
    await play.approve('trial.end');
    expect(await play.result()).toMatchObject({ outcome: 'failed', score: '70.00', reason: '两次未达标' });
    expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: SUPERIOR, E06: SUPERIOR });
    expect(await play.row()).toMatchObject({ stage: 'failed', endedOn });
    expect(await play.told(CANDIDATE)).toContain('A trial has ended');
  });

  test('the candidate leaves on the review day: raters told, sheets withdrawn, the team put back', async () => {
    const play = await running();
    await inReview(play);
    expect(await play.warned()).toEqual([SUPERIOR]); // I-56: the only one of his group, told before he answers
    await play.interrupt({ why: 'left', personId: HEAD });
    await until('the related head is told that he is alone', async () =>
      (await play.told(RELATED)).includes('You are the only one asked in your group'),
    );
    expect(await play.warned()).toEqual([RELATED, SUPERIOR]);
    await sql`update person set superior_id = ${HEAD} where id = 'E02'`.execute(stack.database.db);
    await play.interrupt({ why: 'left', personId: CANDIDATE });
    expect(await play.result()).toMatchObject({ outcome: 'ended', score: null, reason: '已办手续' });
    expect(await play.tasks()).toEqual([]);
    expect(await play.told('E01')).toContain('A 360° review is called off');
    // Whoever was moved by somebody else meanwhile stays there.
    expect(await play.superiors()).toMatchObject({ E01: SUPERIOR, E02: HEAD });
    const stages = await sql<{ stage: string }>`select stage from review`.execute(stack.database.db);
    expect(stages.rows).toEqual([{ stage: 'cancelled' }]);
  });

  test('the case is voided (0057): the trial ends, and the team is put back', async () => {
    const play = await running();
    await play.interrupt({ why: 'voided', personId: 'E01' }); // another one's
    await play.interrupt({ why: 'voided', personId: CANDIDATE });
    expect(await play.result()).toMatchObject({ outcome: 'ended', score: null, reason: '已办手续' });
    expect(await play.tasks()).toEqual([]);
    expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: SUPERIOR });
  });

  test('ended by HR’s request and the general manager after a setback (I-59)', async () => {
    const play = await running();
    await play.interrupt({ why: 'setback', personId: CANDIDATE });
    await play.manage({ do: 'request-end', reason: '出现 C' });
    const own = play.do('trial.end', { ...gm, personId: CANDIDATE }, { decision: 'approve' });
    expect((await refusalOf(own)).code).toBe('TASK.OWN_CASE');
    await play.approve('trial.end');
    expect(await play.result()).toMatchObject({ outcome: 'ended', reason: '出现 C' });
  });
});

test('letters that do not hold are refused, and nothing is written (9.5.4, 9.5.5)', async () => {
  const play = await TrialPlay.begin(stack, 1);
  const today = await stack.today();
  const code = async (start: string, months: number, team: readonly string[]) =>
    (await refusalOf(play.letter(start, months, team))).code;
  expect(await code(addDays(today, -1), 3, [])).toBe('TRIAL.START_BEFORE_APPROVAL');
  expect(await code(today, 2, [])).toBe('TRIAL.TOO_SHORT');
  expect(await code(today, 3.5, [])).toBe('TRIAL.TOO_SHORT');
  const refusal = await refusalOf(play.letter(today, 3, ['nobody', CANDIDATE, SUPERIOR, 'E01']));
  expect(refusal.details?.map((detail) => detail.code)).toEqual([
    'TRIAL.UNKNOWN_PERSON',
    'TRIAL.LEADS_HIMSELF',
    'TRIAL.ABOVE_CANDIDATE',
  ]);
  expect((await play.row()).stage).toBe('letter');
  await play.letter(today, 3, []);
  const twice = play.stack.pilot.complete({ id: `${play.trialId}.1`, workflowId: play.trialId }, 'trial.letter', hr, {
    startOn: today,
    months: 3,
    team: [],
  });
  expect((await refusalOf(twice)).code).toBe('TASK.NOT_OPEN');
  const raters = (superiors: readonly string[], departmentHeads: readonly string[]) =>
    play.do('review.raters', hr, { superiors, departmentHeads });
  expect((await refusalOf(raters([CANDIDATE], [HEAD]))).code).toBe('REVIEW.RATES_HIMSELF');
  expect((await refusalOf(raters([HEAD], [HEAD]))).code).toBe('REVIEW.NAMED_TWICE');
  expect((await refusalOf(raters([SUPERIOR], ['nobody']))).code).toBe('BATCH.REFUSED');
  const byOther = play.do('review.raters', actor(RELATED), { superiors: [SUPERIOR], departmentHeads: [HEAD] });
  expect((await refusalOf(byOther)).code).toBe('TASK.NOT_YOURS');
});
