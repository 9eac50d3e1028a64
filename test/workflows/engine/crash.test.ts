import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { sql } from 'kysely';
import { createProjectStep } from '../../../activities/projection/project-step.js';
import { createStartClosings } from '../../../activities/level-promotion/start-closings.js';
import type { Step } from '../../../domain/step/step.js';
import { hr } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Play } from '../level-promotion/play.js';
import { until } from '../../../cli/play/until.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

describe('nothing is lost and nothing doubled', () => {
  let server: TestStack;
  let stack: TestStack;
  beforeAll(async () => {
    server = await startStack('dev');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  const steps = async (workflowId: string) => {
    const { rows } = await sql<{ n: number; last: number }>`
      select count(*)::int as n, max(seq) as last from projection where workflow_id = ${workflowId}`.execute(
      stack.database.db,
    );
    return rows[0];
  };

  test('the worker is replaced between every two steps of a whole cycle', async () => {
    const play = await Play.draft(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    ]);
    const then = async (act: () => Promise<unknown>): Promise<void> => {
      await act();
      await stack.restartWorker();
    };
    await then(() => play.launch());
    await then(() => stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' }));
    await then(() => play.submit());
    await then(() => play.review());
    await then(() => play.defend(80));
    await then(() => play.decide('approve'));
    await then(() => stack.pilot.do(play.cycleId, 'cycle.release', hr, {}));
    for (const one of (await stack.pilot.cases(play.cycleId)).values()) await then(() => play.closeCase(one));
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    expect(await play.stages()).toEqual({ E1: 'promoted', E2: 'promoted' });
    expect(await play.cycleStage()).toBe('closed');
    for (const id of [play.cycleId, `${play.cycleId}-D1`, `${play.cycleId}-C1`]) {
      const written = await steps(id);
      expect(written?.n).toBe(written?.last);
    }
    const rows = await sql<{ levels: number; pay: number; files: number }>`
      select (select count(*)::int from level_history where source = 'level-promotion') as levels,
             (select count(*)::int from pay_change) as pay,
             (select count(*)::int from document where kind = 'case-file') as files`.execute(stack.database.db);
    expect(rows.rows).toEqual([{ levels: 2, pay: 2, files: 2 }]);
  });

  test('a step that is projected twice, even at once, is written once and answers alike', async () => {
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    const project = createProjectStep({ ...stack, db: stack.database.db });
    const step: Step = {
      workflowId: 'LP-twice',
      seq: 1,
      causes: ['start'],
      acts: [],
      at: Date.now(),
      about: { cycleId: play.cycleId },
      policyVersion: 'v1',
      close: [],
      touch: [],
      open: [
        {
          taskId: 'LP-twice.1',
          key: 'a',
          kind: 'cycle.release',
          clause: '8.5.6',
          to: { roles: ['hr'] },
          excluded: [],
          due: { workdays: 5 },
        },
      ],
      record: { cycle: { stage: 'draft' } },
    };
    const both = await Promise.allSettled([project(step), project(step)]);
    const again = await project(step);
    for (const one of both) if (one.status === 'fulfilled') expect(one.value).toEqual(again);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    const rows = await sql<{ n: number }>`
      select count(*)::int as n from ledger where workflow_id = 'LP-twice'`.execute(stack.database.db);
    expect([await steps('LP-twice'), rows.rows]).toEqual([{ n: 1, last: 1 }, [{ n: 1 }]]);
  });

  test('the database cuts the connection in the middle of an act: it completes, with one row', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: B }]);
    await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const blocker = new pg.Client({ connectionString: stack.ownerUrl });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('lock table decision in access exclusive mode'); // the step stops before its decision
    const act = play.submit();
    const cut = await until('the step waits for the table', async () => {
      const { rowCount } = await blocker.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return (rowCount ?? 0) > 0 && rowCount;
    });
    await blocker.query('commit');
    await blocker.end();
    expect(cut).toBe(1);
    expect((await act).state).toBe('completed');
    const rows = await sql<{ n: number }>`select count(*)::int as n from decision`.execute(stack.database.db);
    expect(rows.rows).toEqual([{ n: 1 }]);
    const written = await steps(play.cycleId);
    expect(written?.n).toBe(written?.last);
  });

  test('8.5.6: closings are started once, however often it is asked', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: B }]);
    await play.submit();
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const started: string[] = [];
    const startClosings = createStartClosings({
      ...stack,
      db: stack.database.db,
      heartbeat: () => undefined,
      tellClosing: () => Promise.resolve(),
      startClosing: ({ closingId, people }) => {
        const isNew = !started.includes(closingId);
        started.push(closingId);
        expect(people).toMatchObject([{ personId: 'E1', promoted: true }]);
        return Promise.resolve(isNew);
      },
    });
    const input = { cycleId: play.cycleId, closingIds: [`${play.cycleId}-C1`] };
    expect(await startClosings(input)).toEqual({ started: 1 });
    expect(await startClosings(input)).toEqual({ started: 0 });
  });
});
