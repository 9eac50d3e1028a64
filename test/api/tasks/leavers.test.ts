import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { countLeftBehind } from '../../../db/tasks/unheld.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { HEAD, HR, RELATED } from '../../support/department.js';
import { until } from '../../../cli/play/until.js';
import { PeoplePlay } from '../../workflows/people/people-play.js';
import { Live, type LiveTask } from '../live.js';

/**
 * docs/decisions/0065, I-58, I-39: whoever leaves while he is asked, copied, a signer, a delegate, a proxy or the one who
 * asked keeps nobody waiting. Each case is a transfer that waits for the HR managers (I-72).
 */
let live: Live;
/** HR managers; the second and third of them leave, and so do those of HR. */
const [MANAGER, SECOND, THIRD] = [RELATED, 'X2', 'X3'];
const LEAVERS = { signs: 'H2', asked: 'H3', copied: 'H4', deputy: 'H5' } as const;
const CASES = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;
const opening = new Map<string, LiveTask>();
const today = todayIn('Asia/Shanghai', Date.now());

beforeAll(async () => {
  const people = [...CASES, SECOND, THIRD, ...Object.values(LEAVERS)];
  const offices = Object.fromEntries(Object.values(LEAVERS).map((id) => [id, ['hr', 'employee'] as const]));
  const managers = Object.fromEntries([MANAGER, SECOND, THIRD].map((id) => [id, ['hr-manager', 'employee'] as const]));
  live = await Live.start(
    people.map((id) => ({ id, level: 'intermediate1-1' as const })),
    '2026-07',
    { ...offices, ...managers },
  );
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${MANAGER} end`.execute(
    live.stack.database.db,
  );
  for (const id of CASES) {
    const said = { opening: '质检组编制空缺一人', reason: '熟悉质检标准', wishedOn: addDays(today, 30) };
    const answer = await live.post<{ id: string }>(id, `/v1/people/${id}/transfer-application`, said);
    expect([id, answer.status]).toEqual([id, 201]);
    opening.set(id, await live.taskOf(MANAGER, 'transfer.opening', answer.body.id));
  }
}, 240_000);
afterAll(() => live.close());

const taskOf = (id: (typeof CASES)[number]): LiveTask => {
  const task = opening.get(id);
  if (task === undefined) throw new Error(`no transfer of ${id}`);
  return task;
};
const leave = async (personId: string, successorId = HEAD): Promise<void> => {
  const play = new PeoplePlay(live.stack);
  const leaving = await play.leave({ personId, lastDay: addDays(today, -1), successorId, reason: '个人' });
  await play.at(leaving, 'left');
};
/** Subjects of what somebody was told about a task. */
const told = async (to: string, taskId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ subject: string }>`
    select subject ->> 'zh' as subject from message where person_id = ${to} and task_id = ${taskId} and topic <> 'opened'
    order by id`.execute(live.stack.database.db);
  return rows.map(({ subject }) => subject);
};
const lines = async (taskId: string, act: string) => {
  const { rows } = await sql<{ actor: string; clause: string }>`
    select actor, clause from ledger where task_id = ${taskId} and act = ${act} order by id`.execute(
    live.stack.database.db,
  );
  return rows;
};
interface Signers {
  readonly held: boolean;
  readonly signers: readonly { readonly state: string }[];
}
interface Question {
  readonly no: number;
  readonly state: string;
  readonly answer: string | null;
}
const refusing = { decision: 'refuse', reason: '没有空缺' };
const sign = (by: string, id: (typeof CASES)[number], to: string, way = 'after') =>
  live.post(by, `/v1/tasks/${taskOf(id).id}/signers`, { to, way, note: '请会签' });
const signature = async (id: (typeof CASES)[number]) => {
  const { rows } = await sql<{ id: string }>`
    select id from task where signs = ${taskOf(id).id} and state = 'open'`.execute(live.stack.database.db);
  return rows[0]?.id;
};
const ask = (by: string, id: (typeof CASES)[number], to: string) =>
  live.post(by, `/v1/tasks/${taskOf(id).id}/questions`, { to, question: '班组还有空缺吗?' });
const beside = async (who: string, id: (typeof CASES)[number]) =>
  (await live.get<{ items: Question[] }>(who, `/v1/tasks/${taskOf(id).id}/questions`)).body.items;

describe('whoever was asked to sign leaves', () => {
  test('what was handed in goes back, whoever asked is told, and it is handed in anew', async () => {
    const { id } = taskOf('E1');
    expect((await sign(MANAGER, 'E1', LEAVERS.signs)).status).toBe(200);
    expect((await live.complete(MANAGER, taskOf('E1'), refusing)).body.state).toBe('open');
    expect(await signature('E1')).toBeDefined();
    await leave(LEAVERS.signs);
    await until('the signature is asked no more', async () => (await signature('E1')) === undefined);
    expect(await told(MANAGER, id)).toEqual(['加签人已离职']);
    expect(await lines(id, 'task.signer-left')).toEqual([{ actor: 'system:departure', clause: 'I-58' }]);
    const { body } = await live.get<Signers>(MANAGER, `/v1/tasks/${id}/signers`);
    expect([body.held, body.signers.map(({ state }) => state)]).toEqual([false, ['removed']]);
    expect((await live.complete(MANAGER, taskOf('E1'), refusing)).body.state).toBe('completed');
  });
});

describe('whoever was asked leaves', () => {
  test('nobody answers: the question is over, whoever asked is told and asks somebody else', async () => {
    const { id } = taskOf('E2');
    expect((await ask(MANAGER, 'E2', LEAVERS.asked)).status).toBe(200);
    await leave(LEAVERS.asked);
    await until('the question is over', async () => (await beside(MANAGER, 'E2'))[0]?.state === 'left');
    expect(await told(MANAGER, id)).toEqual(['沟通：被问人已离职']);
    expect(await lines(id, 'task.unanswered')).toEqual([{ actor: 'system:departure', clause: 'I-58' }]);
    const no = (await beside(MANAGER, 'E2'))[0]?.no ?? 0;
    expect((await live.post(MANAGER, `/v1/questions/${no}/withdrawal`, {})).status).toBe(409);
    expect((await ask(MANAGER, 'E2', HR)).status).toBe(200);
  });
});

describe('whoever asked, has handed in or was a deputy leaves', () => {
  test('the answer reaches whoever has the task; what he handed in is handed in anew; his deputy is told', async () => {
    expect((await ask(SECOND, 'E3', HR)).status).toBe(200);
    expect((await sign(SECOND, 'E4', HR)).status).toBe(200);
    expect((await live.complete(SECOND, taskOf('E4'), refusing)).body.state).toBe('open');
    const named = await live.post<{ no: number }>(SECOND, `/v1/people/${SECOND}/proxies`, {
      deputyId: LEAVERS.copied,
      from: today,
      until: addDays(today, 5),
      kinds: null,
      reason: '出差',
    });
    expect(named.status).toBe(201);
    await leave(SECOND);
    await until('it came back', async () => (await signature('E4')) === undefined);
    expect(await told(MANAGER, taskOf('E4').id)).toEqual(['待办须重新提交']);
    expect(await lines(taskOf('E4').id, 'task.given-back')).toEqual([{ actor: 'system:workflow', clause: 'I-58' }]);
    // I-39: the deputy acts in nobody's place any more, and reads why.
    expect((await live.complete(LEAVERS.copied, taskOf('E4'), refusing)).status).not.toBe(200);
    const { rows } = await sql`select subject ->> 'zh' as subject from message
      where person_id = ${LEAVERS.copied} and clause = 'I-39' order by id`.execute(live.stack.database.db);
    expect(rows).toEqual([{ subject: '代理已生效' }, { subject: '被代理人已离职' }]);
    // Handed in anew: HR signs, and it takes effect in the name of who has it now.
    expect((await live.complete(MANAGER, taskOf('E4'), refusing)).body.state).toBe('open');
    const signs = await until('HR is asked to sign', () => signature('E4'));
    expect((await live.post(HR, `/v1/tasks/${signs}/completion`, { decision: 'sign' })).status).toBe(200);
    const done = await sql`select state, closed_by from task where id = ${taskOf('E4').id}`.execute(
      live.stack.database.db,
    );
    expect(done.rows).toEqual([{ state: 'completed', closed_by: MANAGER }]);
    const no = (await live.get<{ items: Question[] }>(HR, '/v1/questions')).body.items[0]?.no ?? 0;
    expect((await live.post(HR, `/v1/questions/${no}/answer`, { answer: '有一个' })).status).toBe(200);
    expect(await told(MANAGER, taskOf('E3').id)).toEqual(['沟通：已答复']);
  });
});

describe('a deputy leaves', () => {
  test('whom he stood in for is told, HR is shown that nobody stands in, and another one is named for the same days', async () => {
    const name = (deputyId: string) =>
      live.post(HR, `/v1/people/E6/proxies`, {
        deputyId,
        from: today,
        until: addDays(today, 5),
        kinds: null,
        reason: '休假',
      });
    const { db } = live.stack.database;
    await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
      values ('E6', 'personal', ${today}, ${addDays(today, 20)}, ${HR})`.execute(db);
    await sql`update task set people = '{E6}', roles = '{}', due_on = ${addDays(today, 3)} where id = ${taskOf('E5').id}`.execute(
      db,
    );
    const suggested = async () =>
      (await live.get<{ items: { personId: string }[] }>(HR, '/v1/proxy-suggestions')).body.items.map(
        ({ personId }) => personId,
      );
    expect(await suggested()).toEqual(['E6']);
    expect((await name(LEAVERS.deputy)).status).toBe(201);
    expect(await suggested()).toEqual([]);
    await leave(LEAVERS.deputy);
    expect(await suggested()).toEqual(['E6']);
    const { rows } = await sql`select subject ->> 'zh' as subject from message
      where person_id = 'E6' and clause = 'I-39' order by id`.execute(db);
    expect(rows).toEqual([{ subject: '代理已生效' }, { subject: '代理人已离职' }]);
    expect((await name(HEAD)).status).toBe(201);
    const { body } = await live.get<{ items: { state: string }[] }>(HR, '/v1/people/E6/proxies');
    expect(body.items.map(({ state }) => state)).toEqual(['holds', 'over']);
    await sql`update task set people = '{}', roles = '{hr-manager}' where id = ${taskOf('E5').id}`.execute(db);
  });
});

