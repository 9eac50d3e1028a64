import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, todayIn } from '../../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../../support/department.js';
import { Live } from '../../live.js';
import { until } from '../../../../cli/play/until.js';

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly effectiveFrom: string | null;
  readonly detail: object | null;
}

const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
let live: Live;

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-3', ratings: ['A', 'A'] },
      { id: 'E2', level: 'junior-3', ratings: ['C', 'B'] },
      { id: 'E3', level: 'junior-2' },
      { id: 'E4', level: 'junior-1' },
      { id: 'E5', level: 'junior-1', status: 'probation' },
    ],
    rated,
  );
  const { db } = live.stack.database;
  await sql`insert into complaint (id, person_id, incident_on, cause, status, recorded_by) values
    ('C-1', 'E1', ${firstDayOf(rated)}, 'service-attitude', 'pending', 'hr'),
    ('C-2', 'E1', ${firstDayOf(rated)}, 'other-personal', 'pending', 'hr')`.execute(db);
  await sql`insert into level_history (person_id, level, promoted_from, effective_from, counts_from, source, recorded_by)
    values ('E4', 'junior-3', 'junior-1', ${firstDayOf(rated)}, ${firstDayOf(rated)}, 'level-promotion', 'gm')`.execute(
    db,
  );
});
afterAll(() => live.close());

const publish = (person: string, rating: string, more: object = {}, month = rated) =>
  live.send<{ code: string; rating: string }>(HR, 'put', `/v1/people/${person}/ratings/${month}`, { rating, ...more });
const casesOf = async (who: string, person: string): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(who, `/v1/cases?kind=setback&person=${person}`)).body.items;
const caseOf = (person: string): Promise<Case> =>
  until(`a setback of ${person}`, async () => (await casesOf(HR, person))[0]);
const closed = (person: string): Promise<Case> =>
  until(`the setback of ${person} closed`, async () =>
    (await casesOf(HR, person)).find(({ stage }) => stage === 'closed'),
  );
const levels = async (person: string): Promise<readonly string[]> =>
  (await rows(sql`select level from level_on('infinity') where person_id = ${person}`)).map(
    (row) => (row as { level: string }).level,
  );
const rows = async (query: ReturnType<typeof sql>) => (await query.execute(live.stack.database.db)).rows;

describe('what is published starts the case, once (§11)', () => {
  test('a rating is recorded by HR with its reason when it corrects one; history starts nothing', async () => {
    expect((await live.send('E1', 'put', `/v1/people/E1/ratings/${rated}`, { rating: 'C' })).status).toBe(403);
    expect((await publish('E1', 'Z')).status).toBe(400);
    expect((await publish('nobody', 'C')).status).toBe(404);
    const later = await publish('E1', 'C', {}, addToMonth(rated, 2));
    expect([later.status, later.body.code]).toEqual([422, 'RATING.DATE_OUT_OF_RANGE']);
    const own = await live.send<{ code: string }>(HR, 'put', `/v1/people/${HR}/ratings/${rated}`, { rating: 'A' });
    expect([own.status, own.body.code]).toEqual([403, 'RATING.OWN']);
    expect((await publish('E1', 'B')).status).toBe(200);
    const bare = await publish('E1', 'C');
    expect([bare.status, bare.body.code]).toEqual([422, 'RATING.REASON_MISSING']);
    expect((await publish('E1', 'C', { reason: '复核更正' })).body.rating).toBe('C');
    expect((await publish('E1', 'C', { reason: '复核更正' })).body.rating).toBe('C');
    await caseOf('E1');
    const old = addToMonth(rated, -4);
    await publish('E3', 'C', { publishedOn: firstDayOf(addToMonth(old, 1)) }, old);
    // The months that the department brought along hold a C as well; only E1's is news, the others wait for HR (I-82).
    expect(await rows(sql`select person_id, month from setback_event where case_id is not null`)).toEqual([
      { person_id: 'E1', month: rated },
    ]);
    expect(await rows(sql`select person_id, month from setback_older order by month`)).toEqual([
      { person_id: 'E3', month: old },
      { person_id: 'E2', month: addToMonth(rated, -2) },
    ]);
  });

  test('whom §11 does not ask about has a case that says so and is closed', async () => {
    await publish('E5', 'C');
    expect(await closed('E5')).toMatchObject({ outcome: 'no-measure' });
  });
});

