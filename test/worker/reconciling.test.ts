import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { startReconciling } from '../../worker/reconciling.js';
import { ensureSchedules } from '../../worker/schedules.js';
import { removeSchedules } from '../support/schedules.js';
import { startStack, type TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';

/** Decision 0030: engine and records are held against each other when a worker starts, and what differs is an alarm. */
describe('a worker that starts', () => {
  let stack: TestStack;
  let play: Play;
  beforeEach(async () => {
    stack = await startStack();
    play = await Play.draft(stack, [{ id: 'E1' }]);
    await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    const { client } = stack.environment;
    await ensureSchedules(client, stack.taskQueue);
  });
  afterEach(async () => {
    await removeSchedules(stack.environment.client);
    await stack.close();
  });

  const errors: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (what: object) => void errors.push(what) };
  const begin = (signal: AbortSignal) => {
    const { environment, database, taskQueue } = stack;
    return startReconciling({
      db: database.db,
      client: environment.client,
      taskQueue,
      log,
      signal,
    });
  };
  const alarms = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ about: string }>`select about from alarm where code = 'RECORDS.DIFFER'`.execute(
      stack.database.db,
    );
    return rows.map(({ about }) => about);
  };

  test('finds a task that the engine has and the records have lost, logs it and raises the alarm', async () => {
    const { db } = stack.database;
    await sql`delete from task where workflow_id = ${play.cycleId}`.execute(db);
    const stops = new AbortController();
    const { done } = begin(stops.signal);
    await until('the alarm is raised', async () => (await alarms()).length > 0);
    stops.abort();
    await done;
    expect(await alarms()).toEqual([`${play.cycleId} task-only-in-engine`]);
    expect(JSON.stringify(errors)).toContain(play.cycleId);
  });

  test('leaves it to the one that does it already', async () => {
    const { db } = stack.database;
    await sql`delete from task where workflow_id = ${play.cycleId}`.execute(db);
    errors.length = 0;
    await db.connection().execute(async (other) => {
      await sql`select pg_advisory_lock(hashtext('jinji-reconcile'))`.execute(other);
      const stops = new AbortController();
      const { done } = begin(stops.signal);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      stops.abort();
      await done;
      await sql`select pg_advisory_unlock(hashtext('jinji-reconcile'))`.execute(other);
    });
    expect([errors, await alarms()]).toEqual([[], []]);
  });
});