describe('whom something was copied to, or a task was delegated to, leaves', () => {
  test('nothing waits for the copy; a delegation ends, and an office’s task stays the office’s (4.1)', async () => {
    const { id, caseId } = taskOf('E5');
    const copied = await live.post(HR, `/v1/cases/${caseId ?? ''}/remarks`, { kind: 'copy', to: [LEAVERS.copied] });
    expect(copied.status).toBe(201);
    const delegated = await live.post(MANAGER, `/v1/tasks/${id}/delegation`, { to: THIRD, reason: '出差' });
    expect(delegated.status).toBe(200);
    await leave(LEAVERS.copied);
    await leave(THIRD);
    const shared = async () =>
      (await live.get<{ delegated: object[] }>(MANAGER, `/v1/tasks/${id}`)).body.delegated.length;
    await until('the delegation is over', async () => (await shared()) === 0);
    const { rows } = await sql`select people from task where id = ${id}`.execute(live.stack.database.db);
    expect(rows).toEqual([{ people: [] }]); // nobody gets an office by succession
    expect((await live.complete(HEAD, taskOf('E5'), refusing)).status).not.toBe(200);
    expect((await live.complete(MANAGER, taskOf('E5'), refusing)).body.state).toBe('completed');
  });
});

test('what stayed with nobody but a leaver is counted for an alarm, from the next day on (I-39)', async () => {
  const { db } = live.stack.database;
  expect(await countLeftBehind(db, addDays(today, 1))).toBe(0);
  await sql`update task set people = ${[SECOND]}::text[], roles = '{}' where id = ${taskOf('E6').id}`.execute(db);
  expect(await countLeftBehind(db, addDays(today, 1))).toBe(1);
  expect(await countLeftBehind(db, today)).toBe(0);
});
