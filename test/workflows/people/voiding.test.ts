import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { addDays, addMonths } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { foundDepartment, GM, HEAD, HR, RELATED } from '../../support/department.js';
import { journalPilot, type JournalPilot } from '../../support/journal-pilot.js';
import { firstNumber } from '../../support/numbers.js';
import { standingOf } from '../../support/people.js';
import { secondVersion } from '../../support/second-version.js';
import { head, hr } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { lodge } from '../appeal/appeal-play.js';
import { told } from '../engine/journalled.js';
import { Play } from '../level-promotion/play.js';
import { VacancyPlay, eligible } from '../position-promotion/vacancy-play.js';
import { SetbackPlay, superior } from '../setback/setback-play.js';
import { PeoplePlay } from './people-play.js';

const hrManager = actor(HR, 'hr-manager');

/** docs/decisions/0057: a case of any pipeline is voided until its result holds, by the same act. */
describe('a case is voided', () => {
  let server: TestStack;
  let stack: TestStack;
  let play: PeoplePlay;
  let no = 0;
  beforeAll(async () => {
    server = await startStack('dev', undefined, secondVersion()); // one moves to another version (I-73)
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
    play = new PeoplePlay(stack);
    no = 0;
  });
  afterEach(() => stack.close());

  const pilot = (): JournalPilot =>
    journalPilot({ client: stack.environment.client, db: stack.database.db, library: stack.library });
  const voided = (caseId: string): Promise<string> => told(pilot().void(caseId, (no += 1), hr, GM));
  const ended = async (caseId: string) => {
    const { rows } = await sql<Record<string, unknown>>`
      select stage, outcome, reason, closed_at is not null as closed,
        (select count(*)::int from task t where t.workflow_id = c.id and t.state = 'open') as tasks,
        (select count(*)::int from decision d where d.case_id = c.id and d.kind = 'void') as void,
        (select count(*)::int from message m where m.case_id = c.id and m.person_id = c.person_id
          and m.body ->> 'zh' like '%立案有误%') as told
      from personnel_case c where id = ${caseId}`.execute(stack.database.db);
    return rows[0];
  };
  const over = (stage: string, outcome: string) => ({
    stage,
    outcome,
    reason: expect.stringContaining('立案有误') as unknown,
    closed: true,
    tasks: 0,
    void: 1,
    told: 1,
  });

  test('an entry: the standard level stays, nothing more is asked', async () => {
    await foundDepartment(stack.database.db, '2026-07', []);
    const id = await play.hire('N1');
    await play.task(id, 'entry.proposal');
    expect(await voided(id)).toBe('completed');
    expect(await ended(id)).toEqual(over('cancelled', 'voided'));
    expect(await standingOf(stack, 'N1')).toMatchObject({ level: 'junior-1' });
    expect(await voided(id)).toBe('VOID.CLOSED');
  });

  test('a confirmation, until it holds', async () => {
    const today = await stack.today();
    await foundDepartment(stack.database.db, today.slice(0, 7), [
      { id: 'E1', level: 'junior-1', status: 'probation', ratings: ['A', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', status: 'probation', ratings: ['A', 'B', 'B'] },
    ]);
    const first = await play.confirm({ personId: 'E1', confirmedOn: today });
    await play.act(first, 'confirmation.proposal', head, { level: 'junior-2' });
    expect(await voided(first)).toBe('completed');
    expect(await ended(first)).toEqual(over('cancelled', 'voided'));
    expect(await standingOf(stack, 'E1')).toMatchObject({ status: 'probation' });

    const second = await play.confirm({ personId: 'E2', confirmedOn: today });
    await play.act(second, 'confirmation.proposal', head, { level: 'junior-2' });
    await play.act(second, 'confirmation.decision', hrManager, { decision: 'approve' });
    await play.task(second, 'level.notice');
    expect(await voided(second)).toBe('VOID.IN_EFFECT');
    await play.act(second, 'level.notice', actor('E2'), { signature: 'signed' }, 'E2');
  });

  test('a transfer that waits for its day, also one that lowers: nothing changes', async () => {
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
    await play.task(id, 'consent.answer');
    expect(await voided(id)).toBe('completed');
    expect(await ended(id)).toEqual(over('cancelled', 'voided'));
    expect(await standingOf(stack, 'E2')).toMatchObject({ departmentId: 'CC', level: 'senior-1' });
  });

  test('a departure before its day: he stays', async () => {
    await foundDepartment(stack.database.db, '2026-07', [{ id: 'E1' }]);
    const lastDay = addDays(await stack.today(), 20);
    const id = await play.leave({ personId: 'E1', lastDay, successorId: HEAD, reason: '个人' });
    await play.task(id, 'departure.conduct');
    expect(await voided(id)).toBe('completed');
    expect(await ended(id)).toEqual(over('withdrawn', 'voided'));
    expect(await standingOf(stack, 'E1')).toMatchObject({ status: 'confirmed', leftOn: null });
  });

  test('a setback, and an appeal against another: both are over', async () => {
    const rated = addToMonth(monthOf(await stack.today()), -1);
    await foundDepartment(stack.database.db, rated, [
      { id: 'E1', level: 'junior-3' },
      { id: 'E2', level: 'junior-3' },
    ]);
    await sql`update department set head_id = ${RELATED} where id = 'RD'`.execute(stack.database.db);
    const setbacks = new SetbackPlay(stack);
    await setbacks.publish('E1', rated, 'C');
    const { id: first } = await setbacks.caseOf('E1');
    await setbacks.task(first, 'setback.cause');
    expect(await voided(first)).toBe('completed');
    expect(await ended(first)).toEqual(over('closed', 'voided'));

    await setbacks.publish('E2', rated, 'C');
    const { id: aboutId } = await setbacks.caseOf('E2');
    await setbacks.do(aboutId, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
    await setbacks.plan(aboutId, { month: addToMonth(rated, 1), goals: '达标', support: '带教' });
    const grounds = '差错系系统故障所致';
    const appeal = await lodge(stack, { personId: 'E2', decision: null, grounds, aboutId });
    await stack.pilot.waitFor(appeal, 'appeal.reader');
    expect(await voided(appeal)).toBe('completed');
    expect(await ended(appeal)).toEqual(over('cancelled', 'voided'));
    expect(await setbacks.caseOf('E2')).toMatchObject({ stage: 'plan-review' });
  });

  test('a move to another version: the case that it is about stays as it is', async () => {
    const cycle = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    ]);
    await cycle.submit();
    const aboutId = await cycle.id('E1');
    const caseId = `GB-${firstNumber()}`;
    const input = { caseId, aboutId, toVersion: 'v2', reason: '新版', openedBy: HR };
    await stack.pilot.start(WORKFLOWS.rebase, caseId, input);
    await stack.pilot.waitFor(caseId, 'rebase.gm-decision');
    expect(await voided(caseId)).toBe('completed');
    expect(await ended(caseId)).toEqual(over('cancelled', 'voided'));
    expect((await cycle.stages()).E1).toBe('first-review');
  });

  test('a nominee: his raters are told, and the others go on', async () => {
    await VacancyPlay.found(stack, [eligible('E1'), eligible('E2')]);
    const vacancy = await VacancyPlay.open(stack);
    await vacancy.nominate('E1');
    await vacancy.nominate('E2');
    await vacancy.confirm('E1');
    const first = await vacancy.id('E1');
    expect(await voided(first)).toBe('completed');
    expect(await ended(first)).toEqual({ ...over('cancelled', 'cancelled'), tasks: 0 });
    expect((await vacancy.caseOf('E2')).closed).toBe(false);
  });

  test('at the same moment as an act: the case is over, and whoever acts on it reads that nothing is open', async () => {
    await foundDepartment(stack.database.db, '2026-07', []);
    const id = await play.hire('N2');
    const task = await play.task(id, 'entry.proposal');
    const found = await pilot().find(task.id, head);
    const [void_, act] = await Promise.all([
      voided(id),
      told(pilot().completeFound(found, head, { level: 'junior-1' })),
    ]);
    expect(void_).toBe('completed');
    expect(['completed', 'TASK.NOT_OPEN']).toContain(act);
    await play.at(id, 'cancelled');
    expect(await told(pilot().completeFound(found, head, { level: 'junior-1' }))).toBe('TASK.NOT_OPEN');
  });
});
