import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { addWorkdays } from '../../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../../policy/data/calendar.js';
import { GM, HEAD, HR, RELATED } from '../../support/department.js';
import { until } from '../../../cli/play/until.js';
import { Live } from '../live.js';

const MONTH = '2026-07';
const CYCLE = 'LC-2026-07';
const MANAGER = 'M-MGR';
const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const today = todayIn('Asia/Shanghai', Date.now());
/** I-74: five workdays, of which the day of the notice is none. */
const lastDay = addWorkdays(loadCalendar(), today, 5);

interface Case {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly reason: string | null;
}
interface Cycle {
  readonly id: string;
  readonly stage: string;
  readonly launchedOn: string | null;
  readonly late: boolean;
  readonly droppedBy: string | null;
  readonly dropReason: string | null;
}
interface Message {
  readonly clause: string;
  readonly caseId: string | null;
  readonly subject: { readonly zh: string };
  readonly body: { readonly zh: string };
}

let live: Live;
const cases = async (): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(HR, `/v1/cycles/${CYCLE}/candidates?limit=100`)).body.items;
const caseOf = async (person: string): Promise<Case> => {
  const found = (await cases()).find(({ personId }) => personId === person);
  if (found === undefined) throw new Error(`no case of ${person}`);
  return found;
};
const ids = (people: readonly string[]) => Promise.all(people.map(async (one) => (await caseOf(one)).id));
const messages = async (who: string): Promise<readonly Message[]> =>
  (await live.get<{ items: Message[] }>(who, '/v1/messages?limit=100')).body.items;
const cycle = async (id = CYCLE): Promise<Cycle> => (await live.get<Cycle>(HR, `/v1/cycles/${id}`)).body;
/** As an import does it: nobody has told the cycle. */
const leaves = (person: string, on: string) =>
  sql`update person set status = 'left', left_on = ${on} where id = ${person}`.execute(live.stack.database.db);

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
      { id: 'E3', level: 'junior-1', ratings: B },
      { id: 'E4', level: 'junior-1', ratings: B },
      { id: 'E5', level: 'junior-1', ratings: B },
      { id: 'E6', level: 'junior-1', ratings: B },
      { id: 'E7', level: 'junior-1', ratings: B },
      { id: 'E8', level: 'junior-1', ratings: B },
      { id: 'T1', level: 'senior-1', position: 'team-leader' },
      { id: MANAGER, level: 'junior-1', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
    ],
    MONTH,
    { [MANAGER]: ['hr', 'hr-manager', 'employee'], [RELATED]: ['department-head', 'employee'] },
  );
  await leaves('E4', '2026-07-03'); // before the reference day
  await leaves('E5', '2026-08-01'); // after it, before the late launch
});
afterAll(() => live.close());

describe('a cycle that is not to be, or not like this (8.1, 8.5.1, I-81)', () => {
  test('a month that has not begun is refused at the draft, not at the launch', async () => {
    const early = await live.post(HR, '/v1/cycles', { month: '2099-07' });
    expect([early.status, early.body.code]).toEqual([422, 'CYCLE.NOT_BEGUN']);
  });

  test('HR’s manager alone drops it, with a reason that the general manager reads', async () => {
    await live.post(HR, '/v1/cycles', { month: '2026-01' });
    const drop = { do: 'dismiss', reason: '业务调整,本期不评' };
    expect(await live.refused(HR, 'cycle.launch', drop)).toEqual([403, 'CYCLE.DROPPED_BY_MANAGER']);
    expect(await live.refused(MANAGER, 'cycle.launch', { do: 'dismiss' })).toEqual([422, 'CYCLE.REASON_MISSING']);
    await live.act(MANAGER, 'cycle.launch', drop);
    expect(await cycle('LC-2026-01')).toMatchObject({
      stage: 'dismissed',
      droppedBy: MANAGER,
      dropReason: drop.reason,
    });
    const [told] = (await messages(GM)).filter(({ clause }) => clause === 'I-81');
    expect(told?.body.zh).toContain(drop.reason);
  });

  test('a launch is undone while the ratings are collected: it is a draft again, and nobody has a case', async () => {
    await live.post(HR, '/v1/cycles', { month: MONTH });
    const launch = { do: 'launch', closingDate: addDays(today, 3), reason: '补办' };
    await live.act(HR, 'cycle.launch', launch);
    expect(await live.refused(HR, 'cycle.close-ratings', { do: 'undo' })).toEqual([422, 'CYCLE.UNDO_REASON_MISSING']);
    await live.act(HR, 'cycle.close-ratings', { do: 'undo', reason: '截止日填错' });
    expect(await cycle()).toMatchObject({ stage: 'draft', launchedOn: null, late: false });
    await live.act(HR, 'cycle.launch', { ...launch, closingDate: today });
    expect(await cycle()).toMatchObject({ stage: 'collecting', launchedOn: today, late: true });
  });

  test('I-09, 8.1: ratings are missed of those whom the cycle is about', async () => {
    const { body } = await live.get<{ items: { personId: string }[] }>(HR, `/v1/cycles/${CYCLE}/missing-ratings`);
    expect(body.items.map(({ personId }) => personId)).toEqual([]);
  });
});

