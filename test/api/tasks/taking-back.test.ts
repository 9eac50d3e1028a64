import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { enteredBefore } from '../../../api/views/tasks/entered-before.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { begun, returnedTo, type EntryState } from '../../../workflows/entry/state.js';
import { PIPELINES } from '../../../domain/pipelines/pipelines.js';
import { returnsGone } from '../../../domain/undo/returning.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

let harness: Harness;
const sent: unknown[] = [];
beforeAll(async () => {
  const update = ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    return Promise.resolve({ taskId: (input as { taskId: string }).taskId, state: 'completed' } as never);
  };
  harness = await createHarness({ engine: { ...idleEngine, update } });
  const { db } = harness.database;
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
    values ('RZ-1', 'entry', 'e1', 'verification', 'v1', '{}', 'h1')`.execute(db);
  const task = (id: string, kind: string, by: string | null, deputy: string | null = null) =>
    sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, roles, opened_at, closed_at, closed_by, closed_by_deputy)
      values (${id}, 'RZ-1', 'RZ-1', ${kind}, 'I-78', ${by === null ? 'open' : 'completed'}, '{s1}', '{}',
        ${by === null ? '2026-11-20T02:00:00Z' : '2026-11-19T02:00:00Z'}, ${by === null ? null : '2026-11-20T02:00:00Z'}, ${by}, ${deputy})`.execute(
      db,
    );
  await task('RZ-1.1', 'entry.proposal', 's1');
  await task('RZ-1.2', 'entry.proposal', 's1', 's2');
  await task('RZ-1.3', 'entry.gm-decision', 's1');
  await task('RZ-1.4', 'entry.verification', null);
});
afterAll(() => harness.close());

const call = async (login: string, method: 'get' | 'post', path: string, body?: object) => {
  const one = request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Idempotency-Key': randomUUID() });
  const answer = await (body === undefined ? one : one.send(body));
  return [answer.status, (answer.body as { code?: string }).code] as const;
};
const back = (login: string, taskId: string, body: object = { reason: '填写有误' }) =>
  call(login, 'post', `/v1/tasks/${taskId}/withdrawal`, body);

