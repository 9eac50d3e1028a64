import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { CASE_ORDERS } from '../../../db/cases/order.js';
import type { Queryable } from '../../../db/database.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { until } from '../../../cli/play/until.js';
import { Live } from '../live.js';
import { runAs } from '../../support/owner.js';
import { toldOutside, wantEverything } from '../../support/told-outside.js';

const MONTH = '2026-07';
const CYCLE = 'LC-2026-07';
const MANAGER = 'M-MGR';
const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const today = todayIn('Asia/Shanghai', Date.now());
const thisMonth = monthOf(today);
const approvalDay = firstDayOf(thisMonth);

interface Case {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string | null;
}
interface Message {
  readonly clause: string;
  readonly subject: { readonly zh: string };
  readonly body: { readonly zh: string };
}

let live: Live;
const cases = async (who = HR): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(who, `/v1/cycles/${CYCLE}/candidates?limit=100`)).body.items;
const caseOf = async (person: string): Promise<Case> => {
  const found = (await cases()).find(({ personId }) => personId === person);
  if (found === undefined) throw new Error(`no case of ${person}`);
  return found;
};
const messages = async (who: string): Promise<readonly Message[]> =>
  (await live.get<{ items: Message[] }>(who, '/v1/messages?limit=100')).body.items;
const released = async (db: Queryable): Promise<readonly unknown[]> =>
  (await toldOutside(db, 'case.released')).flatMap(({ caseId, kind }) => (kind === 'level-promotion' ? caseId : []));
const levelOf = async (person: string): Promise<string | null> =>
  (await live.get<{ level: string | null }>(HR, `/v1/people/${person}`)).body.level;
