import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { expectAppendOnly } from '../../../support/owner.js';
import { addDays, todayIn } from '../../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../../domain/vocabulary/month.js';
import { WORKFLOWS } from '../../../../workflows/messages/cases.js';
import { GM, HEAD, HR, SUPERIOR } from '../../../support/department.js';
import { settledRecords } from '../../../support/records.js';
import { Live } from '../../live.js';
import { until } from '../../../../cli/play/until.js';

/** I-82: what was published before the service held the data waits for HR; what comes later starts §11 by itself. */
const today = todayIn('Asia/Shanghai', Date.now());
const tomorrow = addDays(today, 1);
const rated = addToMonth(monthOf(today), -1);
const MANAGER = 'M-HRM';
let live: Live;

interface Row {
  readonly personId: string;
  readonly month: string;
  readonly rating: string;
}
interface Problem {
  readonly code: string;
  readonly clause: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}
interface Day {
  readonly since: string | null;
  readonly named: boolean;
  readonly history: readonly { readonly since: string; readonly reason: string; readonly setBy: string }[];
  readonly effect: { readonly starts: number; readonly listed: number; readonly running: number };
}
interface Case {
  readonly id: string;
  readonly stage: string;
}

beforeAll(async () => {
  const people = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', MANAGER].map((id) => ({ id, level: 'junior-3' as const }));
  live = await Live.start(people, rated, { [MANAGER]: ['hr-manager', 'employee'] });
});
afterAll(() => live.close());

/** Published on the first of the month after it, as the department's own records have it. */
const imported = (rating: string, months: number, ...people: readonly string[]): Promise<void> => {
  const of = addToMonth(rated, -months);
  const lines = people.map((person) => `${person},${of},${rating},${firstDayOf(addToMonth(of, 1))}`);
  return live.importLines(HR, 'ratings', ['工号,月份,考核成绩,公布日期', ...lines, ''].join('\n'));
};
const older = async (): Promise<readonly Row[]> =>
  (await live.get<{ items: Row[] }>(HR, '/v1/older-setbacks?limit=200')).body.items;
const listed = async (): Promise<readonly string[]> =>
  (await older()).map((one) => `${one.personId} ${one.month}`).sort();
const at = (months: number): string => addToMonth(rated, -months);
const decide = (who: string, decision: string, ...of: readonly (readonly [string, number])[]) =>
  live.post<Problem & { decided: number }>(who, '/v1/older-setbacks/decisions', {
    decision,
    reason: '上线前已处理',
    ratings: of.map(([personId, months]) => ({ personId, month: at(months) })),
  });
const name = (who: string, since: string, reason = '客服部数据自该日起由本系统登记') =>
  live.post<Problem & Day>(who, '/v1/go-live', { since, reason });
