import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCycleDue, createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { ensureSchedules, openConfirmationsNow, watchNow } from '../../worker/schedules.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { removeSchedules } from '../support/schedules.js';
import { startStack, type TestStack } from '../support/stack.js';
import { until } from '../../cli/play/until.js';

describe('the schedules: cycles are drafted (8.5.1, I-28), and somebody looks every morning', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startStack('dev');
  });
  afterAll(async () => {
    await removeSchedules(stack.environment.client);
    await stack.close();
  });

  const due = (date: string, time = '08:00') =>
    createCycleDue({ ...stack, db: stack.database.db })({ at: instantAt(date, time) });

  /** Waits until the schedule has started its workflow, and for that to end. */
  async function ranOnce(id: string): Promise<void> {
    const { client } = stack.environment;
    const { action } = await until(
      `a run of ${id}`,
      async () => (await client.schedule.getHandle(id).describe()).info.recentActions[0],
    );
    await client.workflow.getHandle(action.workflow.workflowId).result();
  }

  test('is made once, in Shanghai time, and brought up to date when it stands already', async () => {
    const { client } = stack.environment;
    await ensureSchedules(client, `old-${randomUUID()}`);
    await ensureSchedules(client, stack.taskQueue);
    const schedule = await client.schedule.getHandle('level-promotion-cycle-drafter').describe();
    expect(schedule.spec.timezone).toBe('Asia/Shanghai');
    expect(schedule.spec.calendars).toHaveLength(1);
    expect(schedule.spec.calendars?.[0]).toMatchObject({
      month: [{ start: 'JANUARY' }, { start: 'JULY' }],
      hour: [{ start: 8 }],
      minute: [{ start: 0 }],
    });
    expect(schedule.action).toMatchObject({ workflowType: WORKFLOWS.cycleDrafter, taskQueue: stack.taskQueue });
    for (const next of schedule.info.nextActionTimes) expect(['01', '07']).toContain(next.toISOString().slice(5, 7));
  });

  test('the watch looks every morning and at once, and makes up a day that it was down, not more', async () => {
    const handle = stack.environment.client.schedule.getHandle('daily-watch');
    const { spec, policies, action } = await handle.describe();
    expect(spec).toMatchObject({
      timezone: 'Asia/Shanghai',
      calendars: [{ hour: [{ start: 7 }], minute: [{ start: 30 }] }],
    });
    expect(policies.catchupWindow).toBe(86_400_000);
    expect(action).toMatchObject({ workflowType: WORKFLOWS.dailyWatch, taskQueue: stack.taskQueue });
    await watchNow(stack.environment.client);
    await ranOnce('daily-watch');
  });

  test('§11: setbacks are looked for every few minutes', async () => {
    const { spec, action } = await stack.environment.client.schedule.getHandle('setback-starter').describe();
    expect(spec.intervals).toEqual([expect.objectContaining({ every: 300_000 })]);
    expect(action).toMatchObject({ workflowType: WORKFLOWS.setbackStarter, taskQueue: stack.taskQueue });
  });

  test('triggered by hand the drafter runs its workflow to the end', async () => {
    await stack.environment.client.schedule.getHandle('level-promotion-cycle-drafter').trigger();
    await ranOnce('level-promotion-cycle-drafter');
  });

  test('7.1: confirmations are looked for every morning at eight in Shanghai, and at once when a worker starts', async () => {
    const handle = stack.environment.client.schedule.getHandle('confirmation-opener');
    const { spec, action, policies } = await handle.describe();
    expect([spec.timezone, spec.calendars?.[0]?.hour]).toMatchObject(['Asia/Shanghai', [{ start: 8 }]]);
    expect(policies.catchupWindow).toBe(31 * 86_400_000);
    expect(action).toMatchObject({ workflowType: WORKFLOWS.confirmationOpener, taskQueue: stack.taskQueue });
    await openConfirmationsNow(stack.environment.client);
    await ranOnce('confirmation-opener');
  });

  test('January 2026 begins with its make-up workday, the fourth', async () => {
    expect(await due('2026-01-03', '23:59')).toEqual({ month: null });
    expect(await due('2026-01-04', '00:00')).toEqual({ month: '2026-01' });
    expect(await due('2026-01-31')).toEqual({ month: '2026-01' });
    expect(await due('2026-02-01')).toEqual({ month: null });
  });

  test('July 2026 begins with the first; another month never; a cycle that is there is not drafted again', async () => {
    expect(await due('2026-06-30')).toEqual({ month: null });
    expect(await due('2026-07-01')).toEqual({ month: '2026-07' });
    const open = createOpenCycle({ ...stack, db: stack.database.db });
    const at = instantAt('2026-07-01', '08:00');
    const terms = await open({ cycleId: 'LC-2026-07', month: '2026-07', openedBy: 'system:schedule', at });
    expect(terms).toMatchObject({ launchFrom: '2026-07-01', launchBy: '2026-07-07', stepWorkdays: 5 });
    expect(await open({ cycleId: 'LC-2026-07', month: '2026-07', openedBy: 'M-HR', at })).toEqual(terms);
    expect(await due('2026-07-02')).toEqual({ month: null });
  });
});
