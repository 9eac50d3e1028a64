import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import type { ActByKind } from '../../../domain/pipelines/acts.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR, type TestPerson } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, hr, refusalOf } from '../../support/pilot.js';
import { expectAppendOnly } from '../../support/owner.js';
import { onItsOwnServer, startStack, type TestStack } from '../../support/stack.js';
import { evenSheet, type Panel } from '../../../cli/play/defense.js';
import { Play } from '../level-promotion/play.js';
import { until } from '../../../cli/play/until.js';

const AAAB = ['A', 'A', 'A', 'B', 'B', 'B'] as const;
const E1 = { id: 'E1', level: 'intermediate2-1', ratings: AAAB } as const;
const E2 = { id: 'E2', level: 'intermediate2-1', ratings: AAAB } as const;

describe('the defense (8.5.4, 8.3.4)', () => {
  let server: TestStack;
  let stack: TestStack;
  const toPanel = async (...people: TestPerson[]): Promise<Play> => {
    const play = await Play.evaluated(stack, people);
    await play.submit();
    await play.review();
    return play;
  };
  const conduct = (play: Play, act: ActByKind['defense.conduct']) =>
    stack.pilot.do(play.cycleId, 'defense.conduct', hr, act);
  const figures = async (play: Play) => {
    const { rows } = await sql<{ person: string; outcome: string; total: string | null }>`
      select person_id as person, panel_outcome as outcome, panel_total::text as total from promotion_case
      where cycle_id = ${play.cycleId} order by person_id`.execute(stack.database.db);
    return rows;
  };
  const refusedPanel = async (play: Play, choice: Partial<Panel>) => {
    const refusal = await refusalOf(play.appoint(choice));
    return refusal.details?.map(({ code, path }) => [code, path]) ?? refusal.code;
  };

  beforeAll(async () => {
    server = await startStack();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  test('I-37: absent once gets one new date; absent again is missed, and the general manager cannot approve', async () => {
    const play = await toPanel(E1);
    const caseIds = await play.appoint();
    const absent = { do: 'absent', caseIds: [...caseIds, ...caseIds], reason: '病假' } as const;
    await conduct(play, absent);
    await until('E1 waits for a panel', async () => (await play.caseOf('E1')).stage === 'awaiting-defense');
    expect((await stack.pilot.openTasks(play.cycleId)).map(({ kind }) => kind)).toEqual(['cycle.appoint-panel']);
    await play.appoint();
    await conduct(play, { do: 'absent', caseIds, reason: '未到' });
    await until('E1 is heard', async () => (await play.caseOf('E1')).stage === 'ready');
    expect(await figures(play)).toEqual([{ person: 'E1', outcome: 'missed', total: null }]);
    expect((await refusalOf(play.decide('approve'))).details?.[0]?.code).toBe('GM.BOTH_DATES_MISSED');
    const [caseId = ''] = caseIds;
    const reject = { caseId, decision: 'reject', reason: '两次未参加答辩' } as const;
    await stack.pilot.do(play.cycleId, 'cycle.gm-decision', gm, { decisions: [reject] });
    expect((await play.caseOf('E1')).stage).toBe('rejected');
  });

  test('I-24, I-37: who missed both dates still has the direct steps that were earned', async () => {
    const play = await toPanel({ ...E1, level: 'intermediate1-2' });
    for (const stage of ['awaiting-defense', 'ready']) {
      const caseIds = await play.appoint();
      await conduct(play, { do: 'absent', caseIds, reason: '未到' });
      await until(`E1 is at ${stage}`, async () => (await play.caseOf('E1')).stage === stage);
    }
    await play.decide('approve');
    expect((await play.caseOf('E1')).finalLevel).toBe('intermediate1-3');
  });

  test('I-33, I-35: a substitute takes the seat; a candidate, a relative, or who sits there already may not', async () => {
    const play = await toPanel(E1, E2);
    await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('M-GM', 'E2', 'M-GM')`.execute(
      stack.database.db,
    );
    const caseIds = await play.appoint();
    const by = (by: string) => ({ do: 'substitute', scorer: HEAD, by, reason: '出差' }) as const;
    const codes = async (who: string) =>
      (await refusalOf(conduct(play, by(who)))).details?.map(({ code }) => code).sort();
    expect(await codes('E1')).toEqual(['PANEL.FELLOW_CANDIDATE', 'PANEL.SCORES_HIMSELF']);
    expect(await codes('M-GM')).toEqual(['PANEL.RELATIVE']);
    expect(await codes('NOBODY')).toEqual(['PANEL.UNKNOWN_PERSON', 'PANEL.UNKNOWN_PERSON']);
    expect((await refusalOf(conduct(play, by(HR)))).code).toBe('DEFENSE.ALREADY_SEATED');
    expect((await refusalOf(conduct(play, { ...by('M-GM'), scorer: 'M-GM' }))).code).toBe('DEFENSE.NO_SEAT');
    await sql`delete from declared_relative`.execute(stack.database.db);
    await conduct(play, by('M-GM'));
    const left = await stack.pilot.openTasks(play.cycleId);
    expect(left.some(({ people }) => people.includes(HEAD))).toBe(false);
    const sheets = caseIds.map((caseId) => evenSheet(caseId, 80));
    for (const scorer of [SUPERIOR, RELATED, HR, 'M-GM']) await play.score(scorer, sheets);
    await play.sign(caseIds, 'M-GM'); // the chair was substituted with the seat
    expect(await figures(play)).toEqual([
      { person: 'E1', outcome: 'passed', total: '80.00' },
      { person: 'E2', outcome: 'passed', total: '80.00' },
    ]);
  });

  test('I-34: a group without a rater closes by a waiver with a reason; the other weights carry it', async () => {
    const play = await toPanel(E1, E2);
    await sql`update person set superior_id = null where id = 'E1'`.execute(stack.database.db);
    const caseIds = await play.appoint();
    const [e1 = '', e2 = ''] = caseIds;
    const waive = (group: 'directSuperior' | 'departmentHead') =>
      conduct(play, { do: 'waive', group, reason: '直属上级空缺' });
    expect((await refusalOf(waive('departmentHead'))).code).toBe('DEFENSE.WAIVER_REFUSED');
    await play.score(SUPERIOR, [evenSheet(e2, 100)]);
    for (const scorer of [HEAD, RELATED, HR]) await play.score(scorer, [evenSheet(e1, 70), evenSheet(e2, 70)]);
    expect((await stack.pilot.openTasks(play.cycleId)).map(({ kind }) => kind)).toEqual(['defense.conduct']);
    await waive('directSuperior');
    await play.sign(caseIds);
    const [first, second] = await figures(play);
    expect(first).toEqual({ person: 'E1', outcome: 'passed', total: '70.00' });
    // Who has a superior keeps his score: the waiver is for the other.
    expect(Number(second?.total)).toBeGreaterThan(70);
  });

  test('I-37: a session is moved while nobody has scored; its deadlines move, and nobody scores before the day', async () => {
    stack = await onItsOwnServer(stack);
    const play = await toPanel(E1);
    const today = await stack.today();
    const heldOn = addDays(today, 3);
    const [caseId = ''] = await play.appoint({ heldOn, time: '14:00', room: '三楼会议室' });
    const early = await refusalOf(play.score(HEAD, [evenSheet(caseId, 80)]));
    expect(early.code).toBe('DEFENSE.NOT_HELD_YET');
    const absent = { do: 'absent', caseIds: [caseId], reason: '病假' } as const;
    expect((await refusalOf(conduct(play, absent))).code).toBe('DEFENSE.ABSENCE_TOO_EARLY');
    const move = (day: string) => conduct(play, { do: 'move', heldOn: day, reason: '场地' });
    expect((await refusalOf(move(addDays(today, -1)))).code).toBe('PANEL.DATE_PAST');
    await move(addDays(today, 5));
    expect((await play.sheetTask(HEAD)).dueOn).toBe(addDays(today, 5));
    await stack.skipTo(addDays(today, 4), '10:00');
    expect((await refusalOf(play.score(HEAD, [evenSheet(caseId, 80)]))).code).toBe('DEFENSE.NOT_HELD_YET');
    await conduct(play, { do: 'move', heldOn: addDays(today, 5), room: '一楼培训室', reason: '会议室被占用' });
    await conduct(play, { do: 'move', heldOn: addDays(today, 5), time: '09:30', reason: '上午人齐' });
    await move(addDays(today, 4));
    await play.score(HEAD, [evenSheet(caseId, 80)]);
    expect((await refusalOf(move(addDays(today, 6)))).code).toBe('DEFENSE.BEGUN');
    expect((await refusalOf(conduct(play, absent))).details?.[0]?.code).toBe('DEFENSE.NOT_ABSENT');
    // 8.5.4: whoever is heard is told the day, and each other day, once; who scores reads it with his task.
    const { rows } = await sql<{ person: string; said: string }>`
      select person_id as person, body ->> 'zh' as said from message
      where case_id = ${caseId} and subject ->> 'zh' like '评审答辩%' order by id`.execute(stack.database.db);
    expect(rows).toEqual([
      { person: 'E1', said: expect.stringContaining(`定于 ${heldOn} 14:00，地点：三楼会议室。`) },
      {
        person: 'E1',
        said: expect.stringContaining(`由 ${heldOn} 14:00 改为 ${addDays(today, 5)} 14:00，地点：三楼会议室。`),
      },
      { person: 'E1', said: expect.stringContaining(`${addDays(today, 5)} 14:00 的评审答辩地点改为一楼培训室`) },
      { person: 'E1', said: expect.stringContaining(`14:00 改为 ${addDays(today, 5)} 09:30，地点：一楼培训室。`) },
      { person: 'E1', said: expect.stringContaining(`改为 ${addDays(today, 4)} 09:30，地点：一楼培训室。`) },
    ]);
    // No task of theirs says that the room or the time alone is another one, so who sits hears it by itself.
    const sitting = async (subject: string) => {
      const found = await sql<{ person: string }>`
        select person_id as person from message
        where subject ->> 'zh' = ${subject} and case_id is null order by person_id`.execute(stack.database.db);
      return found.rows;
    };
    const seats = await sql<{ person: string }>`
      select distinct scorer_id as person from defense_scorer where case_id = ${caseId} order by 1`.execute(
      stack.database.db,
    );
    expect([await sitting('评审答辩换地点'), await sitting('评审答辩改时间')]).toEqual([seats.rows, seats.rows]);
  });

  test('I-33: somebody in two groups hands in one sheet that counts in both', async () => {
    const play = await toPanel(E1);
    const [caseId = ''] = await play.appoint({
      humanResources: [HEAD],
      deviations: [{ personId: HEAD, group: 'humanResources', reason: '人力资源部无人可派' }],
    });
    await play.score(SUPERIOR, [evenSheet(caseId, 60)]);
    await play.score(RELATED, [evenSheet(caseId, 60)]);
    await play.score(HEAD, [evenSheet(caseId, 100)]);
    await play.sign([caseId]);
    const { weights } = stack.library.newest.panel;
    const both = weights.departmentHead.value + weights.humanResources.value;
    expect(await figures(play)).toEqual([{ person: 'E1', outcome: 'passed', total: (60 + 0.4 * both).toFixed(2) }]);
  });

  test('I-37: sheets are locked, sealed in the inbox, and only for one’s own candidates', async () => {
    const play = await toPanel(E1, E2);
    const [e1 = '', e2 = ''] = await play.appoint();
    const task = await play.sheetTask(HEAD);
    const score = (...ids: string[]) =>
      stack.pilot.complete(task, 'defense.sheets', actor(HEAD), { sheets: ids.map((id) => evenSheet(id, 75)) });
    expect((await refusalOf(score('LP-2026-07-99999'))).details?.[0]?.code).toBe('DEFENSE.NO_SHEET_OWED');
    expect((await score(e1)).state).toBe('open');
    expect((await refusalOf(score(e1, e2))).details?.map(({ caseId }) => caseId)).toEqual([e1]);
    const others = stack.pilot.complete(task, 'defense.sheets', actor(RELATED), { sheets: [evenSheet(e2, 1)] });
    expect((await refusalOf(others)).code).toBe('TASK.NOT_YOURS');
    expect((await score(e2)).state).toBe('completed');
    const told = await sql<{ seen: string }>`
      select coalesce(answer::text, '') as seen from task where kind = 'defense.sheets'
      union all select coalesce(after::text, '') from ledger where act = 'defense.sheets'`.execute(stack.database.db);
    expect(told.rows.filter(({ seen }) => /\b75\b/.test(seen))).toEqual([]);
    await expectAppendOnly(stack.database.db, "update score_sheet set scores = '{}'");
  });

  test('I-35: the summary is the chair’s alone, about people who were heard', async () => {
    const play = await toPanel(E1, E2);
    const [e1 = '', e2 = ''] = await play.appoint({ chair: RELATED });
    await conduct(play, { do: 'absent', caseIds: [e2], reason: '病假' });
    for (const scorer of [SUPERIOR, HEAD, RELATED, HR]) await play.score(scorer, [evenSheet(e1, 80)]);
    const task = await stack.pilot.waitFor(play.cycleId, 'defense.summary');
    const sign = (by: string, remarks?: { caseId: string; remark: string }[]) =>
      stack.pilot.complete(task, 'defense.summary', actor(by, 'panel', 'hr'), {
        signed: true,
        ...(remarks === undefined ? {} : { remarks }),
      });
    expect((await refusalOf(sign(HEAD))).code).toBe('TASK.NOT_YOURS');
    expect((await refusalOf(sign(RELATED, [{ caseId: e2, remark: '缺席' }]))).details?.[0]?.code).toBe(
      'CASE.NOT_IN_SESSION',
    );
    await sign(RELATED, [{ caseId: e1, remark: '表现突出' }]);
    await until('E2 waits for a panel', async () => (await play.caseOf('E2')).stage === 'awaiting-defense');
    expect((await play.caseOf('E1')).stage).toBe('ready');
    const panel = await sql`select reason from decision where kind = 'panel'`.execute(stack.database.db);
    expect(panel.rows).toEqual([{ reason: '表现突出' }]);
  });

  test('I-36: 69.995 does not pass 70, and is told as it is', async () => {
    const play = await toPanel(E1, E2);
    const [e1 = '', e2 = ''] = await play.appoint();
    for (const scorer of [SUPERIOR, HEAD, RELATED, HR])
      await play.score(scorer, [evenSheet(e1, 69.995), evenSheet(e2, 70)]);
    await play.sign([e1, e2]);
    expect(await figures(play)).toEqual([
      { person: 'E1', outcome: 'failed', total: '69.995' },
      { person: 'E2', outcome: 'passed', total: '70.00' },
    ]);
  });

  test('I-32, I-35: conflicts refuse the panel; a superior who may not score gives way to a supervisor', async () => {
    await foundDepartment(stack.database.db, '2026-07', [E1, { id: 'S9', position: 'supervisor' }]);
    const play = await Play.next(stack, '2026-07');
    await play.launch();
    await stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    await play.submit();
    await play.review();
    await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('E1', ${SUPERIOR}, 'E1')`.execute(
      stack.database.db,
    );
    await sql`update person set status = 'left', left_on = '2026-06-01' where id = ${RELATED}`.execute(
      stack.database.db,
    );
    expect(await refusedPanel(play, { chair: 'M-GM' })).toEqual([
      ['PANEL.RELATIVE', SUPERIOR],
      ['PANEL.HAS_LEFT', RELATED],
      ['PANEL.SUPERVISOR_MISSING', 'S9'],
      ['PANEL.CHAIR_OUTSIDE', 'M-GM'],
    ]);
    expect(await refusedPanel(play, { heldOn: '2026-07-01' })).toBe('PANEL.DATE_PAST');
    const [caseId = ''] = await play.appoint({
      supervisors: ['S9'],
      relatedDepartments: ['M-GM'],
      deviations: [{ personId: 'M-GM', group: 'relatedDepartments', reason: '关联部门负责人已离职' }],
    });
    for (const scorer of ['S9', HEAD, 'M-GM', HR]) await play.score(scorer, [evenSheet(caseId, 80)]);
    await play.sign([caseId]);
    const seats = await sql`select scorer_id from defense_scorer where scorer_id = ${SUPERIOR}`.execute(
      stack.database.db,
    );
    expect(seats.rows).toEqual([]);
  });
});