describe('who is in it, and what everybody is told (I-74, I-82)', () => {
  test('nobody who has left is in a late cycle', async () => {
    await live.act(HR, 'cycle.close-ratings', { do: 'close' });
    await live.taskOf(HEAD, 'cycle.submission');
    expect((await cases()).map(({ personId }) => personId)).not.toEqual(expect.arrayContaining(['E4']));
    expect((await cases()).map(({ personId }) => personId)).not.toEqual(expect.arrayContaining(['E5']));
  });

  test('who is not eligible reads it, why, and until when he may appeal', async () => {
    const { id } = await caseOf('E2');
    const [told] = (await messages('E2')).filter(({ caseId }) => caseId === id);
    expect(told?.subject.zh).toContain('不符合');
    expect([told?.body.zh.includes('§8.4'), told?.body.zh.includes(lastDay)]).toEqual([true, true]);
    const appeals = await live.get<{ decisions: { until: string; mayAppeal: boolean }[] }>(
      'E2',
      `/v1/cases/${id}/appeals`,
    );
    expect(appeals.body.decisions).toMatchObject([{ until: lastDay, mayAppeal: true }]);
  });

  test('the head is not asked about somebody who has left; he is out, and the others are submitted', async () => {
    await leaves('E7', today);
    const [e1, e3, e6, e7, e8] = await ids(['E1', 'E3', 'E6', 'E7', 'E8']);
    const leftOut = [{ caseId: e3, reason: '本季度有客户升级事件' }];
    const all = { submitted: [e1, e6, e7, e8].map((caseId) => ({ caseId })), leftOut };
    const task = await live.taskOf(HEAD, 'cycle.submission');
    const refused = await live.complete(HEAD, task, all);
    expect([refused.status, refused.body.code, refused.body.errors?.map(({ code }) => code)]).toEqual([
      409,
      'CYCLE.LEFT_MEANWHILE',
      ['CASE.PERSON_LEFT'],
    ]);
    expect((await caseOf('E7')).stage).toBe('not-promoted');
    await live.act(HEAD, 'cycle.submission', { submitted: [e1, e6, e8].map((caseId) => ({ caseId })), leftOut });
  });

  test('who is left out reads the reason of the department and the last day of an appeal', async () => {
    const { id } = await caseOf('E3');
    const [told] = (await messages('E3')).filter(({ caseId }) => caseId === id);
    expect([told?.clause, told?.body.zh.includes('本季度有客户升级事件'), told?.body.zh.includes(lastDay)]).toEqual([
      '8.5.2',
      true,
      true,
    ]);
  });

  test('I-15: a rating that is corrected after the first review is told to HR at once, and goes back to it', async () => {
    const [e1, e6, e8] = await ids(['E1', 'E6', 'E8']);
    await live.act(HR, 'cycle.first-review', {
      decisions: [e1, e6, e8].map((caseId) => ({ caseId, decision: 'pass' })),
    });
    const before = (await messages(HR)).filter(({ clause }) => clause === 'I-15').length;
    await live.send(HR, 'put', '/v1/people/E6/ratings/2026-06', { rating: 'A', reason: '复核更正' });
    await until('HR is told', async () => {
      const told = (await messages(HR)).filter(({ clause }) => clause === 'I-15');
      return told.length > before && told[0]?.body.zh.includes(e6 ?? '');
    });
    expect((await caseOf('E6')).stage).toBe('first-review');
    const review = await live.taskOf(HR, 'cycle.first-review');
    expect((await live.complete(HR, review, { decisions: [{ caseId: e6, decision: 'reevaluate' }] })).status).toBe(200);
    await live.act(HR, 'cycle.first-review', { decisions: [{ caseId: e6, decision: 'pass' }] });
  });

  test('I-82: the general manager approves nobody who has left', async () => {
    await live.act(HR, 'cycle.gm-submission', {});
    await leaves('E8', today);
    const [e1, e6, e8] = await ids(['E1', 'E6', 'E8']);
    const approve = (caseIds: readonly (string | undefined)[]) => ({
      decisions: caseIds.map((caseId) => ({ caseId, decision: 'approve' })),
    });
    expect(await live.refused(GM, 'cycle.gm-decision', approve([e1, e6, e8]))).toEqual([409, 'CYCLE.LEFT_MEANWHILE']);
    expect((await caseOf('E8')).stage).toBe('not-promoted');
    const decisions = [
      { caseId: e1, decision: 'approve' },
      { caseId: e6, decision: 'reject', reason: '名额有限' },
    ];
    await live.act(GM, 'cycle.gm-decision', { decisions });
    await live.act(HR, 'cycle.release', {});
    const told = async (who: string, id: string | undefined) =>
      (await messages(who)).find(({ caseId }) => caseId === id)?.body.zh ?? '';
    for (const part of ['初级', firstDayOf(monthOf(today)), lastDay]) expect(await told('E1', e1)).toContain(part);
    for (const part of ['名额有限', lastDay]) expect(await told('E6', e6)).toContain(part);
  });
});

