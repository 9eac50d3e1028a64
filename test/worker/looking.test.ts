import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Context } from '@temporalio/activity';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { noteBackup } from '../../db/service/backups.js';
import { claimDatabase } from '../../db/service/installation.js';
import { codesSeenBy } from '../../domain/vocabulary/alarm.js';
import { runningWorkflows } from '../../worker/engine-health.js';
import { lookAround } from '../../worker/looking.js';
import { repeatedActivities } from '../../worker/repeated-activities.js';
import { ensureSchedules } from '../../worker/schedules.js';
import { removeSchedules } from '../support/schedules.js';
import { startStack, type TestStack } from '../support/stack.js';

/** docs/decisions/0074: what a worker sees of engine, schedules, outbox and back-ups is an alarm until it is mended. */
describe('a worker that looks around', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startStack();
    await ensureSchedules(stack.environment.client, stack.taskQueue);
  });
  afterAll(async () => {
    await stack.close();
  });

  const silent = { warn: () => undefined };
  /** The watch of the morning runs here as well; what it finds changes with the day. */
  const mine = codesSeenBy('worker');
  const alarms = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ alarm: string }>`
      select code || ' ' || about as alarm from alarm
      where cleared_at is null and code = any(${[...mine]}::text[]) order by 1`.execute(stack.database.db);
    return rows.map(({ alarm }) => alarm);
  };
  const look = async (at = new Date()): Promise<readonly string[]> => {
    const { environment, database, taskQueue } = stack;
    const { signal } = new AbortController();
    await lookAround({ db: database.db, client: environment.client, taskQueue, log: silent, signal }, at);
    return alarms();
  };
  const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);

  test('says nothing while all is well', async () => {
    expect(await look()).toEqual([]);
  });

  test('a schedule that stands still, one whose run was ended or hangs, one that is gone', async () => {
    const { client } = stack.environment;
    const watch = client.schedule.getHandle('daily-watch');
    await watch.pause();
    expect(await look()).toEqual(['SCHEDULE.MISSED daily-watch']);
    await watch.unpause();
    await stack.stopWorker();
    await watch.trigger();
    const run = await until('the run has begun', async () => (await watch.describe()).info.recentActions.at(-1));
    expect(await look()).toEqual([]);
    // Two hours later; those of every few minutes are late by then as well.
    expect(await look(hours(2))).toContain('SCHEDULE.MISSED daily-watch');
    await client.workflow.getHandle(run.action.workflow.workflowId).terminate();
    expect(await look()).toEqual(['SCHEDULE.MISSED daily-watch']);
    await stack.startWorker();
    await watch.trigger();
    await until('it ran', async () => (await look()).length === 0);
    await removeSchedules(client);
    expect(await look()).toHaveLength(6);
    await ensureSchedules(client, stack.taskQueue);
    expect(await look()).toEqual([]);
  });

  test('a workflow that no version of ours knows is tried again and again, and its attempts are counted', async () => {
    const { client } = stack.environment;
    const { taskQueue } = stack;
    const handle = await client.workflow.start('noSuchWorkflow', { workflowId: `odd-${taskQueue}`, taskQueue });
    const one = await until('its task is tried again', async () => {
      const found = (await runningWorkflows(client, taskQueue)).find(
        ({ workflowId }) => workflowId === handle.workflowId,
      );
      return found !== undefined && found.attempts > 1 ? found : undefined;
    });
    expect(one.events).toBeGreaterThan(0);
    await handle.terminate();
  });

  test('mails that were due an hour ago and that nobody has tried to send', async () => {
    const { db } = stack.database;
    await sql`insert into mail_service (sender, since) values ('jinji@example.com', now())
      on conflict (only_one) do update set sender = excluded.sender`.execute(db);
    await sql`insert into department (id, name) values ('care', '客户关怀部')`.execute(db);
    await sql`insert into person (id, name, department_id, status, hired_on) values ('E1', '艾', 'care', 'probation', '2024-01-01')`.execute(
      db,
    );
    await sql`insert into digest_morning (day, made_at) values ('2026-12-01', now())`.execute(db);
    await sql`with one as (insert into digest (person_id, day, open, due_today, overdue, lines, news)
        values ('E1', '2026-12-01', 1, 0, 0, '[]', '[]') returning id)
      insert into outbox (digest_id, due_at, queued_at) select id, now() - interval '61 minutes', now() from one`.execute(
      db,
    );
    expect(await look()).toEqual(['OUTBOX.WAITS outbox']);
    await sql`update mail_service set sender = null`.execute(db);
    expect(await look()).toEqual([]); // mail is switched off: nothing is to be sent
  });

  test('no back-up for a day, counted from the installation; one by other tools counts as well', async () => {
    const { db } = stack.database;
    await claimDatabase(db, '0d5bf2a8-6a35-4bb5-9d0a-5b8f6a6bd3f1');
    const ofBackups = async (at: Date) => (await look(at)).filter((one) => one.startsWith('BACKUP'));
    expect([await ofBackups(hours(25)), await ofBackups(hours(27))]).toEqual([[], ['BACKUP.OLD backup']]);
    await noteBackup(db, hours(27), false);
    expect([await ofBackups(hours(28)), await ofBackups(hours(54))]).toEqual([[], ['BACKUP.OLD backup']]);
  });

  test('an activity at its sixth attempt, until that very one succeeds, or is not tried any more', async () => {
    let now = new Date();
    const { interceptor, look: lookAtActivities } = repeatedActivities(stack.database.db, () => now);
    const attempt = async (workflowId: string, count: number, outcome: () => Promise<unknown>): Promise<unknown> => {
      const info = { activityType: 'projectStep', activityId: '1', workflowExecution: { workflowId }, attempt: count };
      const { inbound } = interceptor({ info } as unknown as Context);
      return inbound?.execute?.({ args: [], headers: {} }, outcome).catch(() => 'failed');
    };
    const ofActivities = async () => {
      await lookAtActivities();
      return (await alarms()).filter((one) => one.startsWith('ACTIVITY'));
    };
    const fails = () => Promise.reject(new Error('the disk is full'));
    const rings = [`ACTIVITY.REPEATED ${hostname()}:projectStep`];
    for (const count of [1, 2, 3, 4, 5]) await attempt('C-1', count, fails);
    expect(await ofActivities()).toEqual([]);
    await attempt('C-1', 6, fails);
    expect(await ofActivities()).toEqual(rings);
    await attempt('C-2', 1, () => Promise.resolve('another succeeds'));
    expect(await ofActivities()).toEqual(rings);
    await attempt('C-1', 7, () => Promise.resolve('done'));
    expect(await ofActivities()).toEqual([]);
    await attempt('C-1', 6, fails);
    expect(await ofActivities()).toEqual(rings);
    now = new Date(now.getTime() + 901_000);
    expect(await ofActivities()).toEqual([]);
  });
});
