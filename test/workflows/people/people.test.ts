import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, addMonths } from '../../../domain/vocabulary/civil-date.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { standingOf } from '../../support/people.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, head, hr } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { PeoplePlay } from './people-play.js';
import { until } from '../../../cli/play/until.js';

const hrManager = actor(HR, 'hr-manager');

describe('confirmation, transfer and departure over their days', () => {
  let server: TestStack;
  let stack: TestStack;
  let play: PeoplePlay;
  beforeAll(async () => {
    server = await startStack('skipping');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
    play = new PeoplePlay(stack);
  });
  afterEach(() => stack.close());

  /** What the clock did about a task. */
  const rung = async (taskId: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ act: string }>`
      select act from ledger where task_id = ${taskId} and actor = 'system:clock' order by id`.execute(
      stack.database.db,
    );
    return rows.map(({ act }) => act);
  };

  test('7.1: opens on its day; nobody proposes, so the head joins; decided late, it holds from the day (12.1)', async () => {
    const plannedOn = addMonths(await stack.today(), 1);
    await foundDepartment(stack.database.db, plannedOn.slice(0, 7), [
      { id: 'E1', level: 'junior-1', status: 'probation', ratings: ['A', 'B', 'B'] },
    ]);
    await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(stack.database.db);
    await sql`insert into confirmation_date (person_id, planned_on, recorded_by)
      values ('E1', ${plannedOn}, ${HR})`.execute(stack.database.db);
    const opener = (workflowId: string): Promise<void> =>
      stack.environment.client.workflow.execute(WORKFLOWS.confirmationOpener, {
        workflowId: `${workflowId}-${stack.taskQueue}`,
        taskQueue: stack.taskQueue,
        args: [],
      });
    const opened = async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ id: string }>`select number as id from reserved_number`.execute(stack.database.db);
      return rows.map(({ id }) => id);
    };
    await stack.skipTo(addDays(plannedOn, -1), '08:00');
    await opener('the-day-before');
    expect(await opened()).toEqual([]);
    await stack.skipTo(plannedOn, '08:00');
    await opener('the-day');
    const [id = ''] = await opened();
    const proposal = await play.task(id, 'confirmation.proposal');
    expect(proposal.people).toEqual([SUPERIOR]);
    // 7.2.1, I-43: the five workdays are the department's, the review ends them; HR's manager has two more.
    const workday = (count: number): string => addWorkdays(stack.calendar, plannedOn, count);
    expect(proposal.dueOn).toBe(workday(4));
    await stack.skipTo(addWorkdays(stack.calendar, proposal.dueOn ?? '', 1), '09:05');
    await until('the task is escalated', async () => (await rung(proposal.id)).includes('task.escalated'));
    expect(await rung(proposal.id)).toEqual(['task.reminded', 'task.reminded', 'task.escalated']);
    await play.act(id, 'confirmation.proposal', head, { level: 'junior-2' });
    expect((await play.task(id, 'confirmation.review')).dueOn).toBe(workday(5));
    await play.act(id, 'confirmation.review', head, { decision: 'endorse' });
    const decision = await play.task(id, 'confirmation.decision');
    expect(decision.dueOn).toBe(workday(7));
    await stack.skipTo(addDays(decision.dueOn ?? '', 14), '12:00');
    await play.act(id, 'confirmation.decision', hrManager, { decision: 'approve' });
    await play.task(id, 'level.notice');
    expect(await standingOf(stack, 'E1')).toMatchObject({
      status: 'confirmed',
      confirmedOn: plannedOn,
      level: 'junior-2',
      levelFrom: plannedOn,
      payFrom: plannedOn,
    });
  });

  test('10: agreed a month ahead, nothing changes before the day, and everything on it', async () => {
    await foundDepartment(stack.database.db, '2026-07', [{ id: 'E2', position: 'team-leader', level: 'senior-1' }]);
    await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
      stack.database.db,
    );
    const transferOn = addMonths(await stack.today(), 1);
    const to = { position: 'agent', departmentId: 'RD', superiorId: RELATED, opening: null } as const;
    const id = await play.transfer({ ...to, personId: 'E2', transferOn, reason: '业务需要' });
    await play.act(id, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
    await play.act(id, 'transfer.agreement', head, { agreed: true }, undefined);
    await play.act(id, 'transfer.agreement', actor(RELATED), { agreed: true }, RELATED);
    await play.act(id, 'consent.answer', actor('E2'), { agreed: true }, 'E2'); // lower, so he is asked (I-72)
    await play.at(id, 'waiting');
    const before = await standingOf(stack, 'E2');
    await stack.skipTo(addDays(transferOn, -1), '23:59');
    expect(await standingOf(stack, 'E2')).toEqual(before);
    await stack.skipTo(transferOn, '00:01');
    await play.task(id, 'level.notice');
    expect(await standingOf(stack, 'E2')).toMatchObject({
      departmentId: 'RD',
      superiorId: RELATED,
      position: 'agent',
      level: 'intermediate2-3',
      levelFrom: transferOn,
      payFrom: transferOn,
    });
  });

  test('I-58: who gave notice works until the last day; the day after he has left and his team has a successor', async () => {
    await foundDepartment(stack.database.db, '2026-07', [{ id: 'E1' }]);
    const lastDay = addDays(await stack.today(), 20);
    const leaving = await play.leave({ personId: SUPERIOR, lastDay, successorId: HEAD, reason: '个人' });
    await play.task(leaving, 'departure.conduct');
    const entering = await play.hire('N1');
    const special = { level: 'junior-2', reason: '技能突出', evidence: '证书' } as const;
    await play.act(entering, 'entry.proposal', head, special);
    await play.act(entering, 'entry.verification', hr, { decision: 'verify' });
    await play.task(entering, 'entry.special-approval');
    expect(await standingOf(stack, 'N1')).toMatchObject({ level: 'junior-1', superiorId: SUPERIOR });
    await stack.skipTo(lastDay, '23:59');
    expect(await standingOf(stack, SUPERIOR)).toMatchObject({ status: 'confirmed', leftOn: null });
    await stack.skipTo(addDays(lastDay, 1), '00:01');
    await play.at(leaving, 'left');
    expect(await standingOf(stack, SUPERIOR)).toMatchObject({ status: 'left', leftOn: addDays(lastDay, 1) });
    expect(await standingOf(stack, 'E1')).toMatchObject({ superiorId: HEAD });
    // Somebody else's case goes on.
    await play.act(entering, 'entry.special-approval', hrManager, { decision: 'approve' });
    await play.act(entering, 'entry.gm-decision', gm, { decision: 'approve' });
    await stack.environment.client.workflow.getHandle(entering).result();
    expect(await standingOf(stack, 'N1')).toMatchObject({ level: 'junior-2', superiorId: HEAD });
  });
});
