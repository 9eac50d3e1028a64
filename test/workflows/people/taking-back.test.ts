import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { addMonths } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { foundDepartment, HEAD, HR, RELATED } from '../../support/department.js';
import { journalPilot, type JournalPilot } from '../../support/journal-pilot.js';
import { caseState } from '../../support/people.js';
import { gm, head, hr } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { lodge } from '../appeal/appeal-play.js';
import { ownNumbers, told } from '../engine/journalled.js';
import { VacancyPlay, eligible } from '../position-promotion/vacancy-play.js';
import { SetbackPlay, superior } from '../setback/setback-play.js';
import { PeoplePlay } from './people-play.js';

const hrManager = actor(HR, 'hr-manager');

/** docs/decisions/0057, 0058: the same acts in every pipeline that offers them. */
describe('what somebody did is taken back, and a case is returned', () => {
  let server: TestStack;
  let stack: TestStack;
  let play: PeoplePlay;
  let pilot: JournalPilot;
  beforeAll(async () => {
    server = await startStack();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
    play = new PeoplePlay(stack);
    pilot = journalPilot({ client: stack.environment.client, db: stack.database.db, library: stack.library });
  });
  afterEach(() => stack.close());
  const back = async (taskId: string, by: Actor): Promise<string> =>
    told(pilot.takeBack(await pilot.find(taskId, by), by));

  test('a proposal at entry, then its verification: each goes on from where it stood', async () => {
    await foundDepartment(stack.database.db, '2026-07', []);
    const id = await play.hire('N1');
    const proposal = await play.task(id, 'entry.proposal');
    const special = { level: 'junior-2', reason: '技能突出', evidence: '证书' } as const;
    await stack.pilot.complete(proposal, 'entry.proposal', head, special);
    expect(await back(proposal.id, head)).toBe('completed');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'proposal', round: 2 });
    await play.act(id, 'entry.proposal', head, special);
    const verification = await play.task(id, 'entry.verification');
    await stack.pilot.complete(verification, 'entry.verification', hr, { decision: 'verify' });
    expect(await back(verification.id, hr)).toBe('completed');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'verification', round: 3 });
    await play.act(id, 'entry.verification', hr, { decision: 'return', reason: '请补充' });
    await play.act(id, 'entry.proposal', head, { level: 'junior-1' });
    await play.act(id, 'entry.verification', hr, { decision: 'verify' });
    await stack.environment.client.workflow.getHandle(id).result();
    expect(await caseState(stack, id)).toMatchObject({ stage: 'graded' });
  });

  test('a proposal at a confirmation', async () => {
    const today = await stack.today();
    await foundDepartment(stack.database.db, today.slice(0, 7), [
      { id: 'E1', level: 'junior-1', status: 'probation', ratings: ['A', 'B', 'B'] },
    ]);
    const id = await play.confirm({ personId: 'E1', confirmedOn: today });
    const proposal = await play.task(id, 'confirmation.proposal');
    await stack.pilot.complete(proposal, 'confirmation.proposal', head, { level: 'junior-2' });
    expect(await back(proposal.id, head)).toBe('completed');
    await play.act(id, 'confirmation.proposal', head, { level: 'junior-2' });
    await play.act(id, 'confirmation.decision', hrManager, { decision: 'approve' });
    await play.act(id, 'level.notice', actor('E1'), { signature: 'signed' }, 'E1');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'confirmed' });
  });

  test('the agreement of one department to a transfer, while the other has not acted', async () => {
    await foundDepartment(stack.database.db, '2026-07', [{ id: 'E2', position: 'team-leader', level: 'senior-1' }]);
    await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
      stack.database.db,
    );
    const transferOn = addMonths(await stack.today(), 1);
    const to = { position: 'agent', departmentId: 'RD', superiorId: RELATED, opening: null } as const;
    const id = await play.transfer({ ...to, personId: 'E2', transferOn, reason: '业务需要' });
    const mapping = await play.task(id, 'transfer.mapping');
    await stack.pilot.complete(mapping, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
    expect(await back(mapping.id, hrManager)).toBe('completed');
    await play.act(id, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
    const mine = await play.task(id, 'transfer.agreement', RELATED);
    await stack.pilot.complete(mine, 'transfer.agreement', actor(RELATED), { agreed: true });
    expect(await back(mine.id, actor(RELATED))).toBe('completed');
    expect((await stack.pilot.open({ case: id }, 'transfer.agreement')).length).toBe(2);
    await play.act(id, 'transfer.agreement', actor(RELATED), { agreed: true }, RELATED);
    await play.act(id, 'transfer.agreement', head, { agreed: true }, undefined);
    await play.task(id, 'consent.answer');
  });

  test('sheets that were asked for: not once one of them is in', async () => {
    await VacancyPlay.found(stack, [eligible('E1')]);
    const vacancy = await VacancyPlay.open(stack);
    await vacancy.nominate('E1');
    const caseId = await vacancy.id('E1');
    const verification = await stack.pilot.task({ case: caseId }, 'vacancy.verification', hr);
    await vacancy.confirm('E1');
    expect(await back(verification.id, hr)).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'verification', round: 2 });
    const again = await stack.pilot.task({ case: caseId }, 'vacancy.verification', hr);
    await vacancy.confirm('E1');
    await vacancy.score('E1', HEAD, 95);
    expect(await back(again.id, hr)).toBe('TAKE_BACK.MOVED_ON');
  });

  test('a nomination (9.5.1): whoever made it withdraws it while HR has not touched it; the second of two, too', async () => {
    await VacancyPlay.found(stack, [eligible('E1'), eligible('E2')]);
    const vacancy = await VacancyPlay.open(stack);
    const tasks: string[] = [];
    for (const id of ['E1', 'E2']) {
      tasks.push((await stack.pilot.task({ vacancy: vacancy.vacancyId }, 'vacancy.nomination', head)).id);
      expect((await vacancy.nominate(id)).state).toBe('completed');
    }
    const [first = '', second = ''] = tasks;
    expect(await back(first, head)).toBe('TAKE_BACK.MOVED_ON'); // another nomination came after it
    expect(await back(second, hr)).toBe('TAKE_BACK.NOT_YOURS');
    expect(await back(second, head)).toBe('completed');
    expect(await vacancy.caseOf('E2')).toMatchObject({
      stage: 'cancelled',
      reason: '填写有误',
      released: true,
      closed: true,
    });
    expect((await vacancy.caseOf('E1')).stage).toBe('verification');
    expect((await vacancy.told()).at(-1)).toBe('E2 晋升班组长：已终止');
    expect(await back(second, head)).toBe('TAKE_BACK.MOVED_ON'); // twice
    const { rows } =
      await sql`select kind, outcome, reason from decision where case_id = ${await vacancy.id('E2')} and kind <> 'nomination'`.execute(
        stack.database.db,
      );
    expect(rows).toEqual([{ kind: 'take-back', outcome: 'taken-back', reason: '填写有误' }]);
    await vacancy.nominate('E2'); // anew, in a case of its own
    const again = (await stack.pilot.task({ case: await vacancy.id('E2') }, 'vacancy.verification', hr)).id;
    await pilot.claim(again, hr);
    const { rows: last } = await sql<{ id: string }>`
      select id from task where kind = 'vacancy.nomination' and state = 'completed' order by closed_at desc limit 1`.execute(
      stack.database.db,
    );
    expect(await back(last[0]?.id ?? '', head)).toBe('TAKE_BACK.TOUCHED');
  });

  test('a nomination goes back to the department: handed in anew it is looked at again, or it is withdrawn', async () => {
    await VacancyPlay.found(stack, [eligible('E1'), eligible('E2')]);
    const vacancy = await VacancyPlay.open(stack);
    await vacancy.nominate('E1');
    const caseId = await vacancy.id('E1');
    const goesBack = async (kind: TaskKind, by: Actor) => {
      const task = await pilot.find((await stack.pilot.task({ case: caseId }, kind, by)).id, by);
      return told(pilot.returnTo(task, by, 'vacancy.renomination'));
    };
    expect(await goesBack('vacancy.verification', hr)).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'nomination', round: 2 });
    const { rows } =
      await sql`select outcome, reason, round from decision where case_id = ${caseId} and kind = 'return'`.execute(
        stack.database.db,
      );
    expect(rows).toEqual([{ outcome: 'to-department', reason: '材料不全', round: 1 }]);
    const renominate = async (act: { do: 'nominate' | 'withdraw'; reason: string }, by = head) =>
      told(pilot.complete((await stack.pilot.task({ case: caseId }, 'vacancy.renomination', head)).id, by, act));
    expect(await renominate({ do: 'nominate', reason: '补充业绩' }, actor('E1', 'department-head'))).toBe(
      'TASK.NOT_YOURS',
    );
    // 9.2.3, I-47: a C since then is in the window of the new day. It is refused with the §, as a first nomination is.
    const rate = (rating: string) =>
      sql`update rating set rating = ${rating}, reason = '更正', recorded_by = 'test'
        where person_id = 'E1' and month = (select max(month) from rating)`.execute(stack.database.db);
    await rate('C');
    expect(await renominate({ do: 'nominate', reason: '补充业绩' })).toBe('NOMINATION.NOT_ELIGIBLE_ANY_MORE');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'nomination', round: 2, outcome: 'eligible' });
    await rate('B'); // it was a mistake: nothing of the refusal is left
    expect(await renominate({ do: 'nominate', reason: '补充业绩' })).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({
      stage: 'verification',
      round: 2,
      outcome: 'eligible',
      detail: { grounds: '补充业绩', nominatedBy: HEAD },
    });
    // From a later step, too: what was filled in meanwhile stays under its round.
    await vacancy.assess('E1', 90, 90);
    expect(await goesBack('vacancy.qualification', hr)).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'nomination', round: 3 });
    const task = await stack.pilot.task({ case: caseId }, 'vacancy.renomination', head);
    expect(await renominate({ do: 'nominate', reason: '补充业绩' })).toBe('completed');
    expect(await back(task.id, head)).toBe('completed'); // his own act, taken back
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'nomination', round: 4 });
    expect(await renominate({ do: 'withdraw', reason: '本人另有安排' })).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'cancelled', reason: '本人另有安排', closed: true });
    expect((await vacancy.told()).at(-1)).toBe('E1 晋升班组长：已终止');
  });

  const returned = async (workflowId: string, from: TaskKind, by: Actor, redo: TaskKind): Promise<string> => {
    const task = await pilot.find((await play.task(workflowId, from)).id, by);
    return told(pilot.returnTo(task, by, redo));
  };

  test('an entry goes back from the general manager to the verification, from there to the proposal; a step that was skipped is none', async () => {
    await foundDepartment(stack.database.db, '2026-07', []);
    const id = await play.hire('N1');
    const special = { level: 'junior-2', reason: '技能突出', evidence: '证书' } as const;
    await play.act(id, 'entry.proposal', head, special);
    await play.act(id, 'entry.verification', hr, { decision: 'verify' });
    await play.act(id, 'entry.special-approval', hrManager, { decision: 'approve' });
    expect(await returned(id, 'entry.gm-decision', gm, 'entry.review')).toBe('RETURN.NOT_GONE'); // the head proposed himself
    expect(await returned(id, 'entry.gm-decision', gm, 'entry.verification')).toBe('completed');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'verification', round: 2 });
    expect(await returned(id, 'entry.verification', hr, 'entry.proposal')).toBe('completed');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'proposal', round: 3 });
    await play.act(id, 'entry.proposal', head, { level: 'junior-1' });
    await play.act(id, 'entry.verification', hr, { decision: 'verify' });
    await stack.environment.client.workflow.getHandle(id).result();
    const { rows } = await sql<{ it: string }>`
      select kind || ':' || outcome || ' ' || round as it from decision where case_id = ${id} order by no`.execute(
      stack.database.db,
    );
    expect(rows.map(({ it }) => it)).toEqual([
      'entry:standard 1',
      'proposal:proposed 1',
      'entry:verify 1',
      'entry:approve 1',
      'return:to-office 1',
      'return:to-department 2',
      'proposal:proposed 3',
      'entry:verify 3',
    ]);
  });

  test('a confirmation goes back to the proposal, due anew though the days of 7.2 may be over', async () => {
    const today = await stack.today();
    await foundDepartment(stack.database.db, today.slice(0, 7), [
      { id: 'E1', level: 'junior-1', status: 'probation', ratings: ['A', 'B', 'B'] },
    ]);
    const id = await play.confirm({ personId: 'E1', confirmedOn: today });
    await play.act(id, 'confirmation.proposal', head, { level: 'junior-3', reason: '突出' });
    await play.act(id, 'confirmation.decision', hrManager, { decision: 'approve' });
    expect(await returned(id, 'confirmation.gm-decision', gm, 'confirmation.review')).toBe('RETURN.NOT_GONE');
    expect(await returned(id, 'confirmation.gm-decision', gm, 'confirmation.decision')).toBe('completed');
    const again = await play.task(id, 'confirmation.decision');
    expect(again.dueOn).toBe(addWorkdays(stack.calendar, today, 5));
    expect(await returned(id, 'confirmation.decision', hrManager, 'confirmation.proposal')).toBe('completed');
    await play.act(id, 'confirmation.proposal', head, { level: 'junior-2' });
    await play.act(id, 'confirmation.decision', hrManager, { decision: 'approve' });
    expect(await caseState(stack, id)).toMatchObject({ stage: 'notice', round: 3 });
  });

  test('a transfer goes back to the level that HR mapped, and both departments are asked anew', async () => {
    await foundDepartment(stack.database.db, '2026-07', [{ id: 'E2', position: 'team-leader', level: 'senior-1' }]);
    await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
      stack.database.db,
    );
    const transferOn = addMonths(await stack.today(), 1);
    const to = { position: 'agent', departmentId: 'RD', superiorId: RELATED, opening: null } as const;
    const id = await play.transfer({ ...to, personId: 'E2', transferOn, reason: '业务需要' });
    await play.act(id, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
    await play.act(id, 'transfer.agreement', actor(RELATED), { agreed: true }, RELATED);
    const mine = await pilot.find((await play.task(id, 'transfer.agreement')).id, head);
    expect(await told(pilot.returnTo(mine, head, 'transfer.opening'))).toBe('RETURN.NOT_GONE');
    expect(await told(pilot.returnTo(mine, head, 'transfer.mapping'))).toBe('completed');
    expect(await caseState(stack, id)).toMatchObject({ stage: 'mapping', round: 2 });
    await play.act(id, 'transfer.mapping', hrManager, { level: 'intermediate2-2', reason: '复核' });
    expect((await stack.pilot.open({ case: id }, 'transfer.agreement')).length).toBe(2);
  });

  test('a nomination goes back to the verification, where new sheets are asked for', async () => {
    await VacancyPlay.found(stack, [eligible('E1')]);
    const vacancy = await VacancyPlay.open(stack);
    await vacancy.nominate('E1');
    await vacancy.assess('E1', 95, 95);
    const caseId = await vacancy.id('E1');
    const from = async (kind: TaskKind, by: Actor, of: object) =>
      pilot.find((await stack.pilot.task(of, kind, by)).id, by);
    const record = await from('vacancy.qualification', hr, { case: caseId });
    expect(await told(pilot.returnTo(record, hr, 'vacancy.verification'))).toBe('completed');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'verification', round: 2 });
    await vacancy.assess('E1', 95, 95);
    await vacancy.qualify('E1');
    const batch = await from('vacancy.gm-submission', hr, { vacancy: vacancy.vacancyId });
    expect(await told(pilot.returnTo(batch, hr, 'vacancy.qualification', [caseId]))).toBe('completed');
    await vacancy.qualify('E1');
    expect(await vacancy.caseOf('E1')).toMatchObject({ stage: 'trial-ready', round: 3 });
    const { rows } = await sql<{ round: number; n: number }>`
      select round, count(*)::int as n from assessment_sheet where case_id = ${caseId} group by round order by round`.execute(
      stack.database.db,
    );
    expect(rows.map(({ round }) => round)).toEqual([1, 2]); // the former round stays
  });

  test('a setback goes back to the proposal, and to its cause, after which its person is heard again', async () => {
    const setback = new SetbackPlay(stack);
    const rated = addToMonth(monthOf(await stack.today()), -1);
    await ownNumbers(stack);
    await foundDepartment(stack.database.db, rated, [{ id: 'E1', level: 'junior-2', ratings: [] }]);
    await setback.publish('E1', rated, 'D');
    const { id } = await setback.caseOf('E1');
    const state = { cause: 'other', statement: '业务差错' } as const;
    await setback.do(id, 'setback.cause', superior, state);
    await setback.do(id, 'setback.statement', actor('E1'), { statement: '系统故障' });
    await setback.do(id, 'setback.proposal', hr, { measure: 'demote', reason: '降一级' });
    expect(await returned(id, 'setback.gm-decision', gm, 'setback.proposal')).toBe('completed');
    expect(await setback.caseOf('E1')).toMatchObject({ stage: 'proposal', round: 2 });
    await setback.do(id, 'setback.proposal', hr, { measure: 'demote', reason: '复核后仍降一级' });
    expect(await returned(id, 'setback.gm-decision', gm, 'setback.cause')).toBe('completed');
    expect(await setback.caseOf('E1')).toMatchObject({ stage: 'cause', round: 3 });
    await setback.do(id, 'setback.cause', superior, state);
    await setback.do(id, 'setback.statement', actor('E1'), { statement: '再次说明' });
    await setback.do(id, 'setback.proposal', hr, { measure: 'improvement-plan', reason: '改进' });
    await setback.do(id, 'setback.gm-decision', gm, { decision: 'approve' });
    await setback.task(id, 'setback.superior-word');
    const appeal = await lodge(stack, { personId: 'E1', aboutId: id, decision: null, grounds: '不认可' });
    await sql`update department set head_id = ${RELATED} where id = 'RD'`.execute(stack.database.db);
    await play.act(appeal, 'appeal.reader', hr, { reader: RELATED });
    expect(await returned(appeal, 'appeal.reading', actor(RELATED), 'appeal.reader')).toBe('completed');
    expect(await caseState(stack, appeal)).toMatchObject({ stage: 'reader', round: 2 });
    expect((await play.task(appeal, 'appeal.reader')).dueOn).not.toBeNull();
  });
});
