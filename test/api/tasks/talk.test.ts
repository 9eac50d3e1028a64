import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { Live, type LiveTask } from '../live.js';

/** Talk about the tasks of transfers (I-72), on the real engine: a transfer begins with a task of the HR manager's. */
let live: Live;
/** The HR manager sits in another department and stands above nobody here. */
const MANAGER = RELATED;
const opening = new Map<string, LiveTask>();

beforeAll(async () => {
  live = await Live.start(
    ['E1', 'E2', 'E3'].map((id) => ({ id, level: 'intermediate1-1' as const })),
    '2026-07',
    { [MANAGER]: ['hr-manager', 'employee'] },
  );
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${MANAGER} end`.execute(
    live.stack.database.db,
  );
  for (const id of ['E1', 'E2', 'E3']) {
    const answer = await live.post<{ id: string }>(id, `/v1/people/${id}/transfer-application`, {
      opening: '质检组编制空缺一人',
      reason: '熟悉质检标准',
      wishedOn: addDays(todayIn('Asia/Shanghai', Date.now()), 30),
    });
    expect([id, answer.status]).toEqual([id, 201]);
    opening.set(id, await live.taskOf(MANAGER, 'transfer.opening', answer.body.id));
  }
});
afterAll(() => live.close());

const taskOf = (id: string): LiveTask => {
  const task = opening.get(id);
  if (task === undefined) throw new Error(`no transfer of ${id}`);
  return task;
};
const messages = async (to: string, taskId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ topic: string }>`
    select topic from message where person_id = ${to} and task_id = ${taskId} and topic <> 'opened' order by id`.execute(
    live.stack.database.db,
  );
  return rows.map(({ topic }) => topic);
};

describe('urging (I-39)', () => {
  interface Urged {
    readonly results: readonly { readonly state: string; readonly reason: { readonly zh: string } | null }[];
  }
  const urge = async (who: string, ...taskIds: string[]) =>
    (await live.post<Urged>(who, '/v1/tasks/urges', { taskIds })).body.results.map(({ state }) => state);

  test('whoever holds it hears at once, the due day stays, the ledger and the follow-up say so', async () => {
    const { id } = taskOf('E1');
    expect(await urge(HR, id)).toEqual(['open']);
    expect(await messages(MANAGER, id)).toEqual(['urged']);
    expect(await messages(HR, id)).toEqual([]);
    const { rows } =
      await sql`select l.actor, l.clause, t.urged_at is not null as urged, t.state from ledger l join task t on t.id = l.task_id
      where t.id = ${id} and l.act = 'task.urged'`.execute(live.stack.database.db);
    expect(rows).toEqual([{ actor: HR, clause: 'I-39', urged: true, state: 'open' }]);
    const { body } = await live.get<{ items: { id: string; urgedAt: string | null }[] }>(HR, '/v1/tasks/follow-up');
    expect(body.items.find((one) => one.id === id)?.urgedAt).not.toBeNull();
  });

  test('once a workday; by nobody whose task it is; of two at the same moment one counts', async () => {
    const { id } = taskOf('E1');
    const again = await live.post<Urged>(HR, '/v1/tasks/urges', { taskIds: [id] });
    expect(again.body.results[0]?.reason?.zh).toContain('本工作日已催办过');
    expect(await urge(MANAGER, id)).toEqual(['refused']);
    const other = taskOf('E2').id;
    const both = await Promise.all([urge(HR, other), urge(HR, other)]);
    expect(both.flat().sort()).toEqual(['open', 'refused']);
    expect(await messages(MANAGER, other)).toEqual(['urged']);
  });

  test('not after the task has gone', async () => {
    const task = taskOf('E2');
    const done = await live.complete(MANAGER, task, { decision: 'refuse', reason: '没有空缺' });
    expect(done.status).toBe(200);
    expect(await urge(HR, task.id)).toEqual(['refused']);
  });
});

test('whoever has a task delegates it and takes it back; the page reads by whom it is done', async () => {
  const { id } = taskOf('E3');
  const delegated = async (who: string) =>
    (await live.get<{ delegated: { to: { personId: string } }[] }>(who, `/v1/tasks/${id}`)).body.delegated.map(
      ({ to }) => to.personId,
    );
  await live.post(MANAGER, `/v1/tasks/${id}/claim`, {});
  await sql`insert into account_role (account_id, role) select id, 'hr-manager' from account where person_id = ${SUPERIOR}`.execute(
    live.stack.database.db,
  );
  const given = await live.post(MANAGER, `/v1/tasks/${id}/delegation`, { to: SUPERIOR, reason: '出差' });
  expect(given.status).toBe(200);
  expect(await delegated(MANAGER)).toEqual([SUPERIOR]);
  const back = await live.post(MANAGER, `/v1/tasks/${id}/hand-back`, { from: SUPERIOR, reason: '已回' });
  expect([back.status, await delegated(MANAGER)]).toEqual([200, []]);
  await sql`delete from account_role where role = 'hr-manager' and account_id = (select id from account where person_id = ${SUPERIOR})`.execute(
    live.stack.database.db,
  );
});

describe('asking back', () => {
  interface Question {
    readonly no: number;
    readonly question: string;
    readonly state: string;
    readonly answer: string | null;
  }
  const ask = async (who: string, to: string, of = 'E1') => {
    const answer = await live.post(who, `/v1/tasks/${taskOf(of).id}/questions`, { to, question: '班组还有空缺吗?' });
    return answer.status === 200 ? 200 : [answer.status, answer.body.code];
  };
  const asked = async (who: string, open = true) =>
    (await live.get<{ items: Question[] }>(who, `/v1/questions?open=${String(open)}`)).body.items;
  const beside = async (who: string, of = 'E1') =>
    (await live.get<{ items: Question[] }>(who, `/v1/tasks/${taskOf(of).id}/questions`)).body.items;
  const answer = async (who: string, no: number) =>
    (await live.post(who, `/v1/questions/${no}/answer`, { answer: '有一个' })).status;
  const addressees = async (who: string, of = 'E1') => {
    const { body } = await live.get<{ items: { personId: string }[] }>(who, `/v1/tasks/${taskOf(of).id}/addressees`);
    return body.items.map(({ personId }) => personId);
  };

  test('somebody who may read the case: he is told of case and question, not of the task, and answers in his inbox', async () => {
    expect(await ask(MANAGER, SUPERIOR)).toBe(200);
    const [one] = await asked(SUPERIOR);
    expect((await live.get<{ items: Question[] }>(SUPERIOR, '/v1/questions')).body.items).toEqual([one]);
    expect(one).toMatchObject({ question: '班组还有空缺吗?', state: 'open' });
    const told = await live.get<{ items: { asks: boolean; body: { zh: string } }[] }>(SUPERIOR, '/v1/messages');
    expect(told.body.items.find(({ asks }) => asks)?.body.zh).toContain('班组还有空缺吗?请在');
    const { rows } = await sql<{ body: string; task: string | null }>`
      select body ->> 'zh' as body, task_id as task from message where person_id = ${SUPERIOR} and subject ->> 'zh' like '沟通%'`.execute(
      live.stack.database.db,
    );
    expect(rows).toEqual([{ body: expect.stringContaining('班组还有空缺吗') as unknown, task: null }]);
    expect(rows[0]?.body).not.toContain('确认岗位空缺');
    expect((await live.get<object>(SUPERIOR, '/v1/tasks/counts')).body).toMatchObject({ asked: 1 });
    // He may not read the task itself.
    expect((await live.get(SUPERIOR, `/v1/tasks/${taskOf('E1').id}/questions`)).status).toBe(404);
    const no = one?.no ?? 0;
    for (const other of [HR, MANAGER, 'E1']) expect([other, await answer(other, no)]).toEqual([other, 404]);
    expect(await answer(SUPERIOR, no)).toBe(200);
    expect(await answer(SUPERIOR, no)).toBe(409);
    expect(await beside(MANAGER)).toMatchObject([{ state: 'answered', answer: '有一个' }]);
    expect(await beside(HR)).toMatchObject([{ answer: '有一个' }]);
    expect(await asked(SUPERIOR)).toEqual([]);
    const ledger =
      await sql`select act, actor, after::text as after from ledger where act in ('task.asked', 'task.answered') order by id`.execute(
        live.stack.database.db,
      );
    expect(ledger.rows).toEqual([
      { act: 'task.asked', actor: MANAGER, after: expect.not.stringContaining('空缺') as unknown },
      { act: 'task.answered', actor: SUPERIOR, after: expect.not.stringContaining('一个') as unknown },
    ]);
  });

  test('I-35, 8.5.6: neither the person, nor a relative, nor who may not read the case, nor whoever has left or no account', async () => {
    const { db } = live.stack.database;
    await sql`insert into declared_relative (person_id, relative_id, declared_by) values (${HEAD}, 'E1', ${HEAD})`.execute(
      db,
    );
    expect(await ask(MANAGER, 'E1')).toEqual([422, 'TALK.INTERESTED']);
    expect(await ask(MANAGER, HEAD)).toEqual([422, 'TALK.INTERESTED']);
    for (const to of ['E2', 'nobody']) expect([to, await ask(MANAGER, to)]).toEqual([to, [422, 'TALK.NOT_READER']]);
    const listed = await addressees(MANAGER);
    expect(listed).toEqual(expect.arrayContaining([HR, SUPERIOR]));
    for (const one of ['E1', HEAD, 'E2', MANAGER]) expect(listed).not.toContain(one);
    await sql`update declared_relative set withdrawn_by = declared_by, withdrawn_at = now()`.execute(db);
    await sql`update account set disabled = true where person_id = ${SUPERIOR}`.execute(db);
    expect(await ask(MANAGER, SUPERIOR)).toEqual([422, 'TALK.NOT_READER']);
    await sql`update account set disabled = false where person_id = ${SUPERIOR}`.execute(db);
    expect(await ask(MANAGER, SUPERIOR)).toBe(200);
  });

  test('only whoever may do the task asks; he takes a question back, and then nobody answers', async () => {
    expect(await ask(HR, SUPERIOR)).toEqual([403, 'TASK.NOT_YOURS']);
    for (const who of ['E1', 'E2', SUPERIOR]) expect([who, await ask(who, HR)]).toEqual([who, [404, 'TASK.NOT_FOUND']]);
    const [one] = await asked(SUPERIOR);
    const no = one?.no ?? 0;
    const withdraw = async (who: string) => (await live.post(who, `/v1/questions/${no}/withdrawal`, {})).status;
    expect([await withdraw(SUPERIOR), await withdraw(HR)]).toEqual([404, 404]);
    const both = await Promise.all([withdraw(MANAGER), answer(SUPERIOR, no)]);
    expect([...both].sort()).toEqual([200, 409]);
    expect(await asked(SUPERIOR)).toEqual([]);
  });

  test('the task is done without waiting; what was asked is nobody’s any more', async () => {
    expect(await ask(MANAGER, SUPERIOR)).toBe(200);
    const [one] = await asked(SUPERIOR);
    const before = await sql<{ due: string }>`select due_on as due from task where id = ${taskOf('E1').id}`.execute(
      live.stack.database.db,
    );
    expect(before.rows[0]?.due).toBeTruthy();
    const done = await live.complete(MANAGER, taskOf('E1'), { decision: 'refuse', reason: '没有空缺' });
    expect(done.status).toBe(200);
    // 8.5.6: that the question is over, and neither which task it was nor who has done it.
    const late = await live.post(SUPERIOR, `/v1/questions/${one?.no ?? 0}/answer`, { answer: '有一个' });
    expect([late.status, late.body.code]).toEqual([409, 'TALK.NOT_OPEN']);
    expect(JSON.stringify(late.body)).not.toContain(taskOf('E1').id);
    expect(await asked(SUPERIOR)).toEqual([]);
    expect((await asked(SUPERIOR, false)).map(({ state }) => state)).toContain('over');
    expect(await ask(MANAGER, SUPERIOR)).toEqual([409, 'TASK.NOT_OPEN']);
  });
});

describe('copies, comments and read marks', () => {
  interface Remark {
    readonly no: number;
    readonly text: string | null;
    readonly removed: boolean;
    readonly to: readonly { readonly personId: string; readonly readAt: string | null }[];
    readonly former: readonly { readonly text: string | null }[];
    readonly code?: string;
  }
  const caseOf = (of: string) => taskOf(of).caseId ?? '';
  const write = async (who: string, more: object, of = 'E3') =>
    live.post<Remark>(who, `/v1/cases/${caseOf(of)}/remarks`, { kind: 'comment', to: [], ...more });
  const outcome = async (...given: Parameters<typeof write>) => {
    const { status, body } = await write(...given);
    return status === 201 ? 201 : [status, body.code];
  };
  const readBy = async (who: string, of = 'E3') => {
    const { status, body } = await live.get<{ items: Remark[] }>(who, `/v1/cases/${caseOf(of)}/remarks`);
    return status === 200 ? body.items.map(({ text }) => text) : status;
  };
  const toMe = async (who: string) => (await live.get<{ items: Remark[] }>(who, '/v1/remarks')).body.items;

  test('a comment is read by HR, the general manager and whoever may do a task; by nobody else who reads the case', async () => {
    expect(await outcome(HR, { text: '请核对资格' })).toBe(201);
    expect(await outcome(MANAGER, { text: '任务上的话', taskId: taskOf('E3').id })).toBe(201);
    const all = ['请核对资格', '任务上的话'];
    expect([await readBy(HR), await readBy(GM), await readBy(MANAGER)]).toEqual([all, all, all]);
    // The person and his superior read the case, and nothing of this.
    expect([await readBy('E3'), await readBy(SUPERIOR), await readBy('E2')]).toEqual([[], [], 404]);
    for (const who of ['E3', SUPERIOR])
      expect([who, await outcome(who, { text: '我也说' })]).toEqual([who, [403, 'TALK.NOT_WRITER']]);
    expect(await outcome(HR, { text: '别案的任务', taskId: taskOf('E1').id })).toEqual([422, 'TALK.CASE_MISSING']);
    expect(await outcome('E2', { text: '我也说' })).toEqual([404, 'TALK.NO_REMARK']);
    expect(await outcome(HR, { text: '  ' })).toEqual([400, 'REQUEST.INVALID']);
    expect(await outcome(HR, { kind: 'copy' })).toEqual([400, 'REQUEST.INVALID']);
  });

  test('whoever is mentioned or copied is told without the words, reads it, answers, and marks it as read', async () => {
    expect(await outcome(HR, { text: '班组长怎么看', to: [SUPERIOR] })).toBe(201);
    expect(await outcome(MANAGER, { kind: 'copy', to: [SUPERIOR] })).toBe(201);
    const { rows } = await sql<{ said: string }>`
      select subject::text || body::text as said from message where person_id = ${SUPERIOR} and workflow_id = 'remark'`.execute(
      live.stack.database.db,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('怎么看');
    expect((await live.get<object>(SUPERIOR, '/v1/tasks/counts')).body).toMatchObject({ copied: 2 });
    expect(await readBy(SUPERIOR)).toEqual(['班组长怎么看', null]);
    const [copy] = await toMe(SUPERIOR);
    const mark = async (who: string) => (await live.send(who, 'put', `/v1/remarks/${copy?.no ?? 0}/read`, {})).status;
    expect([await mark(SUPERIOR), await mark(SUPERIOR), await mark(HR), await mark('E3')]).toEqual([
      204, 204, 403, 404,
    ]);
    expect((await live.get<object>(SUPERIOR, '/v1/tasks/counts')).body).toMatchObject({ copied: 1 });
    const seen = (await live.get<{ items: Remark[] }>(HR, `/v1/cases/${caseOf('E3')}/remarks`)).body.items;
    expect(seen.at(-1)?.to).toMatchObject([{ personId: SUPERIOR, readAt: expect.any(String) as unknown }]);
    expect(await outcome(SUPERIOR, { text: '可以', to: [HR] })).toBe(201);
  });

  test('whoever audits reads what is said at a case and beside its tasks, notes to signers too, each with a line; and writes nothing', async () => {
    const { db } = live.stack.database;
    await sql`insert into account_role (account_id, role) select id, unnest(array['auditor', 'hr']) from account where person_id = 'E2'`.execute(
      db,
    );
    const { body } = await write(HR, { text: '写给负责人', to: [MANAGER] });
    const said = (await live.get<{ items: Remark[] }>(HR, `/v1/cases/${caseOf('E3')}/remarks`)).body.items;
    expect(await readBy('E2')).toEqual(said.map(({ text }) => text));
    const task = `/v1/tasks/${taskOf('E3').id}`;
    for (const path of [task, `${task}/questions`, `${task}/signers`, `${task}/addressees`])
      expect([path, (await live.get('E2', path)).status]).toEqual([path, 200]);
    const { rows } = await sql<{ route: string; about: readonly string[] }>`
      select route, about from read_line where person_id = 'E2' order by id`.execute(db);
    expect(rows).toContainEqual({
      route: 'GET /v1/cases/{caseId}/remarks',
      about: expect.arrayContaining(['E3']) as unknown,
    });
    expect(rows.map(({ route }) => route)).toEqual(
      expect.arrayContaining(['GET /v1/tasks/{taskId}/questions', 'GET /v1/tasks/{taskId}/signers']),
    );
    expect(await outcome('E2', { text: '审计也说' })).toEqual([403, expect.any(String)]);
    expect((await live.send('E2', 'put', `/v1/remarks/${body.no}/read`, {})).status).toBe(403);
    await sql`delete from account_role where role in ('auditor', 'hr') and account_id = (select id from account where person_id = 'E2')`.execute(
      db,
    );
  });

  test('8.5.6, I-35: not to the person before his result, nor to who may not read the case', async () => {
    expect(await outcome(HR, { text: '结果未定', to: ['E3'] })).toEqual([422, 'TALK.NOT_RELEASED']);
    expect(await outcome(HR, { text: '无关的人', to: ['E2'] })).toEqual([422, 'TALK.NOT_READER']);
    const { db } = live.stack.database;
    await sql`update personnel_case set released = true, released_at = now() where id = ${caseOf('E3')}`.execute(db);
    expect(await outcome(HR, { text: '结果已反馈', to: ['E3'] })).toBe(201);
    expect(await readBy('E3')).toEqual(['结果已反馈']);
    expect(await outcome('E3', { text: '谢谢' })).toBe(201);
    expect(await readBy('E3')).toEqual(['结果已反馈', '谢谢']);
    await sql`update personnel_case set released = false, released_at = null where id = ${caseOf('E3')}`.execute(db);
  });

  test('its author alone changes and removes it; what stood there is kept for HR', async () => {
    const { body } = await write(MANAGER, { text: '写错了' });
    const at = `/v1/remarks/${body.no}`;
    expect((await live.send(HR, 'put', at, { text: '别人改' })).status).toBe(403);
    expect((await live.send('E3', 'put', at, { text: '别人改' })).status).toBe(404);
    expect((await live.send(MANAGER, 'put', at, { text: '改对了' })).status).toBe(200);
    const last = async (who: string) =>
      (await live.get<{ items: Remark[] }>(who, `/v1/cases/${caseOf('E3')}/remarks`)).body.items.at(-1);
    expect(await last(GM)).toMatchObject({ text: '改对了', former: [{ text: '写错了' }] });
    expect((await live.remove(MANAGER, at)).status).toBe(204);
    expect((await live.remove(MANAGER, at)).status).toBe(409);
    expect(await last(HR)).toMatchObject({
      text: null,
      removed: true,
      former: [{ text: '写错了' }, { text: '改对了' }],
    });
    await expect(sql`update remark set text = 'x'`.execute(live.stack.database.db)).rejects.toThrow(
      'permission denied',
    );
  });

  test('whose task has gone reads and writes no more; a proxy reads for his days and not a day longer', async () => {
    const { db } = live.stack.database;
    expect(await readBy('E2')).toBe(404);
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values (${MANAGER}, 'E2', current_date - 1, current_date + 1, '出差', ${MANAGER}, now())`.execute(db);
    // A rival for no post, no relative: E2 stands in, and so may read what is said.
    expect(await readBy('E2')).toEqual(expect.arrayContaining(['请核对资格']));
    await sql`insert into proxy_end (proxy_no, ended_by, at) select no, ${MANAGER}, now() from proxy`.execute(db);
    expect(await readBy('E2')).toBe(404);
    const own = `/v1/remarks/${(await write(MANAGER, { text: '再说一句' })).body.no}`;
    await live.complete(MANAGER, taskOf('E3'), { decision: 'refuse', reason: '没有空缺' });
    expect(await outcome(MANAGER, { text: '任务上', taskId: taskOf('E3').id })).toBe(201); // an office reads on
    expect((await live.send(MANAGER, 'put', own, { text: '改一句' })).status).toBe(200);
  });
});