describe('11.2: a C over service attitude', () => {
  const attitude = { cause: 'service-attitude', statement: '接听态度生硬' };

  test('the department confirms the complaint, and not who stated the cause (4.1)', async () => {
    const { id } = await caseOf('E1');
    expect(
      await live.refused(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错', complaintId: 'C-1' }, id),
    ).toEqual([422, 'SETBACK.COMPLAINT_NOT_ASKED']);
    for (const complaintId of ['C-2', 'C-9']) {
      const found = await live.refused(SUPERIOR, 'setback.cause', { ...attitude, complaintId }, id);
      expect(found).toEqual([422, 'SETBACK.COMPLAINT_MISMATCH']);
    }
    await live.act(SUPERIOR, 'setback.cause', { ...attitude, complaintId: 'C-1' }, id);
    const upheld = { finding: 'upheld', on: today, reason: '录音属实' };
    const tomorrow = { ...upheld, on: addDays(today, 1) };
    expect(await live.refused(HEAD, 'setback.complaint', tomorrow, id)).toEqual([422, 'SETBACK.DATE_OUT_OF_RANGE']);
    await live.act(HEAD, 'setback.complaint', upheld, id);
    expect(await rows(sql`select status, confirmed_on, department_by from complaint where id = 'C-1'`)).toEqual([
      { status: 'upheld', confirmed_on: today, department_by: HEAD },
    ]);
  });

  test('he reads what it is about and states his side before anybody proposes (I-77)', async () => {
    const { id } = await caseOf('E1');
    expect((await live.inbox(HR)).filter(({ kind }) => kind === 'setback.proposal')).toEqual([]);
    expect(await casesOf('E1', 'E1')).toMatchObject([{ stage: 'statement', outcome: null }]);
    const { body } = await live.get<{ items: { clause: string; body: { zh: string } }[] }>('E1', '/v1/messages');
    expect(body.items[0]).toMatchObject({ clause: 'I-77' });
    expect(body.items[0]?.body.zh).toContain('接听态度生硬');
    const task = await live.taskOf('E1', 'setback.statement', id);
    expect((await live.complete(HR, task, { statement: '本人无异议' })).status).toBe(403);
    await live.act('E1', 'setback.statement', { statement: '当日设备故障,客户情绪激动' }, id);
  });

  test('HR confirms, the general manager decides with both before him; only then is he asked (I-41)', async () => {
    const { id } = await caseOf('E1');
    const other = { measure: 'improvement-plan', reason: '从轻处理' };
    expect(await live.refused(HR, 'setback.proposal', other, id)).toEqual([422, 'SETBACK.MEASURE_FIXED']);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '投诉成立' }, id);
    const detail = await live.get<{ decisions: { kind: string; outcome: string; reason: string }[] }>(
      GM,
      `/v1/cases/${id}`,
    );
    expect(detail.body.decisions.map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['cause', 'service-attitude', '接听态度生硬'],
      ['complaint', 'upheld', '录音属实'],
      ['statement', 'given', '当日设备故障,客户情绪激动'],
      ['proposal', 'as-found', '投诉成立'],
    ]);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    expect(await casesOf('E1', 'E1')).toMatchObject([{ stage: 'consent', outcome: null }]);
    expect(await levels('E1')).toEqual(['junior-3']);
    expect((await live.get('E2', `/v1/cases/${id}`)).status).toBe(404);
  });
});

describe('11.3: a C within three months of a promotion', () => {
  test('takes the level back; the general manager decides though it is one C (I-77)', async () => {
    await publish('E4', 'C');
    const { id } = await caseOf('E4');
    await live.act(HR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    await live.act('E4', 'setback.statement', { statement: '首次差错' }, id);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '晋级后三个月内' }, id);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    expect(await caseOf('E4')).toMatchObject({
      stage: 'consent',
      detail: { measure: 'revert', to: 'junior-1', clause: '11.3' },
    });
    expect(await levels('E4')).toEqual(['junior-3']);
  });
});