describe('an appeal that succeeds costs nobody a cycle (I-19, I-74)', () => {
  test('the level that was withheld holds and counts with the decisions of its cycle', async () => {
    const { id: about } = await caseOf('E3');
    const { body } = await live.post<{ id: string }>('E3', `/v1/cases/${about}/appeals`, { grounds: '事件与本人无关' });
    const naming = await live.taskOf(HR, 'appeal.reader', body.id);
    expect((await live.complete(HR, naming, { reader: 'E1' })).body.code).toBe('APPEAL.READER_WITHOUT_OFFICE');
    await live.complete(HR, naming, { reader: RELATED });
    await live.act(RELATED, 'appeal.reading', { decision: 'uphold', reason: '属实' }, body.id);
    await live.act(HR, 'appeal.remedy', { do: 'level', level: 'junior-2', reason: '补评' }, body.id);
    await live.act(GM, 'appeal.gm-decision', { decision: 'approve' }, body.id);
    const { rows } = await sql`select level, effective_from as "from", counts_from as counts, promoted_from as was
      from level_history where case_id = ${body.id}`.execute(live.stack.database.db);
    expect(rows).toEqual([
      { level: 'junior-2', from: firstDayOf(monthOf(today)), counts: '2026-07-01', was: 'junior-1' },
    ]);
  });
});

describe('a role that nobody has any more (I-39)', () => {
  test('the only general manager leaves with tasks open: HR’s manager and IT are alarmed at once', async () => {
    await live.post(HR, '/v1/cycles', { month: '2025-07' });
    const { id } = await caseOf('E6');
    const { body } = await live.post<{ id: string }>('E6', `/v1/cases/${id}/appeals`, { grounds: '名额理由不成立' });
    await live.complete(HR, await live.taskOf(HR, 'appeal.reader', body.id), { reader: RELATED });
    await live.act(RELATED, 'appeal.reading', { decision: 'uphold', reason: '属实' }, body.id);
    await live.act(HR, 'appeal.remedy', { do: 'level', level: 'junior-2', reason: '补评' }, body.id);
    // 4.1: his departure is never one person's alone.
    const gone = await live.post(HR, `/v1/people/${GM}/departure`, {
      lastDay: addDays(today, -1),
      reason: '离任',
      successorId: HEAD,
    });
    expect(gone.status).toBe(202);
    await live.approve(MANAGER);
    const alarm = await until('the alarm', async () => {
      const { items } = (await live.get<{ items: { code: string; about: string }[] }>(MANAGER, '/v1/alarms')).body;
      return items.find(({ code }) => code === 'TASK.NOBODY');
    });
    expect(alarm.about).toBe('gm');
  });
});
