import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { until } from '../../../cli/play/until.js';
import { HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { Play } from '../../workflows/level-promotion/play.js';
import { Live } from '../live.js';

/**
 * Whoever stands above somebody acts, and not who stood there: open tasks follow HR's records, whether an import or a
 * transfer changed them (4.5.1, 7.2.1, 8.5.6, 11.1, I-70, I-78).
 */
const NEW = 'M-NEW';
const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
const B6 = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
let live: Live;

beforeAll(async () => {
  live = await Live.start(
    [
      { id: NEW, position: 'supervisor' },
      { id: 'E2', status: 'probation' },
      { id: 'E3', level: 'junior-2' },
      { id: 'E4', ratings: B6 },
      { id: 'E5', level: 'junior-2' },
      { id: 'E6', status: 'probation' },
    ],
    '2026-07',
    { [NEW]: ['supervisor', 'employee'], [RELATED]: ['department-head', 'employee'] },
  );
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(db);
});
afterAll(() => live.close());

const STANDING = {
  E2: '客服,初级客服(一般),试用,2022-10-01,',
  E3: '客服,初级客服(良好),转正,2022-10-01,2023-01-01',
  E4: '客服,初级客服(良好),转正,2022-10-01,2023-01-01',
  N1: `客服,初级客服(一般),试用,${today},`,
} as const;
/** HR's file says that somebody reports to another one. */
const reportsTo = (person: keyof typeof STANDING, superior: string): Promise<void> =>
  live.importLines(
    HR,
    'people',
    `工号,姓名,部门,岗位,职级,状态,入职日期,转正日期,直属上级工号\n${person},${person === 'N1' ? '新员工' : `员工${person}`},客户关怀部,${STANDING[person]},${superior}\n`,
  );

interface Told {
  readonly items: readonly {
    readonly caseId: string | null;
    readonly clause: string;
    readonly subject: { zh: string };
  }[];
}
const subjects = async (who: string, caseId: string): Promise<readonly string[]> =>
  (await live.get<Told>(who, '/v1/messages?limit=200')).body.items
    .filter((one) => one.caseId === caseId)
    .map(({ subject }) => subject.zh);
const NOT_HIS = /^(?:TASK|CASE)\.(?:NOT_FOUND|NOT_YOURS)$/;

/** The task has gone from one to the other: the first may not act on it any more, the ledger says it, both are told. */
async function follows(kind: TaskKind, caseId: string, from: string, to: string, clause: string): Promise<void> {
  const task = await live.taskOf(to, kind, caseId);
  expect((await live.inbox(from)).filter((one) => one.id === task.id)).toEqual([]);
  const tried = await live.complete(from, task, FORM[kind] ?? {});
  expect([403, 404]).toContain(tried.status);
  expect(tried.body.code).toMatch(NOT_HIS);
  const { body } = await live.get<{ items: readonly { act: string; actor: string; clause: string | null }[] }>(
    HR,
    `/v1/cases/${caseId}/timeline?limit=200`,
  );
  expect(body.items.filter(({ act }) => act === 'task.handed-on').at(-1) ?? body.items).toMatchObject({
    actor: 'system:relations',
    clause,
  });
  expect(await subjects(to, caseId)).toContain('待办转由您办理');
  expect(await subjects(from, caseId)).toContain('待办已转出');
}
const FORM: Partial<Record<TaskKind, object>> = {
  'entry.proposal': { level: 'junior-1' },
  'confirmation.proposal': { level: 'junior-1', reason: '业务尚需巩固' },
  'setback.cause': { cause: 'other', statement: '业务差错' },
  'setback.plan': { goals: '差错率低于 1%', support: '每周复盘', month: monthOf(today) },
  'setback.plan-review': { result: 'met', reason: '差错率 0.5%' },
  'level.interview': { heldOn: today, summary: '面谈' },
};
const act = (who: string, kind: TaskKind, caseId: string) => live.act(who, kind, FORM[kind] ?? {}, caseId);

async function setbackOf(person: string): Promise<string> {
  await live.send(HR, 'put', `/v1/people/${person}/ratings/${rated}`, { rating: 'C' });
  return until(`the setback of ${person}`, async () => {
    const { body } = await live.get<{ items: { id: string }[] }>(HR, `/v1/cases?kind=setback&person=${person}`);
    return body.items[0]?.id;
  });
}
const confirm = async (person: string): Promise<string> =>
  (await live.post<{ id: string }>(HR, `/v1/people/${person}/confirmation`, { confirmedOn: today })).body.id;

describe('changed by an import', () => {
  test('the interview about the result of a cycle (8.5.6)', async () => {
    const play = await Play.next(live.stack, '2026-07');
    await play.launch();
    await play.closeRatings();
    await play.rule('缺月不计');
    await play.submit({ leaveOut: ['E3', 'E5'] });
    await play.review();
    await play.decide('approve');
    await play.release();
    const id = await play.id('E4');
    const task = await live.taskOf(SUPERIOR, 'level.interview', id);
    await live.post(SUPERIOR, `/v1/tasks/${task.id}/claim`, {});
    await reportsTo('E4', NEW);
    await follows('level.interview', id, SUPERIOR, NEW, '8.5.6');
    await act(NEW, 'level.interview', id);
  });

  test('the proposal of an entry (4.5.1, I-78)', async () => {
    const hire = {
      personId: 'N1',
      name: '新员工',
      departmentId: 'CC',
      superiorId: SUPERIOR,
      hiredOn: today,
      position: 'agent',
      hire: 'experienced',
    };
    const { body } = await live.post<{ id: string }>(HR, '/v1/hires', hire);
    await live.taskOf(SUPERIOR, 'entry.proposal', body.id);
    await reportsTo('N1', NEW);
    await follows('entry.proposal', body.id, SUPERIOR, NEW, '4.5.1');
    await act(NEW, 'entry.proposal', body.id);
    await live.act(HEAD, 'entry.review', { decision: 'return', reason: '请补充' }, body.id);
    await live.taskOf(NEW, 'entry.proposal', body.id); // in the next round as well
  });

  test('the proposal of a confirmation (7.2.1); with nobody above, the manager proposes and does not review himself', async () => {
    const id = await confirm('E2');
    await live.taskOf(SUPERIOR, 'confirmation.proposal', id);
    await reportsTo('E2', NEW);
    await follows('confirmation.proposal', id, SUPERIOR, NEW, '4.5.1');
    await reportsTo('E2', HEAD);
    await follows('confirmation.proposal', id, NEW, HEAD, '4.5.1');
    await act(HEAD, 'confirmation.proposal', id);
    const { body } = await live.get<{ stage: string }>(HR, `/v1/cases/${id}`);
    expect(body.stage).toBe('decision'); // 4.4.1
  });

  test('cause, plan and review of a setback (11.1, I-70)', async () => {
    const id = await setbackOf('E3');
    await live.taskOf(SUPERIOR, 'setback.cause', id);
    await reportsTo('E3', NEW);
    await follows('setback.cause', id, SUPERIOR, NEW, '11.1');
    await act(NEW, 'setback.cause', id);
    await live.taskOf(NEW, 'setback.plan', id);
    await reportsTo('E3', SUPERIOR);
    await follows('setback.plan', id, NEW, SUPERIOR, 'I-70');
    await act(SUPERIOR, 'setback.plan', id);
    await live.taskOf(SUPERIOR, 'setback.plan-review', id);
    await reportsTo('E3', NEW);
    await follows('setback.plan-review', id, SUPERIOR, NEW, 'I-70');
  });
});

describe('changed by a transfer (§10), from its day on at once', () => {
  async function transfer(person: string): Promise<void> {
    const plan = {
      position: 'agent',
      departmentId: 'RD',
      superiorId: RELATED,
      transferOn: today,
      reason: '支援产品部',
    };
    const { body } = await live.post<{ id: string }>(HR, `/v1/people/${person}/transfer`, plan);
    await live.act(HEAD, 'transfer.agreement', { agreed: true }, body.id);
    await live.act(RELATED, 'transfer.agreement', { agreed: true }, body.id);
    await live.act(person, 'transfer.acknowledgement', { acknowledged: true }, body.id);
  }

  test('the cause of a setback', async () => {
    const id = await setbackOf('E5');
    await live.taskOf(SUPERIOR, 'setback.cause', id);
    await transfer('E5');
    await follows('setback.cause', id, SUPERIOR, RELATED, '11.1');
    await act(RELATED, 'setback.cause', id);
  });

  test('the review of a confirmation goes to who manages the new department (4.4.2)', async () => {
    const id = await confirm('E6');
    await act(SUPERIOR, 'confirmation.proposal', id);
    await live.taskOf(HEAD, 'confirmation.review', id);
    await transfer('E6');
    await follows('confirmation.review', id, HEAD, RELATED, '7.2.1');
    await live.act(RELATED, 'confirmation.review', { decision: 'endorse' }, id);
  });
});
