import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, firstOfNextMonth } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { actor } from '../../../cli/play/cast.js';
import { foundDepartment } from '../../support/department.js';
import { gm, head, hr, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { SetbackPlay, superior } from './setback-play.js';
import { until } from '../../../cli/play/until.js';

describe('an improvement plan over its months (11.1, I-69)', () => {
  let stack: TestStack;
  let play: SetbackPlay;
  beforeAll(async () => {
    stack = await startStack('skipping');
    play = new SetbackPlay(stack);
  });
  afterAll(() => stack.close());

  test('once extended; failed, he is heard, HR proposes, the GM approves, he agrees; overdue, HR enters that he was not reached', async () => {
    const rated = addToMonth(monthOf(await stack.today()), -1);
    await foundDepartment(stack.database.db, rated, [{ id: 'E1', level: 'junior-2' }]);
    await play.publish('E1', rated, 'C');
    const { id } = await play.caseOf('E1');
    await play.do(id, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
    const month = addToMonth(rated, 2);
    await play.plan(id, { month, goals: '达标', support: '带教' });
    const early = play.do(id, 'setback.plan-review', head, { result: 'met', reason: '已达标' });
    expect((await refusalOf(early)).code).toBe('SETBACK.REVIEW_TOO_EARLY');
    const first = await play.task(id, 'setback.plan-review');
    expect(first.dueOn).toBe(addDays(firstDayOf(addToMonth(month, 1)), 9));
    await stack.skipTo(firstDayOf(addToMonth(month, 1)), '12:00');
    await play.do(id, 'setback.plan-review', head, { result: 'extend', reason: '已有进步' });
    await stack.skipTo(firstDayOf(addToMonth(month, 2)), '12:00');
    const again = play.do(id, 'setback.plan-review', head, { result: 'extend', reason: '再延' });
    expect((await refusalOf(again)).code).toBe('SETBACK.ALREADY_EXTENDED');
    await play.do(id, 'setback.plan-review', head, { result: 'not-met', reason: '仍未达标' });
    await play.do(id, 'setback.statement', actor('E1'), { statement: '已尽力' });
    const asFound = play.do(id, 'setback.proposal', hr, { measure: 'as-found', reason: '同意' });
    expect((await refusalOf(asFound)).code).toBe('SETBACK.PLAN_FAILED');
    await play.do(id, 'setback.proposal', hr, { measure: 'demote', reason: '降一级' });
    await play.do(id, 'setback.gm-decision', gm, { decision: 'approve' });
    await play.do(id, 'consent.answer', actor('E1'), { agreed: true });
    const effective = firstOfNextMonth(await stack.today());
    await stack.skipTo(effective, '00:10');
    const notice = await play.task(id, 'setback.acknowledgement');
    const { rows: levels } = await sql`select level, effective_from from level_period where case_id = ${id}`.execute(
      stack.database.db,
    );
    expect(levels).toEqual([{ level: 'junior-1', effective_from: effective }]);
    const tooSoon = stack.pilot.complete(notice, 'setback.acknowledgement', hr, { signature: 'signed' });
    expect((await refusalOf(tooSoon)).code).toBe('TASK.NOT_YOURS');
    await stack.skipTo(addWorkdays(stack.calendar, notice.dueOn ?? '', 1), '09:05');
    await until('HR may enter what became of it', async () =>
      (await play.task(id, 'setback.acknowledgement')).roles.includes('hr'),
    );
    await play.do(id, 'setback.acknowledgement', hr, { signature: 'not-reached', reason: '外派中' });
    expect(await play.closed('E1')).toMatchObject({ outcome: 'demote' });
    // I-41: level and pay move together.
    const { rows: pay } = await sql`select effective_from from pay_change where case_id = ${id}`.execute(
      stack.database.db,
    );
    expect(pay).toEqual([{ effective_from: effective }]);
  });
});
