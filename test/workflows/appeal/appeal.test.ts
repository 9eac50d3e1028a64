import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { whenOpened } from '../../../workflows/messages/cases.js';
import { foundDepartment, RELATED } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { head, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { lodge } from './appeal-play.js';
import { SetbackPlay, superior } from '../setback/setback-play.js';
import { until } from '../../../cli/play/until.js';

const manager = actor('M-HRM', 'hr-manager');
const ON_E1 = { personId: 'E1', decision: null, grounds: '差错系系统故障所致' } as const;

describe('the days of an appeal (I-74, I-39)', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startStack('skipping');
  });
  afterAll(() => stack.close());

  test('nobody is named and nobody reads in time: HR’s manager joins; a day after the fifth it is too late', async () => {
    const { pilot, calendar, environment } = stack;
    const play = new SetbackPlay(stack);
    const rated = addToMonth(monthOf(await stack.today()), -1);
    await foundDepartment(stack.database.db, rated, [
      { id: 'E1', level: 'junior-3' },
      { id: 'M-HRM', level: 'junior-3' },
    ]);
    await sql`update department set head_id = ${RELATED} where id = 'RD'`.execute(stack.database.db);
    await play.publish('E1', rated, 'C');
    const { id: aboutId } = await play.caseOf('E1');
    await play.do(aboutId, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
    const month = addToMonth(rated, 1);
    await play.plan(aboutId, { month, goals: '达标', support: '带教' });
    const noticed = await stack.today();

    await stack.skipTo(addWorkdays(calendar, noticed, 5), '20:00');
    const caseId = await lodge(stack, { ...ON_E1, aboutId });
    const naming = await pilot.waitFor(caseId, 'appeal.reader');
    expect(naming.dueOn).toBe(addWorkdays(calendar, await stack.today(), 5));
    const rolesOf = async (id: string) => {
      const open = (await pilot.openTasks(caseId)).find((one) => one.id === id);
      return open?.roles ?? [];
    };
    await stack.skipTo(addWorkdays(calendar, naming.dueOn ?? '', 1), '09:05');
    await until('HR’s manager may name the reader', async () => (await rolesOf(naming.id)).includes('hr-manager'));
    await pilot.complete(naming, 'appeal.reader', manager, { reader: RELATED });
    const reading = await pilot.waitFor(caseId, 'appeal.reading');
    const { rows: open } = await sql<{ dueOn: string | null }>`
      select due_on as "dueOn" from task where case_id = ${caseId} and kind = 'appeal.reader' and state = 'open'`.execute(
      stack.database.db,
    );
    expect(open).toEqual([{ dueOn: null }]);
    const refuses = { decision: 'refuse', reason: '记录清楚' } as const;
    const early = pilot.complete(reading, 'appeal.reading', manager, refuses);
    expect((await refusalOf(early)).code).toBe('TASK.NOT_YOURS');
    const tookPart = pilot.complete(reading, 'appeal.reading', superior, refuses);
    expect((await refusalOf(tookPart)).code).toBe('TASK.OWN_CASE');
    await stack.skipTo(addWorkdays(calendar, reading.dueOn ?? '', 1), '09:05');
    await until('HR’s manager may read', async () => (await rolesOf(reading.id)).includes('hr-manager'));
    const { rows: rung } = await sql<{ act: string }>`
      select act from ledger where task_id = ${reading.id} and actor = 'system:clock' order by id`.execute(
      stack.database.db,
    );
    expect(rung.map(({ act }) => act)).toEqual(['task.reminded', 'task.reminded', 'task.escalated']);
    await pilot.complete(reading, 'appeal.reading', manager, refuses);
    await environment.client.workflow.getHandle(caseId).result();

    const late = await lodge(stack, { ...ON_E1, aboutId, decision: 'plan' });
    const asked = environment.client.workflow
      .getHandle(late)
      .executeUpdate(whenOpened, { args: [{ id: late }], updateId: late });
    expect((await refusalOf(asked)).code).toBe('APPEAL.ALREADY_MADE');
    const other = await lodge(stack, { ...ON_E1, aboutId, decision: 'cause' });
    const told = environment.client.workflow
      .getHandle(other)
      .executeUpdate(whenOpened, { args: [{ id: other }], updateId: other });
    expect((await refusalOf(told)).code).toBe('APPEAL.TOO_LATE');
    const { rows } = await sql`select id from personnel_case where kind = 'appeal'`.execute(stack.database.db);
    expect(rows).toEqual([{ id: caseId }]);
    await play.do(aboutId, 'setback.plan-review', head, { result: 'met', reason: '已达标' }).catch(() => undefined);
  });

  test('two that are lodged in the same moment: one stands, the other is refused and writes nothing', async () => {
    const play = new SetbackPlay(stack);
    const rated = addToMonth(monthOf(await stack.today()), -1);
    await play.publish('M-HRM', rated, 'C');
    const { id: aboutId } = await play.caseOf('M-HRM');
    await play.do(aboutId, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
    const month = addToMonth(rated, 1);
    await play.plan(aboutId, { month, goals: '达标', support: '带教' });
    const about = { personId: 'M-HRM', aboutId, grounds: '事实有误' };
    const ids = await Promise.all([
      lodge(stack, { ...about, decision: 'cause' }),
      lodge(stack, { ...about, decision: 'plan' }),
    ]);
    const outcomes = await Promise.all(
      ids.map((id) =>
        stack.environment.client.workflow
          .getHandle(id)
          .executeUpdate(whenOpened, { args: [{ id }], updateId: id })
          .then(
            () => 'opened',
            async (error: unknown) => (await refusalOf(Promise.reject(error as Error))).code,
          ),
      ),
    );
    expect(outcomes.filter((one) => one === 'opened')).toHaveLength(1);
    expect(outcomes).toContain('APPEAL.ALREADY_MADE');
  });
});
