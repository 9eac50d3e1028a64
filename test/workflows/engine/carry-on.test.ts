import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { HEAD, HR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { hr, refusalOf } from '../../support/pilot.js';
import { impatientServer } from '../../support/impatient-server.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Play } from '../level-promotion/play.js';
import { superior } from '../setback/setback-play.js';
import { eligible, VacancyPlay } from '../position-promotion/vacancy-play.js';
import { until } from '../../../cli/play/until.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

test('a vacancy that stands open for long goes on in new runs: acts, people on trial and what they tell (9.1, I-46)', async () => {
  const stack = await startStack(await impatientServer());
  try {
    await VacancyPlay.found(stack, [eligible('E1'), eligible('E2')]);
    const play = await VacancyPlay.open(stack);
    const { client } = stack.environment;
    const runs = new Set<string>();
    const nextRun = async (): Promise<void> => {
      const count = runs.add((await client.workflow.getHandle(play.vacancyId).describe()).runId).size;
      const task = await stack.pilot.waitFor(play.vacancyId, 'vacancy.manage');
      await until('another run of the vacancy', async () => {
        await stack.pilot.claim(task, hr);
        await stack.pilot.release(task, hr);
        return runs.add((await client.workflow.getHandle(play.vacancyId).describe()).runId).size > count;
      });
    };
    await nextRun();
    await play.nominate('E1');
    const before = await stack.pilot.openTasks(play.vacancyId);
    await nextRun();
    expect(await stack.pilot.openTasks(play.vacancyId)).toEqual(before);
    await play.assess('E1', 80, 80);
    await play.qualify('E1');
    await play.submit();
    await nextRun();
    const caseId = await play.id('E1');
    await play.decide({ caseId, decision: 'approve' });
    await nextRun();
    await play.nominate('E2');
    expect((await refusalOf(play.manage({ do: 'head-count', headCount: 0, reason: '缩编' }))).code).toBe(
      'VACANCY.HEAD_COUNT_BELOW_TAKEN',
    );
    await play.endTrial(caseId);
    await play.settle(caseId, true);
    await until('the vacancy is closed', async () => (await play.vacancy()).stage === 'closed');
    expect(await play.vacancy()).toEqual({ stage: 'closed', headCount: 1, filled: 1 });
    expect(await play.caseOf('E2')).toMatchObject({ stage: 'cancelled', closed: true });
    const steps = await sql<{ n: number; last: number }>`
      select count(*)::int as n, max(seq) as last from projection where workflow_id = ${play.vacancyId}`.execute(
      stack.database.db,
    );
    expect(steps.rows[0]?.n).toBe(steps.rows[0]?.last);
  } finally {
    await stack.close();
  }
});

test('a closing goes on in new runs: tasks, claims, acts that wait together, and its end (8.5.6, 8.5.7)', async () => {
  const stack = await startStack(await impatientServer());
  try {
    const people = ['E1', 'E2', 'E3'];
    const play = await Play.evaluated(
      stack,
      people.map((id) => ({ id, ratings: B })),
    );
    await play.submit();
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const { client } = stack.environment;
    const runs = new Set<string>();
    const closing = client.workflow.getHandle(`${play.cycleId}-C1`);
    const nextRun = async (kind: 'level.interview' | 'level.notice', by: Actor): Promise<void> => {
      const count = runs.add((await closing.describe()).runId).size;
      const task = await stack.pilot.waitFor(play.cycleId, kind, await play.id('E1'));
      await until('another run of the closing', async () => {
        await stack.pilot.claim(task, by);
        await stack.pilot.release(task, by);
        return runs.add((await closing.describe()).runId).size > count;
      });
    };
    for (const id of people) await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id(id));
    const before = await stack.pilot.openTasks(play.cycleId);
    await nextRun('level.interview', superior);
    expect(await stack.pilot.openTasks(play.cycleId)).toEqual(before);
    const heldOn = await stack.today();
    const held = await Promise.all(
      before
        .filter(({ kind }) => kind === 'level.interview')
        .map((task) => stack.pilot.complete(task, 'level.interview', superior, { heldOn, summary: '面谈' })),
    );
    expect(held.map(({ state }) => state)).toEqual(people.map(() => 'completed'));
    for (const id of people) {
      await stack.pilot.do(
        play.cycleId,
        'level.interview-confirmation',
        actor(id),
        { tookPlace: true },
        await play.id(id),
      );
    }
    await nextRun('level.notice', actor('E1'));
    for (const id of people) {
      await stack.pilot.do(play.cycleId, 'level.notice', actor(id), { signature: 'signed' }, await play.id(id));
    }
    await closing.result();
    await client.workflow.getHandle(play.cycleId).result();
    expect(await play.stages()).toEqual(Object.fromEntries(people.map((id) => [id, 'promoted'])));
    const steps = await sql<{ n: number; last: number }>`
      select count(*)::int as n, max(seq) as last from projection where workflow_id = ${closing.workflowId}`.execute(
      stack.database.db,
    );
    expect(steps.rows[0]?.n).toBe(steps.rows[0]?.last);
  } finally {
    await stack.close();
  }
});

