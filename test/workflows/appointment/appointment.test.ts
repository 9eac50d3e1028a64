import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, hr, refusalOf } from '../../support/pilot.js';
import { onItsOwnServer, startStack, type TestStack } from '../../support/stack.js';
import { journalPilot } from '../../support/journal-pilot.js';
import { told } from '../engine/journalled.js';
import { Candidacy } from './candidacy.js';
import { standInBundle } from '../../support/bundles.js';
import { until } from '../../../cli/play/until.js';

describe('from the trial to the company-wide notice (9.5.7 to 9.5.10)', () => {
  let server: TestStack;
  let stack: TestStack;
  const rows = async (query: ReturnType<typeof sql<Record<string, unknown>>>) =>
    (await query.execute(stack.database.db)).rows;

  beforeAll(async () => {
    server = await startStack('dev', await standInBundle());
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  test('report, panel, approval: post, level, pay, reporting line, notice, and the notice to everybody', async () => {
    const one = await Candidacy.begin(stack);
    await one.trialEnds();
    const early = stack.pilot.complete(await one.task('candidate.report'), 'candidate.report', actor('E1'), {});
    expect((await refusalOf(early)).code).toBe('REPORT.EMPTY');
    await one.heard();
    await one.decide({ decision: 'approve' });
    expect(await one.row()).toMatchObject({ stage: 'approved', outcome: null });
    await one.closeUp();
    const today = await stack.today();
    const month = `${today.slice(0, 7)}-01`;
    expect(
      await rows(sql`
        select (select position from position_on(${today}) where person_id = 'E1') as post,
               (select counts_from from position_on(${today}) where person_id = 'E1') as since,
               (select level from level_on(${today}) where person_id = 'E1') as level,
               (select counts_from from level_on(${today}) where person_id = 'E1') as "levelSince",
               (select to_level from pay_change where person_id = 'E1') as pay,
               (select effective_from from pay_change where person_id = 'E1') as "payFrom",
               (select superior_id from person where id = 'E1') as superior,
               (select s.signature from document_signature s join document d on d.id = s.document_id
                where d.kind = 'appointment-notice') as signature`),
    ).toEqual([
      {
        post: 'team-leader',
        since: today,
        level: 'senior-1',
        levelSince: month,
        pay: 'senior-1',
        payFrom: month,
        superior: HEAD,
        signature: 'signed',
      },
    ]);
    const bad = one.do('candidate.notice-draft', hr, { text: '答辩得分 85 分,任命为班组长。' });
    expect((await refusalOf(bad)).code).toBe('COMPANY_NOTICE.SCORES_OR_PAY');
    await one.publish();
    expect(await one.row()).toMatchObject({ stage: 'appointed', outcome: 'appointed', closed: true });
    const [notice] = await rows(sql`select number, for_everybody, html from document where kind = 'company-notice'`);
    expect(notice).toMatchObject({ number: `HT-${today.slice(0, 4)}-00001`, for_everybody: true });
    expect(String(notice?.html)).not.toMatch(/85|88|senior|¥|高级/);
    expect(await rows(sql`select count(*)::int as n from document where kind = 'case-file'`)).toEqual([{ n: 1 }]);
    expect(await rows(sql`select count(*)::int as n from task where state = 'open'`)).toEqual([{ n: 0 }]);
  });

  test('a worker that is restarted between every two steps loses nothing and doubles nothing', async () => {
    // The dev server is a real one: the server that skips time does not give a dead worker's case to the next.
    await stack.close();
    stack = await startStack('dev', await standInBundle());
    const one = await Candidacy.begin(stack);
    stack.pilot.between = () => stack.restartWorker();
    await stack.restartWorker();
    await one.trialEnds();
    await one.heard();
    await one.decide({ decision: 'approve' });
    await one.closeUp();
    await one.publish();
    expect(await one.row()).toMatchObject({ stage: 'appointed', closed: true });
    const [counted] = await rows(sql`
      select (select count(*)::int from pay_change) as pay, (select count(*)::int from document) as documents,
             (select count(*)::int from decision where kind <> 'panel') as decisions,
             (select count(*)::int from task where state = 'completed') as tasks`);
    expect(counted).toEqual({ pay: 1, documents: 3, decisions: 10, tasks: 15 });
  });

  test('I-57, I-60: a trial that was not passed is told, interviewed and archived; level and pay stay', async () => {
    const one = await Candidacy.begin(stack);
    await one.trialEnds({ outcome: 'failed', score: '79.99', reason: '360° 考核未达 80 分' });
    await one.task('level.interview');
    const told = await rows(
      sql`select person_id as id, body->>'zh' as body from message where topic = 'news' order by person_id`,
    );
    expect(told.map(({ id }) => id)).toEqual(['E1', HEAD, SUPERIOR]);
    expect(JSON.stringify(told)).not.toContain('79.99');
    await one.interview();
    await stack.environment.client.workflow.getHandle(one.caseId).result();
    expect(await one.row()).toMatchObject({ stage: 'not-appointed', outcome: 'not-appointed', closed: true });
    expect(await rows(sql`select count(*)::int as n from pay_change`)).toEqual([{ n: 0 }]);
    expect(await rows(sql`select kind from document`)).toEqual([{ kind: 'case-file' }]);
  });

  test('I-38: returned to the panel, then to HR, each a new round; then rejected', async () => {
    const one = await Candidacy.begin(stack);
    await one.trialEnds();
    await one.heard(60);
    const bare = one.decide({ decision: 'approve' });
    expect((await refusalOf(bare)).code).toBe('GM.REASON_MISSING'); // I-30: against the panel
    const back = { decision: 'return', reason: '请重新答辩' } as const;
    expect((await refusalOf(one.do('candidate.gm-decision', gm, back))).code).toBe('GM.RETURN_TO');
    await one.do('candidate.gm-decision', gm, { ...back, returnTo: 'panel' });
    expect(await one.row()).toMatchObject({ stage: 'awaiting-defense', round: 2 });
    await one.defended(82);
    const silent = one.do('candidate.gm-submission', hr, {});
    expect((await refusalOf(silent)).code).toBe('SUBMISSION.NOTE_MISSING');
    await one.decide({ decision: 'return', returnTo: 'hr', reason: '补充材料' }, '已重新答辩');
    expect(await one.row()).toMatchObject({ stage: 'ready', round: 3 });
    await one.decide({ decision: 'reject', reason: '编制冻结' }, '已补充');
    await one.closeUp();
    expect(await one.row()).toMatchObject({ stage: 'not-appointed', reason: '编制冻结', round: 3, closed: true });
    const decisions = await rows(sql`select kind, outcome, round, clause from decision order by at, seq`);
    expect(decisions).toEqual(
      expect.arrayContaining([
        { kind: 'panel', outcome: 'failed', round: 1, clause: '9.5.7' },
        { kind: 'gm', outcome: 'return', round: 1, clause: '9.5.8' },
        { kind: 'panel', outcome: 'passed', round: 2, clause: '9.5.7' },
        { kind: 'gm', outcome: 'return', round: 2, clause: '9.5.8' },
        { kind: 'gm', outcome: 'reject', round: 3, clause: '9.5.8' },
      ]),
    );
  });

  test('returned to the report, in the candidate’s own words anew; what HR laid before the GM is taken back (0057, 0058)', async () => {
    const one = await Candidacy.begin(stack);
    const pilot = journalPilot({ client: stack.environment.client, db: stack.database.db, library: stack.library });
    await one.trialEnds();
    await one.heard();
    const batch = await one.task('candidate.gm-submission');
    await stack.pilot.complete(batch, 'candidate.gm-submission', hr, {});
    await one.task('candidate.gm-decision');
    expect(await told(pilot.takeBack(await pilot.find(batch.id, hr), hr))).toBe('completed');
    expect(await one.row()).toMatchObject({ stage: 'ready', round: 2 });
    await one.do('candidate.gm-submission', hr, {});
    const decision = await pilot.find((await one.task('candidate.gm-decision')).id, gm);
    expect(await told(pilot.returnTo(decision, gm, 'candidate.report'))).toBe('completed');
    expect(await one.row()).toMatchObject({ stage: 'report', round: 3 });
    const report = await one.task('candidate.report');
    const [again] = await rows(
      sql`select person_id as to from message where topic = 'returned' and task_id = ${report.id}`,
    );
    expect(again).toEqual({ to: 'E1' });
    await one.heard(90);
    const unanswered = one.do('candidate.gm-submission', hr, {});
    expect((await refusalOf(unanswered)).code).toBe('SUBMISSION.NOTE_MISSING');
    await one.do('candidate.gm-submission', hr, { note: '已补充' });
    await one.do('candidate.gm-decision', gm, { decision: 'approve' });
    expect(await one.row()).toMatchObject({ stage: 'approved', round: 3 });
    const [sheets] = await rows(sql`select count(distinct session_id)::int as n from score_sheet`);
    expect(sheets).toEqual({ n: 2 }); // what the first panel scored stays
  });

  test('out of turn, twice, the wrong person, the candidate in somebody’s place', async () => {
    const one = await Candidacy.begin(stack);
    await one.trialEnds();
    const report = await one.task('candidate.report');
    const act = { text: '试用期间完成三项改进工作。' };
    const complete = (by: ReturnType<typeof actor>) => stack.pilot.complete(report, 'candidate.report', by, act);
    expect((await refusalOf(complete(actor('E9')))).code).toBe('TASK.NOT_YOURS');
    expect((await refusalOf(complete(hr))).code).toBe('TASK.NOT_YOURS');
    const file = stack.pilot.complete(report, 'candidate.report', actor('E1'), { files: [randomUUID()] });
    expect((await refusalOf(file)).code).toBe('ATTACHMENT.UNKNOWN');
    await complete(actor('E1'));
    expect((await refusalOf(complete(actor('E1')))).code).toBe('TASK.NOT_OPEN');
    const panel = await one.task('candidate.appoint-panel');
    const form = { heldOn: await stack.today(), chair: HEAD, supervisors: [], departmentHead: [HEAD] };
    const appoint = (by: ReturnType<typeof actor>, more: object) =>
      stack.pilot.complete(panel, 'candidate.appoint-panel', by, {
        ...form,
        relatedDepartments: [],
        humanResources: [HR],
        ...more,
      });
    expect((await refusalOf(appoint(actor('E1', 'hr'), {}))).code).toBe('TASK.OWN_CASE');
    expect((await refusalOf(appoint(hr, { humanResources: ['E1'] }))).details?.map(({ code }) => code)).toEqual([
      'PANEL.SCORES_HIMSELF',
    ]);
    expect((await refusalOf(appoint(hr, { heldOn: '2020-01-01' }))).code).toBe('PANEL.DATE_PAST');
    const decision = stack.pilot.complete(panel, 'candidate.gm-decision', gm, { decision: 'approve' });
    expect((await refusalOf(decision)).code).toBe('TASK.WRONG_FORM');
  });

  test('9.5.9: HR and the department are both there, and the employee says so', async () => {
    const one = await Candidacy.begin(stack, { to: 'supervisor', from: 'team-leader', level: 'senior-2' });
    await one.trialEnds();
    await one.heard(90);
    await one.decide({ decision: 'approve' });
    const circle = one.do('candidate.release', hr, { reportsTo: 'E1' });
    expect((await refusalOf(circle)).code).toBe('APPOINTMENT.SUPERIOR_UNFIT');
    await one.do('candidate.release', hr, { reportsTo: GM });
    const heldOn = await stack.today();
    const interview = (by: ReturnType<typeof actor>, attendees: readonly string[]) =>
      one.do('level.interview', by, { heldOn, summary: '面谈', attendees });
    expect((await refusalOf(interview(hr, []))).code).toBe('INTERVIEW.DEPARTMENT_ABSENT');
    expect((await refusalOf(interview(actor(HEAD, 'department-head'), []))).code).toBe('INTERVIEW.HR_ABSENT');
    expect((await refusalOf(interview(hr, ['E1']))).code).toBe('INTERVIEW.ATTENDEE_UNFIT');
    await interview(hr, [HEAD]);
    await one.do('level.interview-confirmation', actor('E1'), { tookPlace: false });
    await one.interview();
    await one.do('level.notice', actor('E1'), { signature: 'refused', reason: '对上级安排有异议' });
    await one.task('candidate.notice-draft');
    // I-04: a supervisor has no ladder, so that level and pay stay as they are; I-41: in effect all the same.
    const today = await stack.today();
    expect(
      await rows(sql`select (select position from position_on(${today}) where person_id = 'E1') as post,
        (select level from level_on(${today}) where person_id = 'E1') as level, (select count(*)::int from pay_change) as pay,
        (select superior_id from person where id = 'E1') as superior`),
    ).toEqual([{ post: 'supervisor', level: 'senior-2', pay: 0, superior: GM }]);
  });

  test('I-58: a candidate who leaves, at each place: tasks closed, the panel sent home, records kept', async () => {
    const one = await Candidacy.begin(stack);
    await one.interrupt({ why: 'left' });
    await stack.environment.client.workflow.getHandle(one.caseId).result();
    expect(await one.row()).toMatchObject({ stage: 'cancelled', outcome: 'cancelled', reason: '离职', closed: true });
    const other = await stack.environment.client.workflow.getHandle(one.caseId).describe();
    expect(other.status.name).toBe('COMPLETED');
  });

  test('voided on trial, and once approved: nothing takes effect (0057)', async () => {
    const { client } = stack.environment;
    const pilot = journalPilot({ client, db: stack.database.db, library: stack.library });
    const voided = async (one: Candidacy, no: number): Promise<string> => {
      // The stand-in for the trial leaves no row by which the records would know who carries the case.
      await sql`update personnel_case set carried_by = id where id = ${one.caseId}`.execute(stack.database.db);
      return told(pilot.void(one.caseId, no, hr, GM));
    };
    const onTrial = await Candidacy.begin(stack);
    expect(await voided(onTrial, 1)).toBe('completed');
    await client.workflow.getHandle(onTrial.caseId).result();
    expect(await onTrial.row()).toMatchObject({ stage: 'cancelled', outcome: 'cancelled', closed: true });
    expect(await rows(sql`select reason from decision where kind = 'void'`)).toEqual([{ reason: '立案有误' }]);

    await stack.close();
    stack = await server.another();
    const again = journalPilot({ client: stack.environment.client, db: stack.database.db, library: stack.library });
    const approved = await Candidacy.begin(stack);
    await approved.trialEnds();
    await approved.heard();
    await approved.decide({ decision: 'approve' });
    await sql`update personnel_case set carried_by = id where id = ${approved.caseId}`.execute(stack.database.db);
    expect(await told(again.void(approved.caseId, 1, hr, GM))).toBe('completed');
    expect(await approved.row()).toMatchObject({ stage: 'cancelled', closed: true });
    expect(await rows(sql`select id from pay_change`)).toEqual([]);
  });

  test('I-58, I-68: the vacancy closes during the panel; a setback holds the approval until it is over', async () => {
    const one = await Candidacy.begin(stack);
    await one.trialEnds();
    await one.heard();
    await one.interrupt({ why: 'setback', by: 'SB-1', note: '投诉待确认' });
    await until('it is held', async () => (await rows(sql`select from decision where kind = 'hold'`)).length === 1);
    expect((await refusalOf(one.decide({ decision: 'approve' }))).code).toBe('APPOINTMENT.ON_HOLD');
    await one.interrupt({ why: 'setback-over', by: 'SB-1', note: '不成立' });
    await until(
      'it is held again',
      async () => (await rows(sql`select from decision where kind = 'hold'`)).length === 2,
    );
    await one.do('candidate.gm-decision', gm, { decision: 'return', returnTo: 'panel', reason: '再听一次' });
    await one.appoint();
    await one.task('defense.conduct');
    await one.interrupt({ why: 'vacancy-closed', personId: '', note: '编制取消' });
    await stack.environment.client.workflow.getHandle(one.caseId).result();
    await until('no task is open', async () => (await one.kinds()).length === 0);
    expect(await one.row()).toMatchObject({ stage: 'cancelled', reason: '编制取消' });
  });

  test('I-54: ten workdays after the last day with nothing decided, HR and the general manager are told once', async () => {
    stack = await onItsOwnServer(stack, await standInBundle());
    const one = await Candidacy.begin(stack);
    await sql`insert into account (login, person_id, password_hash) values ('gm', ${GM}, '$argon2id$x')`.execute(
      stack.database.db,
    );
    await sql`insert into account_role (account_id, role) select id, login from account where login = 'gm'`.execute(
      stack.database.db,
    );
    const lastDay = await stack.today();
    await one.trialEnds({ lastDay });
    await one.task('candidate.report');
    const alarm = addWorkdays(stack.calendar, lastDay, 10);
    const told = () => rows(sql`select person_id as id from message where clause = 'I-54' order by 1`);
    await stack.skipTo(alarm, '08:59');
    expect(await told()).toEqual([]);
    await stack.skipTo(alarm, '09:01');
    await until('both are told', async () => (await told()).length === 2);
    await stack.skipTo(addDays(alarm, 20), '09:00');
    expect(await told()).toEqual([{ id: GM }, { id: HR }]);
    expect(await one.row()).toMatchObject({ stage: 'report', closed: false });
    // Overdue, HR may go on without a report, with a reason.
    await one.do('candidate.report', hr, { withoutReason: '候选人住院' });
    await one.task('candidate.appoint-panel');
  });
});
