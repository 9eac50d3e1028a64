import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, firstOfNextMonth, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { Live } from '../live.js';
import { until } from '../../../cli/play/until.js';

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
const nextMonth = firstOfNextMonth(today);
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
  await sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
    values ('E4', 'junior-3', ${firstDayOf(rated)}, ${firstDayOf(rated)}, 'level-promotion', 'gm')`.execute(db);
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
    // The months that the department brought along hold a C as well; only E1's is news.
    expect(await rows(sql`select person_id, month from setback_event`)).toEqual([{ person_id: 'E1', month: rated }]);
  });

  test('whom §11 does not ask about has a case that says so and is closed', async () => {
    await publish('E5', 'C');
    expect(await closed('E5')).toMatchObject({ outcome: 'no-measure' });
  });
});

describe('11.2: a C over service attitude', () => {
  test('is confirmed by the department, by HR, and acknowledged before the pay follows', async () => {
    const { id } = await caseOf('E1');
    const attitude = { cause: 'service-attitude', statement: '接听态度生硬' };
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
    expect(await rows(sql`select status, confirmed_on, recorded_by from complaint where id = 'C-1'`)).toEqual([
      { status: 'upheld', confirmed_on: today, recorded_by: HEAD },
    ]);
    const other = { measure: 'improvement-plan', reason: '从轻处理' };
    expect(await live.refused(HR, 'setback.proposal', other, id)).toEqual([422, 'SETBACK.MEASURE_FIXED']);
    expect(await casesOf('E1', 'E1')).toMatchObject([{ stage: 'in-review', outcome: null }]);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '投诉成立' }, id);
    expect(await casesOf('E1', 'E1')).toMatchObject([
      { stage: 'acknowledgement', outcome: 'demote', effectiveFrom: nextMonth, detail: null },
    ]);
    expect(
      await rows(
        sql`select level, source, case_id from level_period where person_id = 'E1' order by effective_from desc limit 1`,
      ),
    ).toEqual([{ level: 'junior-2', source: 'setback', case_id: id }]);
    expect(await rows(sql`select * from pay_change where person_id = 'E1'`)).toEqual([]);
    await live.act('E1', 'setback.acknowledgement', { signature: 'signed' }, id);
    expect(await rows(sql`select from_level, to_level, effective_from from pay_change where case_id = ${id}`)).toEqual([
      { from_level: 'junior-3', to_level: 'junior-2', effective_from: nextMonth },
    ]);
    expect(await closed('E1')).toMatchObject({ outcome: 'demote' });
    const documents = await live.get<{ items: { kind: string; signature: string | null }[] }>('E1', '/v1/documents');
    expect(documents.body.items).toMatchObject([{ kind: 'setback-notice', signature: 'signed' }]);
    expect((await live.get('E2', `/v1/cases/${id}`)).status).toBe(404);
    const detail = await live.get<{ evaluations: object[]; decisions: { kind: string; outcome: string }[] }>(
      'E1',
      `/v1/cases/${id}`,
    );
    expect(detail.body.decisions.map(({ kind, outcome }) => `${kind}:${outcome}`)).toEqual([
      'cause:service-attitude',
      'complaint:upheld',
      'proposal:as-found',
      'notice:signed',
    ]);
  });
});

describe('11.3: a C within three months of a promotion', () => {
  test('takes the level back; a refused signature goes to HR and leaves the pay', async () => {
    await publish('E4', 'C');
    const { id } = await caseOf('E4');
    await live.act(HR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '晋级后三个月内' }, id);
    expect(await caseOf('E4')).toMatchObject({
      outcome: 'revert',
      detail: { from: 'junior-3', to: 'junior-1', clause: '11.3' },
    });
    expect(await live.refused('E4', 'setback.acknowledgement', { signature: 'refused' }, id)).toEqual([
      422,
      'SETBACK.SIGNATURE_REASON_MISSING',
    ]);
    await live.act('E4', 'setback.acknowledgement', { signature: 'refused', reason: '不认可' }, id);
    await live.act(HR, 'setback.pay', { pay: 'stays', reason: '协商中' }, id);
    expect(await closed('E4')).toMatchObject({ outcome: 'revert' });
    expect(await rows(sql`select * from pay_change where person_id = 'E4'`)).toEqual([]);
  });
});

describe('11.1: an improvement plan', () => {
  test('after a second C HR and the GM choose; a plan runs one month and is reviewed when that is rated', async () => {
    await publish('E2', 'D');
    const { id } = await caseOf('E2');
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    const transfer = { measure: 'transfer', reason: '不适合热线' };
    expect(await live.refused(HR, 'setback.proposal', transfer, id)).toEqual([422, 'SETBACK.DESCRIPTION_MISSING']);
    await live.act(HR, 'setback.proposal', { ...transfer, description: '调至后台' }, id);
    expect(await live.refused(GM, 'setback.gm-decision', { decision: 'return' }, id)).toEqual([
      422,
      'SETBACK.REASON_MISSING',
    ]);
    await live.act(GM, 'setback.gm-decision', { decision: 'return', reason: '先给改进机会' }, id);
    await live.act(HR, 'setback.proposal', { measure: 'improvement-plan', reason: '按总经理意见' }, id);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    // He is told with the plan: neither of the stage, nor that the GM returned it (11.1, I-38).
    for (const [who, lines] of [
      ['E2', []],
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
    expect(told.body.items.map(({ clause }) => clause)).toEqual(['11.1']);
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
