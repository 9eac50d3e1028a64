import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { foundDepartment, HR } from '../../support/department.js';
import { head, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { inUseSinceToday, openTakenOver, takenOver } from '../../support/taking-over.js';
import { SetbackPlay } from '../setback/setback-play.js';
import { approveDeparture, PeoplePlay } from './people-play.js';

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
  await foundDepartment(stack.database.db, '2026-07', [
    { id: 'E1', level: 'junior-1' },
    { id: 'E2', level: 'junior-1', status: 'probation' },
    { id: 'E3', level: 'junior-2', ratings: ['C'] },
  ]);
  await inUseSinceToday(stack);
});
afterAll(() => stack.close());

const open = (name: string): Promise<void> =>
  stack.environment.client.workflow.execute(WORKFLOWS.departureOpener, {
    workflowId: `${name}-${stack.taskQueue}`,
    taskQueue: stack.taskQueue,
    args: [],
  });

test('4.1: a departure that was approved, and not opened then, is opened by the schedule, once', async () => {
  await open('before');
  await approveDeparture(stack, 'E1');
  await open('first');
  const { db } = stack.database;
  const { number } = await db.selectFrom('reserved_number').select('number').executeTakeFirstOrThrow();
  await new PeoplePlay(stack).at(number, 'waiting');
  await open('again');
  const cases = await db.selectFrom('personnel_case').select(['id', 'kind', 'person_id']).execute();
  expect(cases).toEqual([{ id: number, kind: 'departure', person_id: 'E1' }]);
});

describe('docs/decisions/0085: what was under way when the service came goes on from where it stands', () => {
  const cited = async (caseId: string): Promise<readonly (readonly [string, unknown])[]> => {
    const { rows } = await sql<{ what: string; paper: unknown }>`
      select kind || ':' || outcome as what, detail -> 'takenOver' ->> 'paper' as paper from decision
      where case_id = ${caseId} order by no`.execute(stack.database.db);
    return rows.map(({ what, paper }) => [what, paper]);
  };

  test('§7: proposed and reviewed on paper, decided here; each decision cites the paper, and so does the notice', async () => {
    const play = new PeoplePlay(stack);
    const confirmedOn = addDays(await stack.today(), -3);
    const paper = '转正审批表 2026-07 号';
    const id = await takenOver(stack, {
      kind: 'confirmation',
      personId: 'E2',
      paper,
      confirmedOn,
      proposed: { level: 'junior-1' },
      steps: [
        { step: 'proposal', on: addDays(confirmedOn, 1), by: '客服主管' },
        { step: 'review', on: addDays(confirmedOn, 1), by: '客户关怀部经理' },
      ],
    });
    await openTakenOver(stack); // once more: nothing is doubled
    await play.act(id, 'confirmation.decision', actor(HR, 'hr-manager'), { decision: 'approve' });
    await play.act(id, 'level.notice', actor('E2'), { signature: 'signed' });
    expect(await play.at(id, 'confirmed')).toMatchObject({ effectiveFrom: confirmedOn });
    expect(await cited(id)).toEqual([
      ['taken-over:entered', paper],
      ['hr-decision:approve', paper],
      ['notice:signed', paper],
    ]);
    const { rows } = await sql<{ html: string }>`
      select html from document where case_id = ${id} and kind = 'level-notice'`.execute(stack.database.db);
    expect(rows[0]?.html).toContain(paper);
  });

  test('11.1: a plan whose month is over is reviewed, and ends with its result; its C is decided with it (I-82)', async () => {
    const setbacks = new SetbackPlay(stack);
    const id = await takenOver(stack, {
      kind: 'plan',
      personId: 'E3',
      paper: '改进计划表 2026-06',
      month: '2026-06',
      cause: '两次质检未达标',
      planMonth: '2026-07',
      extended: true,
      goals: '达标',
      support: '带教',
      steps: [{ step: 'plan-written', on: '2026-07-05', by: '客服主管' }],
    });
    expect(await setbacks.caseOf('E3')).toMatchObject({ id, stage: 'plan-review', outcome: 'improvement-plan' });
    const again = setbacks.do(id, 'setback.plan-review', head, { result: 'extend', reason: '再延' });
    expect((await refusalOf(again)).code).toBe('SETBACK.ALREADY_EXTENDED');
    await setbacks.do(id, 'setback.plan-review', head, { result: 'met', reason: '达标' });
    expect(await setbacks.closed('E3')).toMatchObject({ id, outcome: 'improved' });
    expect(await cited(id)).toEqual([
      ['taken-over:entered', '改进计划表 2026-06'],
      ['plan-review:met', '改进计划表 2026-06'],
    ]);
    const { rows } = await sql`
      select decision, case_id from setback_event where person_id = 'E3'`.execute(stack.database.db);
    expect(rows).toEqual([{ decision: 'start', case_id: id }]);
  });
});