describe('a cycle that goes on in a new run', () => {
  let stack: TestStack;
  let play: Play;
  const runs = new Set<string>();
  const runId = async (): Promise<string> => {
    const description = await stack.environment.client.workflow.getHandle(play.cycleId).describe();
    runs.add(description.runId);
    return description.runId;
  };
  const tasks = () => stack.pilot.openTasks(play.cycleId);
  /** Claims and releases until the engine has begun another run. */
  const nextRun = async (): Promise<void> => {
    const before = await runId();
    const [task] = await tasks();
    if (task === undefined) throw new Error('nothing is open');
    await until('another run of the cycle', async () => {
      const by = actor(HEAD, 'hr', 'department-head', 'gm');
      await stack.pilot.claim(task, by);
      await stack.pilot.release(task, by);
      return (await runId()) !== before;
    });
  };

  beforeAll(async () => {
    stack = await startStack(await impatientServer());
    play = await Play.draft(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-2', ratings: B },
      { id: 'E3', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    ]);
  });
  afterAll(() => stack.close());

  test('tasks keep their ids, claims, deadlines and people', async () => {
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    await stack.pilot.claim(task, hr);
    await stack.pilot.release(task, hr);
    await nextRun();
    expect(await tasks()).toEqual([task]);
    await stack.pilot.claim(task, hr);
    const [claimed] = await tasks();
    const before = await runId();
    await until('another run of the cycle', async () => {
      await stack.pilot.claim(task, hr); // claims what is his already
      return (await runId()) !== before;
    });
    expect(await tasks()).toEqual([claimed]);
    const other = stack.pilot.claim(task, actor(HEAD, 'hr'));
    expect((await refusalOf(other)).code).toBe('TASK.CLAIMED_BY_ANOTHER');
    const row = await sql`select claimed_by from task where id = ${task.id}`.execute(stack.database.db);
    expect(row.rows).toEqual([{ claimed_by: HR }]);
  });

  test('acts sent while a new run begins are neither lost nor wrongly refused', async () => {
    await play.launch();
    await stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const by = actor(HEAD, 'department-head');
    const before = await runId();
    await until('another run of the cycle', async () => {
      await Promise.all(Array.from({ length: 4 }, () => stack.pilot.claim(task, by)));
      return (await runId()) !== before;
    });
    await stack.pilot.release(task, by);
  });

  test('the whole cycle goes through many runs to its end, with nothing lost and no step twice', async () => {
    await play.submit();
    await nextRun();
    await play.review();
    await play.defend(80);
    await runId();
    await play.decide('approve');
    await nextRun();
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const people = [...(await stack.pilot.cases(play.cycleId)).values()];
    expect(people.map(({ stage }) => stage)).toEqual(['interview', 'interview', 'interview']);
    for (const one of people) {
      expect(await play.cycleStage()).toBe('running');
      await play.closeCase(one);
    }
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    expect(await play.cycleStage()).toBe('closed');
    expect(await play.stages()).toEqual({ E1: 'promoted', E2: 'promoted', E3: 'promoted' });
    expect(runs.size).toBeGreaterThanOrEqual(5);
    const steps = await sql<{ n: number; last: number }>`
      select count(*)::int as n, max(seq) as last from projection where workflow_id = ${play.cycleId}`.execute(
      stack.database.db,
    );
    expect(steps.rows[0]?.n).toBe(steps.rows[0]?.last); // the numbers go on from run to run without a gap
  });
});
