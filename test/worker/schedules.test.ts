import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCycleDue, createOpenCycle } from '../../activities/open-cycle.js';
import { instantAt } from '../../domain/civil-date.js';
import { ensureSchedules } from '../../worker/schedules.js';
import { WORKFLOWS } from '../../workflows/messages.js';
import { startStack, type TestStack } from '../support/stack.js';

describe('the schedule that drafts cycles (8.5.1, I-28)', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startStack('dev');
  });
  afterAll(async () => {
    await stack.environment.client.schedule.getHandle('level-promotion-cycle-drafter').delete();
    await stack.close();
  });

  const due = (date: string, time = '08:00') =>
    createCycleDue({ ...stack, db: stack.database.db })({ at: instantAt(date, time) });

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

  test('triggered by hand it runs its workflow to the end', async () => {
    const { client } = stack.environment;
    const handle = client.schedule.getHandle('level-promotion-cycle-drafter');
    await handle.trigger();
    let runs: readonly unknown[] = [];
    for (let tries = 0; runs.length === 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      runs = (await handle.describe()).info.recentActions;
    }
    const action = runs[0] as { readonly action: { readonly workflow: { readonly workflowId: string } } };
    await client.workflow.getHandle(action.action.workflow.workflowId).result();
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