const day = async (): Promise<Day> => (await live.get<Day>(HR, '/v1/go-live')).body;
const casesOf = async (person: string): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`)).body.items;
const opened = (person: string): Promise<Case> =>
  until(`a setback of ${person}`, async () => (await casesOf(person))[0]);
/** The starter has looked at everything that there is by now. */
const looked = (): Promise<unknown> =>
  live.stack.environment.client.workflow.execute(WORKFLOWS.setbackStarter, {
    workflowId: `looked-${Math.random()}`,
    taskQueue: live.stack.taskQueue,
    args: [null],
  });
const watched = (): Promise<unknown> =>
  live.stack.environment.client.workflow.execute(WORKFLOWS.dailyWatch, {
    workflowId: `watched-${Math.random()}`,
    taskQueue: live.stack.taskQueue,
    args: [null],
  });
const alarms = async (who = HR): Promise<readonly string[]> =>
  (await live.get<{ items: { code: string }[] }>(who, '/v1/alarms')).body.items.map(({ code }) => code);
const ledger = async () =>
  (
    await sql`select actor, act, clause, after from ledger where act like 'older-setback%' or act like 'go-live%' order by id`.execute(
      live.stack.database.db,
    )
  ).rows;

describe('before HR has named a day', () => {
  test('what is imported is listed, starts nothing, and is an alarm for HR', async () => {
    await imported('C', 3, 'E1', 'E2', 'E3', 'E4');
    await imported('D', 2, 'E5');
    // Of HR himself it waits for a second person (4.1).
    await imported('D', 2, HR);
    await live.approve(MANAGER);
    await looked();
    expect(await day()).toMatchObject({ since: tomorrow, named: false, history: [] });
    expect(await older()).toHaveLength(6);
    expect((await older())[0]).toMatchObject({ personId: HR, name: HR, month: at(2), rating: 'D', hasLeft: false });
    expect(await casesOf('E1')).toEqual([]);
    await watched();
    expect(await alarms()).toContain('SETBACK.OLDER');
  });

  test('a page at a time, each row once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await live.get<{ items: Row[]; next: string | null }>(HR, `/v1/older-setbacks?limit=4${cursor}`);
      seen.push(...body.items.map((one) => `${one.personId} ${one.month}`));
      ({ next } = body);
    }
    expect([...seen].sort()).toEqual(await listed());
  });

  test('nobody but HR sees or decides anything', async () => {
    for (const who of ['E1', HEAD, GM]) {
      for (const path of ['/v1/older-setbacks', '/v1/go-live', `/v1/go-live/effect?since=${today}`])
        expect((await live.get(who, path)).status).toBe(403);
      expect((await decide(who, 'leave', ['E1', 3])).status).toBe(403);
      expect((await name(who, today)).status).toBe(403);
    }
    expect(await alarms(MANAGER)).toContain('SETBACK.OLDER');
  });
});

describe('HR decides each once, all of a call or none', () => {
  test('a decision has its reason, one of two words, and at least one rating', async () => {
    const ratings = [{ personId: 'E1', month: at(3) }];
    for (const body of [
      { decision: 'start', ratings },
      { decision: 'maybe', reason: '不明', ratings },
      { decision: 'start', reason: '不明', ratings: [] },
    ])
      expect((await live.post<Problem>(HR, '/v1/older-setbacks/decisions', body)).body.code).toBe('REQUEST.INVALID');
  });

  test('nobody about himself, and what is not listed is not decided; nothing of it is', async () => {
    const before = await settledRecords(live.stack.database.db);
    const own = await decide(HR, 'leave', ['E1', 3], [HR, 2]);
    expect([own.status, own.body.code, own.body.clause]).toEqual([403, 'OLDER_SETBACK.OWN', 'I-82']);
    expect(own.body.errors).toMatchObject([{ path: 'ratings.1', code: 'OLDER_SETBACK.OWN' }]);
    const none = await decide(HR, 'start', ['E1', 3], ['E1', 4], ['nobody', 3]);
    expect([none.status, none.body.code]).toEqual([404, 'OLDER_SETBACK.NOT_FOUND']);
    expect(none.body.errors?.map(({ path }) => path)).toEqual(['ratings.1', 'ratings.2']);
    expect(await settledRecords(live.stack.database.db)).toEqual(before);
    expect(await listed()).toHaveLength(6);
  });

  test('start: the case opens like any other', async () => {
    expect((await decide(HR, 'start', ['E1', 3])).body).toEqual({ decided: 1 });
    const { id } = await opened('E1');
    await live.taskOf(HR, 'setback.cause', id);
    expect(await listed()).not.toContain(`E1 ${at(3)}`);
  });

  test('leave: none, ever, whatever day is named afterwards', async () => {
    expect((await decide(MANAGER, 'leave', ['E2', 3], ['E3', 3], [HR, 2])).body).toEqual({ decided: 3 });
    expect((await name(MANAGER, firstDayOf(at(6)))).status).toBe(201);
    await looked();
    for (const person of ['E2', 'E3', HR]) expect(await casesOf(person)).toEqual([]);
  });

  test('a second decision is refused, and says what the first was', async () => {
    const before = await settledRecords(live.stack.database.db);
    for (const [decision, person] of [
      ['start', 'E2'],
      ['leave', 'E2'],
      ['leave', 'E1'],
    ] as const) {
      const again = await decide(MANAGER, decision, [person, 3]);
      expect([again.status, again.body.code]).toEqual([409, 'OLDER_SETBACK.ALREADY_DECIDED']);
    }
    expect(await settledRecords(live.stack.database.db)).toEqual(before);
  });
});

describe('the day, which the HR manager names', () => {
  test('an earlier one starts what was published from then on, and undecided', async () => {
    // It was named above: E4 and E5 had been undecided.
    for (const person of ['E4', 'E5']) await opened(person);
    expect(await listed()).toEqual([]);
    const started = await decide(HR, 'leave', ['E4', 3]);
    expect([started.status, started.body.code]).toEqual([409, 'OLDER_SETBACK.STARTED']);
  });

  test('with an empty list there is no alarm, before the watch looks again', async () => {
    expect(await alarms()).not.toContain('SETBACK.OLDER');
    await watched();
    expect(await alarms()).not.toContain('SETBACK.OLDER');
  });

  test('not by HR without that role, not in the future, not without a reason, not twice the same', async () => {
    expect((await name(HR, today)).status).toBe(403);
    const future = await name(MANAGER, tomorrow);
    expect([future.status, future.body.code, future.body.clause]).toEqual([422, 'GO_LIVE.IN_THE_FUTURE', 'I-82']);
    expect((await name(MANAGER, today, ' ')).body.code).toBe('REQUEST.INVALID');
    const same = await name(MANAGER, firstDayOf(at(6)));
    expect([same.status, same.body.code]).toEqual([409, 'GO_LIVE.UNCHANGED']);
    expect((await day()).history).toHaveLength(1);
  });

  test('a later one undoes no case, and lists what has none; it says so before and after', async () => {
    const effect = { starts: 0, listed: 0, running: 3 };
    expect((await live.get(HR, `/v1/go-live/effect?since=${today}`)).body).toEqual(effect);
    const moved = await name(MANAGER, today, '以接入日为准');
    expect(moved.body).toMatchObject({ since: today, named: true, effect });
    for (const person of ['E1', 'E4', 'E5']) expect((await opened(person)).stage).not.toBe('closed');
    expect(await listed()).toEqual([]);
    expect((await day()).history.map(({ since, reason, setBy }) => [since, reason, setBy])).toEqual([
      [today, '以接入日为准', MANAGER],
      [firstDayOf(at(6)), '客服部数据自该日起由本系统登记', MANAGER],
    ]);
    const { db } = live.stack.database;
    await expectAppendOnly(db, 'update go_live set since = since - 1');
  });

  test('what is imported and was published before it is listed; from it on it starts §11', async () => {
    await imported('C', 5, 'E6');
    const news = `E7,${rated},C,${today}`;
    await live.importLines(HR, 'ratings', `工号,月份,考核成绩,公布日期\n${news}\n`);
    await looked();
    const { id } = await opened('E7');
    await live.taskOf(HR, 'setback.cause', id);
    expect(await listed()).toEqual([`E6 ${at(5)}`]);
    expect(await casesOf('E6')).toEqual([]);
    const fresh = await decide(HR, 'leave', ['E7', 0]);
    expect([fresh.status, fresh.body.code]).toEqual([409, 'OLDER_SETBACK.STARTED']);
    expect((await live.get(HR, `/v1/go-live/effect?since=${firstDayOf(at(6))}`)).body).toMatchObject({ starts: 1 });
  });
});

test('two at the same moment: one decides, the other is told so', async () => {
  await imported('D', 6, 'E7');
  const both = await Promise.all([decide(HR, 'leave', ['E7', 6]), decide(MANAGER, 'start', ['E7', 6])]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('OLDER_SETBACK.ALREADY_DECIDED');
});

test('a day that is moved on lists what has no case yet, and says how many', async () => {
  await name(MANAGER, addDays(today, -1), '提前一天');
  await live.stack.stopWorker();
  const of = monthOf(addDays(today, -1));
  await live.importLines(HR, 'ratings', `工号,月份,考核成绩,公布日期\nE2,${of},D,${addDays(today, -1)}\n`);
  expect(await listed()).not.toContain(`E2 ${of}`);
  expect((await name(MANAGER, today, '以接入日为准')).body.effect).toMatchObject({ listed: 1 });
  expect(await listed()).toContain(`E2 ${of}`);
  await live.stack.startWorker();
  await looked();
  expect(await casesOf('E2')).toEqual([]);
});

test('a case that begins at that very moment is waited for, and not decided away', async () => {
  await imported('D', 7, 'E7');
  const { db } = live.stack.database;
  const late = await db.transaction().execute(async (trx) => {
    await sql`update setback_event set case_id = 'SB-LATE' where person_id = 'E7' and month = ${at(7)}`.execute(trx);
    const asked = decide(HR, 'leave', ['E7', 7]);
    await until('the decision waits', async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows.length > 0;
    });
    return { asked };
  });
  const answer = await late.asked;
  expect([answer.status, answer.body.code]).toEqual([409, 'OLDER_SETBACK.STARTED']);
});

describe('0085: HR takes over what was under way before the day, and a second person confirms', () => {
  interface Taken {
    readonly caseId: string;
    readonly started: boolean;
    readonly findings: readonly { readonly clause: string; readonly proven: boolean }[];
  }
  const trial = (personId: string, more: object = {}) => ({
    kind: 'trial',
    personId,
    paper: '试用任命通知第 9 号',
    post: 'team-leader',
    team: '夜班一组',
    reportsTo: SUPERIOR,
    startOn: addDays(today, -40),
    months: 3,
    members: ['E2'],
    steps: [{ step: 'letter', on: addDays(today, -45), by: '人力资源部' }],
    ...more,
  });
  const plan = (personId: string, month: string) => ({
    kind: 'plan',
    personId,
    paper: '改进计划表',
    month,
    cause: '两次质检未达标',
    planMonth: monthOf(today),
    extended: false,
    goals: '达标',
    support: '带教',
    steps: [],
  });
  const enter = (who: string, ...cases: readonly object[]) =>
    live.post<Problem & { items: { no: number; what: { zh: string } }[] }>(who, '/v1/taken-over', { cases });
  const taken = async () => (await live.get<{ items: Taken[] }>(HR, '/v1/taken-over')).body.items;
  const decideChange = (who: string, no: number) =>
    live.post<Problem>(who, `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });

  test('nobody but HR, not one’s own, too short a trial, no such C: all of a call or none, each at its place', async () => {
    for (const who of ['E1', HEAD, GM]) {
      expect((await live.get(who, '/v1/taken-over')).status).toBe(403);
      expect((await enter(who, trial('E3'))).status).toBe(403);
    }
    const refused = await enter(HR, trial('E3'), trial('E4', { months: 2 }), plan('E4', at(4)), trial(HR), trial('no'));
    expect([refused.status, refused.body.code]).toEqual([422, 'TRIAL.TOO_SHORT']);
    expect(refused.body.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['cases.1', 'TRIAL.TOO_SHORT'],
      ['cases.2', 'TAKEN_OVER.NO_SUCH_RATING'],
      ['cases.3', 'TAKEN_OVER.OWN'],
      ['cases.4', 'TAKEN_OVER.NOBODY'],
    ]);
    expect((await enter(HR, trial('E3'), trial('E3'))).body.code).toBe('REQUEST.INVALID');
    expect((await live.get<{ items: unknown[] }>(HR, '/v1/waiting-changes?waiting=true')).body.items).toEqual([]);
  });

  test('it waits, with what is not proven; who entered it does not confirm it; then it stands, and says so', async () => {
    const asked = await enter(HR, trial('E3'), plan('E6', at(5)));
    expect(asked.status).toBe(202);
    const [first, second] = asked.body.items;
    expect(first?.what.zh).toContain('§9.5.4 总经理批准试用：没有书面材料');
    expect((await decideChange(HR, first?.no ?? 0)).body.code).toBe('CHANGE.OWN');
    expect(await taken()).toEqual([]);
    for (const { no } of [first, second].flatMap((one) => one ?? []))
      expect((await decideChange(MANAGER, no)).status).toBe(200);
    await until('both are under way', async () => (await taken()).every(({ started }) => started));
    expect(await listed()).not.toContain(`E6 ${at(5)}`);
    expect(await opened('E6')).toMatchObject({ stage: 'plan-review' });
    const { items } = (await live.get<{ items: Case[] }>(HR, '/v1/cases?kind=position-promotion&person=E3')).body;
    const one = (
      await live.get<{ stage: string; takenOver: Taken; sample: boolean }>(HR, `/v1/cases/${items[0]?.id ?? ''}`)
    ).body;
    expect(one).toMatchObject({
      stage: 'trial',
      sample: false,
      takenOver: { paper: '试用任命通知第 9 号', enteredBy: HR, confirmedBy: MANAGER },
    });
    expect(one.takenOver.findings.filter(({ proven }) => proven).map(({ clause }) => clause)).toEqual(['9.5.5']);
    await live.taskOf(HR, 'trial.manage', items[0]?.id);
    const again = await enter(MANAGER, trial('E3'));
    expect([again.status, again.body.code]).toEqual([409, 'TAKEN_OVER.OPEN_ALREADY']);
    await expectAppendOnly(live.stack.database.db, 'update taken_over set paper = $$other$$');
  });

  test('two at the same moment: one is taken over, the other is told so', async () => {
    const one = await enter(HR, trial('E5', { months: 4 }));
    const other = await enter(MANAGER, trial('E5'));
    const both = await Promise.all([
      decideChange(GM, one.body.items[0]?.no ?? 0),
      decideChange(HR, other.body.items[0]?.no ?? 0),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('TAKEN_OVER.OPEN_ALREADY');
  });
});

test('every day named and every decision is a line of the ledger', async () => {
  const lines = await ledger();
  const decided = (actor: string, decision: string, personId: string, months: number) => ({
    actor,
    act: 'older-setback.decision',
    clause: 'I-82',
    after: { personId, month: at(months), decision, reason: '上线前已处理' },
  });
  expect(lines.slice(0, 6)).toEqual([
    decided(HR, 'start', 'E1', 3),
    decided(MANAGER, 'leave', 'E2', 3),
    decided(MANAGER, 'leave', 'E3', 3),
    decided(MANAGER, 'leave', HR, 2),
    expect.objectContaining({ actor: MANAGER, act: 'go-live.day', clause: 'I-82' }),
    expect.objectContaining({ after: { since: today, reason: '以接入日为准' } }),
  ]);
  expect(lines).toHaveLength(9);
});
