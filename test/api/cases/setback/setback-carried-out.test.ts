import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, todayIn } from '../../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../../support/department.js';
import { readPapersBack } from '../../../support/papers-read-back.js';
import { textOf } from '../../../support/pdf-text.js';
import { Live } from '../../live.js';
import { until } from '../../../../cli/play/until.js';

/** 11.1, I-69 to I-71: whose the plan is, and that what was decided about a post is carried out by a transfer. */

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
const LEADER = 'T1';
let live: Live;

const run = (query: ReturnType<typeof sql>) => query.execute(live.stack.database.db);
const casesOf = async (kind: string, person: string): Promise<readonly Case[]> =>
  (await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=${kind}&person=${person}`)).body.items;
const setbackOf = (person: string): Promise<Case> =>
  until(`a setback of ${person}`, async () => (await casesOf('setback', person))[0]);
const publish = async (person: string, rating: string, month = rated): Promise<void> => {
  const { status } = await live.send(HR, 'put', `/v1/people/${person}/ratings/${month}`, { rating });
  expect(status).toBe(200);
};
/** The transfer that the decision opened, once the setback is closed and names it. */
const opened = async (person: string): Promise<Case> => {
  const { detail } = await until(`the setback of ${person} closed`, async () =>
    (await casesOf('setback', person)).find(({ stage }) => stage === 'closed'),
  );
  return until(`the transfer of ${person}`, async () =>
    (await casesOf('transfer', person)).find(({ id }) => id === detail?.transferId),
  );
};

beforeAll(async () => {
  live = await Live.start(
    [
      { id: LEADER, level: 'senior-1', position: 'team-leader' },
      { id: 'E1', level: 'junior-2' },
      { id: 'E2', level: 'junior-3' },
    ],
    rated,
  );
  await run(sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2020-01-01', '2020-01-01', 'entry', 'test')`);
  await run(sql`update person set superior_id = ${LEADER} where id = 'E1'`);
  await run(sql`update department set head_id = ${HEAD} where id = 'CC'`);
  await run(sql`insert into complaint (id, person_id, incident_on, cause, status, recorded_by)
    values ('C-1', ${LEADER}, ${firstDayOf(rated)}, 'service-attitude', 'pending', 'hr')`);
});
afterAll(() => live.close());