const setbacksOf = async (person: string): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`)).body.items;
const payOf = async (person: string) =>
  (await live.get<{ items: object[] }>(HR, `/v1/people/${person}/pay-changes`)).body.items;
const lacking = (level: string) =>
  runAs(
    live.stack.ownerUrl,
    `alter table pay_table disable trigger user; delete from pay_table where level = '${level}';
     alter table pay_table enable trigger user`,
  );

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: B },
      { id: 'E3', level: 'junior-1', ratings: B },
      { id: 'E4', level: 'junior-2', ratings: B },
      { id: 'E5', level: 'junior-1', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
      { id: MANAGER, level: 'junior-1', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
    ],
    MONTH,
    { [MANAGER]: ['hr', 'hr-manager', 'employee'] },
  );
  await lacking('junior-3');
  await wantEverything(live.stack.database.db);
  await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(live.stack.database.db);
});
afterAll(() => live.close());

describe('a promotion takes effect with its release (8.5.6, 8.5.7, 12.2, I-42)', () => {
  test('I-83: what the pay table lacks is asked for with the launch', async () => {
    await live.post(HR, '/v1/cycles', { month: MONTH });
    await live.act(HR, 'cycle.launch', { do: 'launch', closingDate: today, reason: '补办' });
    const [asked] = (await messages(MANAGER)).filter(({ clause }) => clause === 'I-83');
    expect(asked?.body.zh).toContain('初级');
    await live.act(HR, 'cycle.close-ratings', { do: 'close' });
    await live.taskOf(HEAD, 'cycle.submission');
    const ids = await Promise.all(['E1', 'E2', 'E3', 'E4'].map(async (one) => (await caseOf(one)).id));
    await live.act(HEAD, 'cycle.submission', { submitted: ids.map((caseId) => ({ caseId })), leftOut: [] });
    const decisions = ids.map((caseId) => ({ caseId, decision: 'pass' }));
    await live.act(HR, 'cycle.first-review', { decisions });
    await live.act(HR, 'cycle.gm-submission', {});
  });

  test('I-83: nobody is approved without a rate for both of his levels; the HR manager is asked, and then he is', async () => {
    const before = (await messages(MANAGER)).length;
    const decisions = await Promise.all(
      ['E1', 'E2', 'E3', 'E4'].map(async (one) => ({ caseId: (await caseOf(one)).id, decision: 'approve' })),
    );
    const task = await live.taskOf(GM, 'cycle.gm-decision');
    const shown = await live.get<{ items: { personId: string; unpaid: string[] }[] }>(GM, `/v1/tasks/${task.id}/cases`);
    expect(shown.body.items.map(({ personId, unpaid }) => [personId, unpaid])).toEqual([
      ['E1', []],
      ['E2', []],
      ['E3', []],
      ['E4', ['junior-3']],
    ]);
    const refused = await live.complete(GM, task, { decisions });
    expect([refused.status, refused.body.code, refused.body.errors?.map(({ code }) => code)]).toEqual([
      409,
      'RATES.MISSING',
      ['RATES.OF_CASE'],
    ]);
    expect((await messages(MANAGER)).length).toBe(before + 1);
    const rates = { effectiveFrom: '2015-01-01', rates: [{ level: 'junior-3', monthlyAmount: '5500.00' }] };
    expect((await live.post(MANAGER, '/v1/pay-rates', rates)).status).toBe(202);
    await live.approve(GM);
    await live.act(GM, 'cycle.gm-decision', { decisions });
    expect(await levelOf('E1')).toBe('junior-1');
  });

  test('I-42: who leaves between approval and release has been promoted', async () => {
    const lastDay = addDays(today, -1);
    await live.post(HR, '/v1/people/E2/departure', { lastDay, reason: '个人原因' });
    await until('E2 is settled', async () => (await caseOf('E2')).stage === 'promoted');
    expect(await payOf('E2')).toMatchObject([
      { fromLevel: 'junior-1', toLevel: 'junior-2', effectiveFrom: approvalDay },
    ]);
  });

  test('8.5.6: in every order each comes once, and the order tells no more than the rows do', async () => {
    const address = `/v1/cycles/${CYCLE}/candidates?limit=2`;
    interface Page {
      readonly items: readonly (Case & { readonly effectiveFrom: string | null })[];
      readonly next: string | null;
    }
    const walk = async (who: string, sort: string) => {
      const seen: Page['items'][number][] = [];
      for (let next: string | null = ''; next !== null;) {
        const answer: { status: number; body: Page } = await live.get<Page>(
          who,
          `${address}&sort=${sort}${next && `&cursor=${next}`}`,
        );
        expect([sort, answer.status]).toEqual([sort, 200]);
        seen.push(...answer.body.items);
        ({ next } = answer.body);
      }
      return seen;
    };
    for (const who of [HR, HEAD]) {
      const all = (await cases(who)).map(({ id }) => id);
      for (const sort of CASE_ORDERS.flatMap((key) => [key, `-${key}`]))
        expect([who, sort, (await walk(who, sort)).map(({ id }) => id).sort()]).toEqual([who, sort, all]);
    }
    // Approved and not handed back: to the head they stand as before, one after the other by their numbers.
    const untold = (await walk(HEAD, '-effective')).filter(({ stage }) => stage === 'in-review').map(({ id }) => id);
    expect(untold.length).toBeGreaterThan(1);
    expect(untold).toEqual(untold.toSorted());
    const { next } = (await live.get<Page>(HR, `${address}&sort=stage`)).body;
    expect((await live.get(HR, `${address}&sort=-stage&cursor=${next ?? ''}`)).status).toBe(400);
    expect((await live.get(HR, `${address}&sort=shoe`)).status).toBe(400);
  });

  test('I-42, 11.3: a C that comes after the approval waits for the release, and does not hold it', async () => {
    const rating = { rating: 'C', publishedOn: today };
    expect((await live.send(HR, 'put', `/v1/people/E3/ratings/${thisMonth}`, rating)).status).toBe(200);
    // Somebody else's C, which came later, has its case: that of E3 has none, though both were looked at together.
    expect((await live.send(HR, 'put', `/v1/people/E5/ratings/${thisMonth}`, rating)).status).toBe(200);
    await until('the setback of E5', async () => (await setbacksOf('E5')).length === 1);
    const { rows } = await sql`select person_id as "personId", case_id is not null as numbered from setback_event
      where person_id in ('E3', 'E5') and month = ${thisMonth} order by 1`.execute(live.stack.database.db);
    expect(rows).toEqual([
      { personId: 'E3', numbered: false },
      { personId: 'E5', numbered: true },
    ]);
    expect(await setbacksOf('E3')).toEqual([]);
    const { db } = live.stack.database;
    const of = async (...people: readonly string[]) => Promise.all(people.map(async (one) => (await caseOf(one)).id));
    expect(await released(db)).toEqual(await of('E2')); // who left was told nothing, and his case is at its end
    await live.act(HR, 'cycle.release', {});
    expect(await levelOf('E3')).toBe('junior-2');
    expect([...(await released(db))].sort()).toEqual([...(await of('E1', 'E2', 'E3', 'E4'))].sort());
  });

  test('other systems are told which tasks there are and whose result is out, and nobody’s name, level or reason', async () => {
    const { db } = live.stack.database;
    const opened = await toldOutside(db, 'task.opened');
    expect(opened.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cycle.gm-decision', 'cycle.release']));
    const { rows } = await sql<{ all: string }>`select string_agg(v::text, ' ') as all from outgoing_event v`.execute(
      db,
    );
    expect(rows[0]?.all).not.toMatch(/junior|初级|补办|5500|promoted|客服E/);
  });

  test('level and pay stand in the records while the interview is still to come', async () => {
    expect((await caseOf('E1')).stage).toBe('interview');
    expect(await levelOf('E1')).toBe('junior-2');
    expect(await levelOf('E4')).toBe('junior-3');
    const change = { fromLevel: 'junior-1', toLevel: 'junior-2', effectiveFrom: approvalDay };
    expect(await payOf('E1')).toMatchObject([{ ...change, fromAmount: '4500.00', toAmount: '5000.00' }]);
    const cases = await live.get<{ items: { kind: string }[] }>('E1', '/v1/documents');
    expect(cases.body.items).toMatchObject([{ kind: 'level-notice' }]);
  });

  test('11.3: the C that waited finds the promotion, and goes back to the level before it', async () => {
    await live.send(HR, 'put', '/v1/people/E1/ratings/2026-06', { rating: 'A', reason: '更正' }); // another look at the records
    const found = await until('the setback of E3', async () => (await setbacksOf('E3'))[0]);
    const statement = { cause: 'other', statement: '业务差错' };
    await live.act(SUPERIOR, 'setback.cause', statement, found.id);
    const { rows } = await sql<{ measure: string; to: string }>`
      select answer ->> 'measure' as measure, answer ->> 'to' as to from evaluation
      where case_id = ${found.id} order by no desc limit 1`.execute(live.stack.database.db);
    expect(rows).toEqual([{ measure: 'revert', to: 'junior-1' }]);
  });

  test('I-41, I-42: refusing to sign, or leaving before it, undoes nothing', async () => {
    const { id } = await caseOf('E1');
    await live.act(SUPERIOR, 'level.interview', { heldOn: today, summary: '已面谈' }, id);
    await live.act('E1', 'level.interview-confirmation', { tookPlace: true }, id);
    await live.act('E1', 'level.notice', { signature: 'refused', reason: '不认可' }, id);
    expect((await caseOf('E1')).stage).toBe('promoted');
    await live.post(HR, '/v1/people/E4/departure', { lastDay: addDays(today, -1), reason: '个人原因' });
    await until('E4 is settled', async () => (await caseOf('E4')).stage === 'promoted');
    expect([await levelOf('E1'), (await payOf('E1')).length, (await payOf('E4')).length]).toEqual(['junior-2', 1, 1]);
  });

  test('I-65: two promotions of one month keep each its own; a C goes back past the last one alone', async () => {
    const special = { personId: 'E1', to: 'junior-3', reason: '突出贡献', evidence: '专利证书' };
    const opened = await live.post<{ id: string }>(HEAD, '/v1/special-promotions', special);
    expect(opened.status).toBe(201);
    const caseId = opened.body.id;
    await live.act(HR, 'cycle.first-review', { decisions: [{ caseId, decision: 'pass' }] });
    await live.act(HR, 'cycle.gm-submission', {});
    await live.act(GM, 'cycle.gm-decision', { decisions: [{ caseId, decision: 'approve' }] });
    await live.act(HR, 'cycle.release', {});
    expect(await levelOf('E1')).toBe('junior-3');
    await live.send(HR, 'put', `/v1/people/E1/ratings/${thisMonth}`, { rating: 'C', publishedOn: today });
    const found = await until('the setback of E1', async () => (await setbacksOf('E1'))[0]);
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错' }, found.id);
    const { rows } = await sql`select answer ->> 'measure' as measure, answer ->> 'to' as to from evaluation
      where case_id = ${found.id} order by no desc limit 1`.execute(live.stack.database.db);
    expect(rows).toEqual([{ measure: 'revert', to: 'junior-2' }]);
  });
});