describe('11.1: an improvement plan', () => {
  test('after a second C HR and the GM choose; a plan runs one month and is reviewed when that is rated', async () => {
    await publish('E2', 'D');
    const { id } = await caseOf('E2');
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    await live.act('E2', 'setback.statement', { statement: '新产品尚未培训' }, id);
    const transfer = { measure: 'transfer', reason: '不适合热线' };
    expect(await live.refused(HR, 'setback.proposal', transfer, id)).toEqual([422, 'SETBACK.DESCRIPTION_MISSING']);
    const described = { ...transfer, description: '调至后台' };
    expect(await live.refused(HR, 'setback.proposal', described, id)).toEqual([422, 'SETBACK.TRANSFER_MISSING']);
    const where = { position: 'agent', departmentId: 'RD', superiorId: RELATED, transferOn: addDays(today, 30) };
    expect(
      await live.refused(HR, 'setback.proposal', { ...described, transfer: { ...where, departmentId: 'XX' } }, id),
    ).toEqual([422, 'TRANSFER.DEPARTMENT_UNKNOWN']);
    await live.act(HR, 'setback.proposal', { ...described, transfer: where }, id);
    expect(await live.refused(GM, 'setback.gm-decision', { decision: 'return' }, id)).toEqual([
      422,
      'SETBACK.REASON_MISSING',
    ]);
    await live.act(GM, 'setback.gm-decision', { decision: 'return', reason: '先给改进机会' }, id);
    await live.act(HR, 'setback.proposal', { measure: 'improvement-plan', reason: '按总经理意见' }, id);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    // He is told with the plan: neither of the stage, nor that the GM returned it (11.1, I-38).
    for (const [who, lines] of [
      ['E2', [SUPERIOR, 'E2']],
      [SUPERIOR, [SUPERIOR]],
    ] as const) {
      const { body } = await live.get<{ items: { actor: string }[] }>(who, `/v1/cases/${id}/timeline?limit=200`);
      expect(body.items.map(({ actor }) => actor).filter((actor) => !actor.startsWith('system:'))).toEqual(lines);
    }
    expect(await casesOf('E2', 'E2')).toMatchObject([{ stage: 'in-review' }]);
    const plan = { goals: '差错率低于 1%', support: '每周复盘' };
    expect(await live.refused(SUPERIOR, 'setback.plan', { ...plan, month: addToMonth(rated, 3) }, id)).toEqual([
      422,
      'SETBACK.PLAN_MONTH',
    ]);
    await live.act(SUPERIOR, 'setback.plan', { ...plan, month: monthOf(today) }, id);
    const told = await live.get<{ items: { clause: string }[] }>('E2', '/v1/messages');
    expect(told.body.items.map(({ clause }) => clause)).toEqual(['I-69', '11.1', 'I-77']);
    const met = { result: 'met', reason: '差错率 0.5%' };
    expect(await live.refused(SUPERIOR, 'setback.plan-review', met, id)).toEqual([422, 'SETBACK.REVIEW_TOO_EARLY']);
    await publish('E2', 'B', {}, monthOf(today));
    await until('the superior is told that the month is rated', async () => {
      const { body } = await live.get<{ items: { clause: string }[] }>(SUPERIOR, '/v1/messages');
      return body.items.find(({ clause }) => clause === 'I-69');
    });
    await live.act(SUPERIOR, 'setback.plan-review', met, id);
    expect(await closed('E2')).toMatchObject({ outcome: 'improved', reason: met.reason });
  });

  test('I-15: a C that was a mistake ends the case when it is corrected', async () => {
    await publish('E3', 'C');
    await live.taskOf(HR, 'setback.cause', (await caseOf('E3')).id);
    await publish('E3', 'B', { reason: '录入有误' });
    expect(await closed('E3')).toMatchObject({ outcome: 'rating-corrected' });
    expect((await live.inbox(HR)).filter(({ kind }) => kind === 'setback.cause')).toEqual([]);
  });
});
