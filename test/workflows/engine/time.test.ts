import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, dayOfWeek, instantAt } from '../../../domain/vocabulary/civil-date.js';
import { addWorkdays, isWorkday } from '../../../domain/vocabulary/workdays.js';
import { HR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { hr, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Play } from '../level-promotion/play.js';
import { until } from '../../../cli/play/until.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

interface Touch {
  readonly act: string;
  readonly at: string;
}

describe('reminders and escalation (I-28, I-39, I-40)', () => {
  let server: TestStack;
  let stack: TestStack;
  /** What the clock did about a task, with the minute in UTC. */
  const touches = async (taskId: string): Promise<readonly Touch[]> => {
    const { rows } = await sql<Touch>`
      select act, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as at from ledger
      where task_id = ${taskId} and actor = 'system:clock' order by id`.execute(stack.database.db);
    return rows;
  };
  const at = (date: string, time: string): string => new Date(instantAt(date, time)).toISOString().slice(0, 16);
  /** Noon of the next workday of a kind. */
  const toWorkday = async (isWanted: (day: string) => boolean): Promise<string> => {
    let day = addDays(await stack.today(), 1);
    while (!(isWorkday(stack.calendar, day) && isWanted(day))) day = addDays(day, 1);
    await stack.skipTo(day, '12:00');
    return day;
  };

  beforeAll(async () => {
    server = await startStack('skipping');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  const overFiveWorkdays = async (isWanted: (day: string) => boolean): Promise<readonly string[]> => {
    const opened = await toWorkday(isWanted);
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const workday = (count: number) => addWorkdays(stack.calendar, opened, count);
    expect(task.dueOn).toBe(workday(5));
    await stack.skipTo(workday(4), '08:59');
    expect(await touches(task.id)).toEqual([]);
    await stack.skipTo(workday(4), '09:01');
    await stack.skipTo(workday(5), '08:59');
    expect(await touches(task.id)).toEqual([{ act: 'task.reminded', at: at(workday(4), '09:00') }]);
    await stack.skipTo(workday(5), '09:01');
    await stack.skipTo(workday(6), '09:01');
    await stack.skipTo(addDays(workday(6), 30), '12:00');
    expect(await touches(task.id)).toEqual([
      { act: 'task.reminded', at: at(workday(4), '09:00') },
      { act: 'task.reminded', at: at(workday(5), '09:00') },
      { act: 'task.escalated', at: at(workday(6), '09:00') },
    ]);
    // One timer for the closing date of the ratings and one for the desk stand at a time; none is started again.
    const started = (await play.events('timerStarted')) - (await play.events('timerFired'));
    expect(started - (await play.events('timerCanceled'))).toBeLessThanOrEqual(2);
    expect(await play.events('timerStarted')).toBeLessThanOrEqual(8);
    const days: string[] = [];
    for (let day = addDays(opened, 1); day < workday(5); day = addDays(day, 1)) days.push(day);
    return days.filter((day) => !isWorkday(stack.calendar, day));
  };

  test('across a weekend: the workday before, the due day, escalation on the workday after, never twice', async () => {
    const off = await overFiveWorkdays((day) => dayOfWeek(day) === 5);
    expect(off.map(dayOfWeek)).toEqual(expect.arrayContaining([6, 0]));
  });

  test('across a public holiday in the week', async () => {
    const isOnWeekday = (day: string) => ![0, 6].includes(dayOfWeek(day)) && !isWorkday(stack.calendar, day);
    const off = await overFiveWorkdays((day) => isOnWeekday(addDays(day, 1)));
    expect(off.some(isOnWeekday)).toBe(true);
  });

  test('overdue, HR joins and may act for the employee with a reason only', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: B }]);
    await play.submit();
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const { id } = await play.caseOf('E1');
    await stack.pilot.do(play.cycleId, 'level.interview', actor('M-SUP'), {
      heldOn: await stack.today(),
      summary: '谈话',
    });
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview-confirmation', id);
    expect([task.people, task.roles]).toEqual([['E1'], []]);
    const act = { tookPlace: true, onBehalfReason: '产假中' };
    const early = stack.pilot.complete(task, 'level.interview-confirmation', hr, act);
    expect((await refusalOf(early)).code).toBe('TASK.NOT_YOURS');
    await stack.skipTo(addWorkdays(stack.calendar, task.dueOn ?? '', 1), '09:01');
    await until('the task is escalated', async () =>
      (await touches(task.id)).some((touch) => touch.act === 'task.escalated'),
    );
    const joined = (await stack.pilot.openTasks(play.cycleId)).find((one) => one.id === task.id);
    expect(joined?.roles).toEqual(['hr']);
    const bare = stack.pilot.complete(task, 'level.interview-confirmation', hr, { tookPlace: true });
    expect((await refusalOf(bare)).code).toBe('CASE.ON_BEHALF_REASON_MISSING');
    await stack.pilot.complete(task, 'level.interview-confirmation', hr, act);
    const notice = await stack.pilot.waitFor(play.cycleId, 'level.notice', id);
    await stack.skipTo(addWorkdays(stack.calendar, notice.dueOn ?? '', 1), '09:01');
    await until('the notice is escalated', async () =>
      (await touches(notice.id)).some((touch) => touch.act === 'task.escalated'),
    );
    const byWord = stack.pilot.complete(notice, 'level.notice', hr, { signature: 'signed', reason: '口头同意' });
    expect((await refusalOf(byWord)).code).toBe('NOTICE.SCAN_MISSING'); // I-41: only he signs, or his paper does
    const silent = stack.pilot.complete(notice, 'level.notice', hr, { signature: 'refused' });
    expect((await refusalOf(silent)).code).toBe('NOTICE.REASON_MISSING');
    await stack.pilot.complete(notice, 'level.notice', hr, { signature: 'refused', reason: '拒绝签收' });
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    const signed = await sql`select signature, recorded_by, reason from document_signature`.execute(stack.database.db);
    expect(signed.rows).toEqual([{ signature: 'refused', recorded_by: HR, reason: '拒绝签收' }]);
    expect(await play.stages()).toEqual({ E1: 'promoted' }); // I-41: in effect all the same
  });

  test('a deadline whose task was done in time rings for nobody', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    await play.submit();
    const next = await stack.pilot.waitFor(play.cycleId, 'cycle.first-review');
    await stack.skipTo(addWorkdays(stack.calendar, next.dueOn ?? '', 1), '09:01');
    await until('the third touch of the next task', async () => (await touches(next.id)).length === 3);
    expect(await touches(task.id)).toEqual([]);
  });

  test('a claim written while the clock rings does not undo the ring', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    await stack.skipTo(addWorkdays(stack.calendar, task.dueOn ?? '', 1), '09:01');
    await until('the third touch of the task', async () => (await touches(task.id)).length === 3);
    await stack.pilot.claim(task, actor('M-HEAD', 'department-head'));
    await stack.skipTo(addDays(task.dueOn ?? '', 30), '12:00');
    expect((await touches(task.id)).length).toBe(3);
  });
});
