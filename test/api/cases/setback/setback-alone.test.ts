import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { todayIn } from '../../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, SUPERIOR } from '../../../support/department.js';
import { Live } from '../../live.js';
import { until } from '../../../../cli/play/until.js';

/** 4.1, I-77: one account with all of HR's roles plays whatever it is allowed to, and lowers nobody alone. */
const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
const HRM = 'M-HRM';
let live: Live;

beforeAll(async () => {
  live = await Live.start(
    ['E1', 'E2', 'E3', HRM, 'M-NEW'].map((id) => ({ id, level: 'junior-3' as const })),
    rated,
    { [HR]: ['hr', 'hr-manager', 'employee'], [HRM]: ['hr-manager', 'employee'], 'M-NEW': ['supervisor', 'employee'] },
  );
});
afterAll(() => live.close());

interface Case {
  readonly id: string;
  readonly stage: string;
}
const caseOf = (person: string, stage?: string): Promise<Case> =>
  until(`the setback of ${person} at ${stage ?? 'any stage'}`, async () => {
    const { body } = await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`);
    return body.items.find((one) => stage === undefined || one.stage === stage);
  });
const publish = (person: string) => live.send(HR, 'put', `/v1/people/${person}/ratings/${rated}`, { rating: 'C' });
const complain = (person: string, id: string) =>
  live.send(HR, 'put', `/v1/people/${person}/complaints/${id}`, {
    incidentOn: firstDayOf(rated),
    cause: 'service-attitude',
    status: 'upheld',
    confirmedOn: firstDayOf(rated),
  });
const asHr = async (
  kind: 'setback.complaint' | 'setback.cause-review' | 'setback.gm-decision',
  who: string,
  id: string,
  form: object,
) => {
  const answer = await live.complete(HR, await live.taskOf(who, kind, id), form);
  return [answer.status, answer.body.code];
};

test('11.2: a complaint that HR recorded as upheld waits for the department, whoever may act for HR', async () => {
  expect((await complain('E1', 'C-1')).status).toBe(200);
  await publish('E1');
  const { id } = await caseOf('E1');
  const attitude = { cause: 'service-attitude', statement: '态度生硬', complaintId: 'C-1' };
  await live.act(HR, 'setback.cause', attitude, id);
  await caseOf('E1', 'complaint');
  const upheld = { finding: 'upheld', on: today, reason: '属实' };
  expect(await asHr('setback.complaint', HEAD, id, upheld)).toEqual([403, 'TASK.NOT_YOURS']);
  await live.act(HEAD, 'setback.complaint', upheld, id);
  await live.act('E1', 'setback.statement', { statement: '客户先出言不逊' }, id);
  await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '投诉成立' }, id);
  expect(await asHr('setback.gm-decision', GM, id, { decision: 'approve' })).toEqual([403, 'TASK.NOT_YOURS']);
  await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
  expect(await live.refused(HR, 'consent.answer', { agreed: true }, id)).toEqual([422, 'CONSENT.SCAN_MISSING']);
});

test('11.2: what HR changes of a complaint afterwards the department confirms anew', async () => {
  const confirmed = async () =>
    (await sql`select department_by from complaint where id = 'C-1'`.execute(live.stack.database.db)).rows;
  expect(await confirmed()).toEqual([{ department_by: HEAD }]);
  await live.send(HR, 'put', '/v1/people/E1/complaints/C-1', {
    incidentOn: firstDayOf(rated),
    cause: 'other-personal',
    status: 'upheld',
    confirmedOn: today,
    reason: '原因更正',
  });
  expect(await confirmed()).toEqual([{ department_by: null }]);
});

test('I-77: another cause beside an upheld complaint takes the HR manager, and not who stated it', async () => {
  await live.importLines(
    HR,
    'complaints',
    `投诉编号,工号,事件日期,原因,状态,认定日期\nC-2,E2,${firstDayOf(rated)},服务态度,成立,${firstDayOf(rated)}\n`,
  );
  await publish('E2');
  const { id } = await caseOf('E2');
  const other = { cause: 'other', statement: '业务差错' };
  await live.act(HR, 'setback.cause', other, id);
  await caseOf('E2', 'cause-review');
  expect(await asHr('setback.cause-review', HRM, id, { decision: 'consent', reason: '确系差错' })).toEqual([
    403,
    'TASK.NOT_YOURS',
  ]);
  await live.act(HRM, 'setback.cause-review', { decision: 'refuse', reason: '录音显示为态度' }, id);
  await live.act(HR, 'setback.cause', other, id);
  await live.act(HRM, 'setback.cause-review', { decision: 'consent', reason: '复听后确系差错' }, id);
  await caseOf('E2', 'plan');
});

test('a superior who is changed by an import takes over what is open for him (13)', async () => {
  await publish('E3');
  const { id } = await caseOf('E3');
  await live.taskOf(SUPERIOR, 'setback.cause', id);
  await live.importLines(
    HR,
    'people',
    '工号,姓名,部门,岗位,职级,状态,入职日期,转正日期,直属上级工号\nE3,员工E3,客户关怀部,客服,初级客服(优秀),转正,2022-10-01,2023-01-01,M-NEW\n',
  );
  await live.taskOf('M-NEW', 'setback.cause', id);
  expect((await live.inbox(SUPERIOR)).filter(({ caseId }) => caseId === id)).toEqual([]);
});