describe('whoever has done a task takes it back (0057)', () => {
  test('with a reason: it goes to the workflow in his name', async () => {
    expect(await back('s1', 'RZ-1.1', {})).toEqual([400, 'REQUEST.INVALID']);
    expect(sent).toEqual([]);
    expect(await back('s1', 'RZ-1.1')).toEqual([200, undefined]);
    expect(sent).toMatchObject([
      { taskId: 'RZ-1.1', takesBack: 'entry.proposal', reason: '填写有误', actor: { personId: 's1' } },
    ]);
  });

  test('nobody else, nor a task that is open; a kind that does not offer it says why', async () => {
    expect((await back('e2', 'RZ-1.1'))[0]).toBe(404);
    expect(await back('h1', 'RZ-1.1')).toEqual([403, 'TAKE_BACK.NOT_YOURS']);
    expect(await back('s1', 'RZ-1.4')).toEqual([409, 'TAKE_BACK.NOT_DONE']);
    expect(await back('s1', 'RZ-1.3')).toEqual([409, 'TAKE_BACK.NOT_OFFERED']);
  });

  test('a deputy whose proxy has ended does not; whom he stood in for does', async () => {
    expect(await back('s2', 'RZ-1.2')).toEqual([409, 'PROXY.ENDED']);
    expect(await back('s1', 'RZ-1.2')).toEqual([200, undefined]);
  });

  test('a claim that went with its office has touched nothing; one of whoever claims something else by right has (4.1)', async () => {
    const { db } = harness.database;
    const claimed = (no: number, role: string, by: string) =>
      sql`insert into task (id, workflow_id, case_id, kind, clause, state, roles, opened_at, claimed_by, claimed_at)
        values (${`RZ-1.${no}`}, 'RZ-1', 'RZ-1', 'entry.verification', 'I-78', 'open', ${`{${role}}`}, '2026-11-20T02:00:00Z', ${by}, now())`.execute(
        db,
      );
    await claimed(11, 'gm', 'h1');
    await claimed(12, 'gm', 'd1');
    await claimed(13, 'department-head', 'd1');
    expect(await back('s1', 'RZ-1.1')).toEqual([200, undefined]);
    expect((sent.at(-1) as { actor: object }).actor).toMatchObject({ personId: 's1', endedClaims: ['h1'] });
    await sql`delete from task where id in ('RZ-1.11', 'RZ-1.12', 'RZ-1.13')`.execute(db);
  });

  test('not once somebody has begun to fill in the next step', async () => {
    await sql`insert into task_draft (task_id, person_id, content, updated_at) values ('RZ-1.4', 'h1', 'x', now())`.execute(
      harness.database.db,
    );
    expect(await back('s1', 'RZ-1.1')).toEqual([409, 'TAKE_BACK.BEGUN']);
  });

  test('the page of the task knows whether it is offered', async () => {
    const shown = async (taskId: string) => {
      const answer = await request(harness.express)
        .get(`/v1/tasks/${taskId}`)
        .set('Authorization', `Bearer ${await harness.tokenOf('s1')}`);
      return (answer.body as { takeBack: { whyNot: object | null } | null }).takeBack;
    };
    const { db } = harness.database;
    const saying = (words: RegExp) => ({ whyNot: { zh: expect.stringMatching(words) as unknown } });
    // What is refused later is said before anybody writes a reason.
    expect(await shown('RZ-1.1')).toMatchObject(saying(/已开始填写/));
    await sql`delete from task_draft where task_id = 'RZ-1.4'`.execute(db);
    expect(await shown('RZ-1.1')).toEqual({ whyNot: null });
    await sql`update task set people = '{h1}', claimed_by = 'h1', claimed_at = now() where id = 'RZ-1.4'`.execute(db);
    expect(await shown('RZ-1.1')).toMatchObject(saying(/何人事（h1）认领或办理/));
    await sql`update task set people = '{s1}', claimed_by = null, claimed_at = null where id = 'RZ-1.4'`.execute(db);
    await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, roles, opened_at, closed_at, closed_by)
      values ('RZ-1.14', 'RZ-1', 'RZ-1', 'entry.verification', 'I-78', 'completed', '{h1}', '{}', '2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z', 'h1')`.execute(
      db,
    );
    expect(await shown('RZ-1.1')).toMatchObject(saying(/流程已有变化/));
    await sql`delete from task where id = 'RZ-1.14'`.execute(db);
    expect((await shown('RZ-1.3'))?.whyNot).toMatchObject({ zh: expect.stringMatching(/申诉/) as unknown });
    expect(await shown('RZ-1.4')).toBeNull();
  });
});

describe('whoever has a task returns its case to an earlier step (0058)', () => {
  const giveBack = (login: string, body: object = { redo: 'entry.proposal', reason: '材料不全' }) =>
    call(login, 'post', '/v1/tasks/RZ-1.4/return', body);

  test('with a reason and a step: it goes to the workflow in his name', async () => {
    sent.length = 0;
    expect(await giveBack('s1', { redo: 'entry.proposal' })).toEqual([400, 'REQUEST.INVALID']);
    expect(await giveBack('s1', { redo: 'nothing', reason: '材料不全' })).toEqual([400, 'REQUEST.INVALID']);
    expect(sent).toEqual([]);
    expect(await giveBack('s1')).toEqual([200, undefined]);
    expect(sent).toMatchObject([
      {
        taskId: 'RZ-1.4',
        returns: 'entry.verification',
        redo: 'entry.proposal',
        caseIds: ['RZ-1'],
        actor: { personId: 's1' },
      },
    ]);
  });

  test('nobody else: neither its person, nor HR who only look after it, nor a deputy whose proxy has ended, nor a leaver', async () => {
    const { db } = harness.database;
    expect((await giveBack('e1'))[0]).toBe(404);
    expect(await giveBack('h1')).toEqual([403, 'TASK.NOT_YOURS']);
    const proxy = (from: string, to: string) =>
      sql`insert into proxy (principal_id, deputy_id, from_on, until_on, kinds, reason, named_by, at)
        values ('s1', 's2', ${from}, ${to}, null, '休假', 's1', now())`.execute(db);
    await proxy('2026-11-20', '2026-11-22'); // it is the 23rd
    expect((await giveBack('s2'))[0]).toBe(404);
    await proxy('2026-11-23', '2099-12-31');
    expect(await giveBack('s2')).toEqual([200, undefined]);
    expect(sent.at(-1)).toMatchObject({ actor: { personId: 's1', by: 's2' } });
    const token = await harness.tokenOf('s2');
    await sql`update account set disabled = true where person_id = 's2'`.execute(db);
    const gone = await request(harness.express)
      .post('/v1/tasks/RZ-1.4/return')
      .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() })
      .send({ redo: 'entry.proposal', reason: '材料不全' });
    expect(gone.status).toBe(401);
  });

  test('whoever has it sees the steps that he may choose, and what came back to it, with what was entered before', async () => {
    const { db } = harness.database;
    const shown = async (login: string) => {
      const answer = await request(harness.express)
        .get('/v1/tasks/RZ-1.4/returns')
        .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
      return answer.body as { steps: { redo: string }[]; cameBack: object[] };
    };
    // Of the steps of its kind only those that the case went through.
    const line = (seq: number, before: string | null, after: string) =>
      sql`insert into ledger (at, actor, act, workflow_id, seq, case_id, before, after) values (now(), 's1', 'entry.proposal', 'RZ-1', ${seq},
        'RZ-1', ${before === null ? null : { stage: before }}, ${{ stage: after }})`.execute(db);
    const none = (await shown('s1')) as object;
    expect(none).toMatchObject({ steps: [], whyNot: { en: expect.stringMatching(/went through no step/) as unknown } });
    await line(1, null, 'proposal');
    await line(2, 'proposal', 'verification');
    expect(await shown('s1')).toMatchObject({ steps: [{ redo: 'entry.proposal', clause: 'I-78' }], whyNot: null });
    await line(3, 'verification', 'proposal');
    await line(4, 'proposal', 'review');
    await line(5, 'review', 'verification');
    expect(await shown('s1')).toMatchObject({
      steps: [{ redo: 'entry.review' }, { redo: 'entry.proposal', clause: 'I-78' }],
      whyNot: null,
      cameBack: [],
    });
    await sql`update personnel_case set round = 2 where id = 'RZ-1'`.execute(db);
    await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, reason, detail, round, policy_version, decided_by, at)
      values ('RZ-1', 9, 'RZ-1', '6.2', 'return', 'to-office', '请复核', ${{ redo: 'entry.verification' }}, 1, 'v1', 'h2', now())`.execute(
      db,
    );
    await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, roles, opened_at, closed_at, closed_by, answer)
      values ('RZ-1.5', 'RZ-1', 'RZ-1', 'entry.verification', '4.2.1', 'completed', '{s1}', '{}', '2026-11-18T02:00:00Z', '2026-11-18T03:00:00Z', 's1', ${{ decision: 'verify' }})`.execute(
      db,
    );
    expect((await shown('s1')).cameBack).toMatchObject([
      { caseId: 'RZ-1', round: 2, reason: '请复核', by: { personId: 'h2' }, before: { decision: 'verify' } },
    ]);
    expect(await shown('h1')).toMatchObject({ steps: [], cameBack: [] });
  });
});

test('an entry goes back to what it has gone through in this round, and nowhere ahead (I-78)', () => {
  const at = (stage: EntryState['stage'], ...hands: string[]): EntryState => ({
    ...begun,
    stage,
    hands,
    level: 'junior-2',
  });
  const ways = (state: EntryState) =>
    PIPELINES.entry.map(({ stage }) => stage).filter((to) => returnedTo(state, to) !== undefined);
  expect(ways(at('review', 'a'))).toEqual(['proposal']);
  expect(ways(at('verification', 'a'))).toEqual(['proposal']);
  expect(ways(at('verification', 'a', 'b'))).toEqual(['proposal', 'review']);
  expect(ways(at('special-approval', 'a', 'b'))).toEqual(['proposal', 'review', 'verification']);
  expect(ways(at('gm-decision', 'a'))).toEqual(['proposal', 'verification', 'special-approval']);
});

test('a step that every case was opened by is one that it went through; a cause is not, once a plan has failed (I-69)', () => {
  const steps = (kind: TaskKind, ...ways: (readonly string[])[]) => returnsGone(kind, ways).map(({ redo }) => redo);
  expect(steps('vacancy.verification', ['verification'])).toEqual(['vacancy.renomination']);
  // 4.4.1: in this round the manager has proposed himself, and nobody has reviewed.
  const skipped = ['proposal', 'review', 'verification', 'proposal', 'verification'];
  expect(steps('entry.verification', skipped)).toEqual(['entry.proposal']);
  expect(steps('entry.special-approval', skipped)).toEqual(['entry.verification', 'entry.proposal']);
  // I-26: a special promotion was never listed, and came by the submission all the same, as its form sends it back there.
  expect(steps('cycle.first-review', ['ineligible', 'first-review'])).toEqual(['cycle.submission']);
  expect(steps('vacancy.gm-decision', ['verification', 'trial-ready'], ['verification', 'qualification'])).toEqual([
    'vacancy.qualification',
    'vacancy.verification',
    'vacancy.renomination',
  ]);
  expect(steps('setback.gm-decision', ['cause', 'statement', 'proposal'])).toEqual([
    'setback.proposal',
    'setback.cause',
  ]);
  expect(steps('setback.gm-decision', ['cause', 'plan', 'plan-review', 'proposal'])).toEqual(['setback.proposal']);
  expect(steps('setback.gm-decision', ['cause', 'plan-review', 'cause', 'proposal'])).toEqual([
    'setback.proposal',
    'setback.cause',
  ]);
});

test('of a form for many only the rows about one case are shown again', () => {
  const answer = { submitted: [{ caseId: 'A', steps: 1 }], leftOut: [{ caseId: 'B', reason: '不足' }], note: '三人' };
  expect(enteredBefore([answer], 'A')).toEqual({ submitted: [{ caseId: 'A', steps: 1 }] });
  expect(enteredBefore([{ decisions: [{ caseId: 'B' }] }, answer], 'A')).toEqual({
    submitted: [{ caseId: 'A', steps: 1 }],
  });
  expect(enteredBefore([answer], 'C')).toBeNull();
  expect(enteredBefore([{ level: 'junior-1' }], 'C')).toEqual({ level: 'junior-1' });
});