test('I-70: the 客服主管 writes the plan and judges it, whoever the direct superior is; the direct superior is heard', async () => {
  await publish('E1', 'C');
  const { id } = await setbackOf('E1');
  await live.act(LEADER, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
  expect((await live.inbox(SUPERIOR)).filter(({ kind }) => kind === 'setback.plan')).toEqual([]);
  await live.act(LEADER, 'setback.superior-word', { words: '愿意带教' }, id);
  const plan = { goals: '差错率低于 1%', support: '每周复盘', month: monthOf(today) };
  const task = await live.taskOf(SUPERIOR, 'setback.plan', id);
  expect((await live.complete(LEADER, task, plan)).status).toBe(404);
  await live.act(SUPERIOR, 'setback.plan', plan, id);
  await live.taskOf(SUPERIOR, 'setback.plan-review', id);
  expect((await live.inbox(LEADER)).map(({ kind }) => kind)).toEqual([]);
});

/** What a form of a case says on paper, made of its records. */
const onPaper = async (who: string, caseId: string, record: string): Promise<string> => {
  const { status, body } = await live.get<Buffer>(who, `/v1/cases/${caseId}/records/${record}/pdf`);
  return status === 200 ? textOf(body) : String(status);
};

describe('a decision about the post opens the transfer that carries it out (§10)', () => {
  test('I-69: HR proposes it with place and day, the general manager approves', async () => {
    await publish('E2', 'D');
    const { id } = await setbackOf('E2');
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    expect(await onPaper(HR, id, 'statement')).toBe('404');
    await live.act('E2', 'setback.statement', { statement: '不适合热线' }, id);
    const statement = await onPaper(HR, id, 'statement');
    for (const one of ['降级处理本人陈述书', '不适合热线', `案件${id}`, '本人签字：员工E2', '在系统中提交'])
      expect([one, statement.includes(one)]).toEqual([one, true]);
    expect(await Promise.all([SUPERIOR, 'E2'].map((who) => onPaper(who, id, 'statement')))).toEqual(['403', '403']);
    const transfer = { position: 'agent', departmentId: 'RD', superiorId: RELATED, transferOn: addDays(today, 30) };
    const proposal = { measure: 'transfer', reason: '不适合热线', description: '调至后台', transfer };
    await live.act(HR, 'setback.proposal', proposal, id);
    expect(await casesOf('transfer', 'E2')).toEqual([]);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    const one = await opened('E2');
    expect(await setbackOf('E2')).toMatchObject({ outcome: 'transfer-opened' });
    expect(one).toMatchObject({
      stage: 'agreement',
      detail: { to: { position: 'agent', departmentId: 'RD', superiorId: RELATED }, transferOn: transfer.transferOn },
    });
  });

  test('I-71: whom the floor of the post stops gives it up, with place and day, or keeps it', async () => {
    await publish(LEADER, 'C');
    const { id } = await setbackOf(LEADER);
    const cause = { cause: 'service-attitude', complaintId: 'C-1', statement: '对客户不耐烦' };
    await live.act(SUPERIOR, 'setback.cause', cause, id);
    await live.act(HEAD, 'setback.complaint', { finding: 'upheld', on: today, reason: '录音属实' }, id);
    const plan = { goals: '零投诉', support: '情绪管理课', month: monthOf(today) };
    await live.act(SUPERIOR, 'setback.plan', plan, id);
    expect(await onPaper(HR, id, 'improvement-plan')).toMatch(/零投诉.*情绪管理课.*客服主管：/);
    await publish(LEADER, 'B', monthOf(today));
    await until('the month is rated', async () => {
      const { body } = await live.get<{ items: { clause: string }[] }>(SUPERIOR, '/v1/messages');
      return body.items.find(({ clause }) => clause === 'I-69');
    });
    await live.act(SUPERIOR, 'setback.plan-review', { result: 'met', reason: '无投诉' }, id);
    const judged = await onPaper(GM, id, 'improvement-plan');
    for (const one of ['绩效改进计划', LEADER, '零投诉', '情绪管理课', '改进达标', '无投诉', `考核人：${SUPERIOR}`])
      expect([one, judged.includes(one)]).toEqual([one, true]);
    const review = { decision: 'gives-up-post', reason: '本人愿回一线' };
    expect(await live.refused(HEAD, 'setback.post-review', review, id)).toEqual([422, 'SETBACK.TRANSFER_MISSING']);
    const transfer = { position: 'agent', departmentId: 'CC', superiorId: SUPERIOR, transferOn: addDays(today, 30) };
    const keeps = { decision: 'keeps-post', reason: '保留', transfer };
    expect(await live.refused(HEAD, 'setback.post-review', keeps, id)).toEqual([422, 'SETBACK.TRANSFER_NOT_ASKED']);
    await live.act(HEAD, 'setback.post-review', { ...review, transfer }, id);
    const one = await opened(LEADER);
    // Another ladder: HR maps the level, and what falls with it needs his agreement (I-72).
    expect(one).toMatchObject({
      stage: 'mapping',
      detail: { from: { position: 'team-leader' }, to: { position: 'agent' }, transferOn: transfer.transferOn },
    });
    expect(await setbackOf(LEADER)).toMatchObject({ stage: 'closed', outcome: 'improved' });
    // §15: what these cases have left, as PDF and Word, against their records.
    const headers = { Authorization: `Bearer ${await live.harness.tokenOf(HR)}` };
    const { seen, missing } = await readPapersBack(live.harness.express, headers, live.stack.database.db);
    expect(missing).toEqual([]);
    expect(seen).toEqual({ 'case-file': 2, 'case-volume': 2, 'improvement-plan': 2, statement: 1 });
  });
});
