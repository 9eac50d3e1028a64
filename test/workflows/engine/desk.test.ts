import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { HEAD, HR, SUPERIOR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, head, hr, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Play } from '../level-promotion/play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const secondHr = actor(HEAD, 'hr');

describe('the one human step: claim, complete, refuse', () => {
  let stack: TestStack;
  let play: Play;
  const rows = async (table: 'ledger' | 'projection' | 'decision' | 'task') => {
    const counted = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      stack.database.db,
    );
    return counted.rows[0]?.n ?? -1;
  };
  const claimOf = async (taskId: string) => {
    const found = await sql<{ claimedBy: string | null }>`
      select claimed_by as "claimedBy" from task where id = ${taskId}`.execute(stack.database.db);
    return found.rows[0]?.claimedBy;
  };

  beforeAll(async () => {
    stack = await startStack('dev');
    play = await Play.draft(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-2', ratings: B },
    ]);
  });
  afterAll(() => stack.close());

  test('a claim keeps others from claiming and completing until it is released', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.launch');
    expect((await refusalOf(pilot.release(task, hr))).code).toBe('TASK.NOT_CLAIMED');
    expect(await pilot.claim(task, hr)).toEqual({ taskId: task.id, state: 'open' });
    expect(await claimOf(task.id)).toBe(HR);
    expect((await refusalOf(pilot.claim(task, secondHr))).code).toBe('TASK.CLAIMED_BY_ANOTHER');
    expect((await refusalOf(pilot.release(task, secondHr))).code).toBe('TASK.NOT_CLAIMED');
    const act = { do: 'dismiss', reason: '重复' } as const;
    expect((await refusalOf(pilot.complete(task, 'cycle.launch', secondHr, act))).code).toBe('TASK.CLAIMED_BY_ANOTHER');
    await pilot.release(task, hr);
    expect(await claimOf(task.id)).toBeNull();
    await pilot.claim(task, secondHr);
    expect(await claimOf(task.id)).toBe(HEAD);
  });

  test('a claim survives the worker', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.launch');
    await stack.restartWorker();
    expect((await refusalOf(pilot.claim(task, hr))).code).toBe('TASK.CLAIMED_BY_ANOTHER');
    await pilot.release(task, secondHr);
  });

  test('who has no right to the task, and the form of another kind, are refused', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.launch');
    expect((await refusalOf(pilot.claim(task, gm))).code).toBe('TASK.NOT_YOURS');
    expect((await refusalOf(pilot.complete(task, 'cycle.release', hr, {}))).code).toBe('TASK.WRONG_FORM');
    const gone = { id: `${play.cycleId}.999`, workflowId: play.cycleId };
    expect((await refusalOf(pilot.complete(gone, 'cycle.release', hr, {}))).code).toBe('TASK.NOT_OPEN');
  });

  test('what the validator refuses leaves nothing in the history and no row', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.launch');
    const before = { events: await play.events(), ledger: await rows('ledger'), steps: await rows('projection') };
    await refusalOf(pilot.complete(task, 'cycle.launch', hr, { do: 'dismiss' }));
    await refusalOf(pilot.complete(task, 'cycle.launch', gm, { do: 'dismiss', reason: '不办' }));
    await refusalOf(pilot.release(task, hr));
    expect({ events: await play.events(), ledger: await rows('ledger'), steps: await rows('projection') }).toEqual(
      before,
    );
  });

  test('of two completions in flight one wins, the other finds the task closed; no half rows', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.launch');
    const steps = await rows('projection');
    await stack.stopWorker();
    const act = { do: 'launch', closingDate: await stack.today(), reason: '补办' } as const;
    const both = [hr, secondHr].map((by) => pilot.complete(task, 'cycle.launch', by, act));
    const settled = Promise.allSettled(both);
    await new Promise((resolve) => setTimeout(resolve, 500)); // that both are with the server is seen nowhere: no worker takes them
    await stack.startWorker();
    const states = (await settled).map(({ status }) => status).sort();
    expect(states).toEqual(['fulfilled', 'rejected']);
    const loser = both[(await settled).findIndex(({ status }) => status === 'rejected')];
    expect((await refusalOf(loser ?? Promise.resolve())).code).toBe('TASK.NOT_OPEN');
    expect(await rows('projection')).toBe(steps + 1);
    const launches = await sql<{ n: number }>`
      select count(*)::int as n from ledger where act = 'cycle.launch'`.execute(stack.database.db);
    expect(launches.rows).toEqual([{ n: 1 }]);
  });

  test('the same update id gives the same receipt and no second row', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.close-ratings');
    const updateId = randomUUID();
    const first = await pilot.complete(task, 'cycle.close-ratings', hr, { do: 'close' }, updateId);
    await pilot.waitFor(play.cycleId, 'cycle.submission');
    const before = await rows('projection');
    expect(await pilot.complete(task, 'cycle.close-ratings', hr, { do: 'close' }, updateId)).toEqual(first);
    expect(await rows('projection')).toBe(before);
  });

  test('out of turn and about oneself are refused, the whole batch with it', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(play.cycleId, 'cycle.submission');
    const ids = [await play.id('E1'), await play.id('E2')];
    const act = { submitted: ids.map((caseId) => ({ caseId })), leftOut: [] };
    const own = await refusalOf(pilot.complete(task, 'cycle.submission', actor('E1', 'department-head'), act));
    expect([own.code, own.details?.map(({ caseId, code }) => [caseId, code])]).toEqual([
      'BATCH.REFUSED',
      [[ids[0], 'CASE.OWN']],
    ]);
    await pilot.complete(task, 'cycle.submission', head, act);
    const review = await pilot.waitFor(play.cycleId, 'cycle.first-review');
    const [e1 = '', e2 = ''] = ids;
    await pilot.complete(review, 'cycle.first-review', hr, { decisions: [{ caseId: e1, decision: 'pass' }] });
    const decisions = [e1, e2].map((caseId) => ({ caseId, decision: 'pass' as const }));
    const late = await refusalOf(pilot.complete(review, 'cycle.first-review', hr, { decisions }));
    expect(late.details?.map(({ caseId, code }) => [caseId, code])).toEqual([[e1, 'CASE.OUT_OF_TURN']]);
    expect(await play.stages()).toEqual({ E1: 'ready', E2: 'first-review' });
  });

  test('I-35: nobody interviews himself, whatever his role', async () => {
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const id = await play.id('E1');
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', id);
    const act = { heldOn: await stack.today(), summary: '谈话' };
    const own = stack.pilot.complete(task, 'level.interview', actor('E1', 'department-head'), act);
    expect((await refusalOf(own)).code).toBe('TASK.OWN_CASE');
    const tomorrow = { ...act, heldOn: '2999-01-01' };
    const early = stack.pilot.complete(task, 'level.interview', actor(SUPERIOR), tomorrow);
    expect((await refusalOf(early)).code).toBe('INTERVIEW.IN_FUTURE');
    const past = { ...act, heldOn: '2001-01-01' };
    const stale = stack.pilot.complete(task, 'level.interview', actor(SUPERIOR), past);
    expect((await refusalOf(stale)).code).toBe('INTERVIEW.BEFORE_RESULT');
  });
});
