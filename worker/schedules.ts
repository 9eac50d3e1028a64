import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleOptions } from '@temporalio/client';
import { lettered } from '../domain/step/letter.js';
import { WORKFLOWS } from '../workflows/messages/cases.js';

/** 8.5.1, I-28: every morning of January and July; the workflow itself knows the workdays and whether a cycle is there. */
const draftCycle = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'level-promotion-cycle-drafter',
  spec: {
    calendars: [{ month: ['JANUARY', 'JULY'], dayOfMonth: [{ start: 1, end: 31 }], hour: 8, minute: 0 }],
    timezone: 'Asia/Shanghai',
  },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '31 days' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.cycleDrafter,
    workflowId: 'level-promotion-cycle-drafter',
    taskQueue,
    args: lettered('start', WORKFLOWS.cycleDrafter, []),
  },
});

/** 8.5.1, I-42: every morning; after a time of standing still one look is enough, whatever was missed. */
const watchDaily = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'daily-watch',
  spec: { calendars: [{ hour: 7, minute: 30 }], timezone: 'Asia/Shanghai' },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.dailyWatch,
    workflowId: 'daily-watch',
    taskQueue,
    args: lettered('start', WORKFLOWS.dailyWatch, []),
  },
});

/** §11: a C or D that was recorded starts its case at once; where that failed, a few minutes later. */
const startSetbacks = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'setback-starter',
  spec: { intervals: [{ every: '5 minutes' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '5 minutes' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.setbackStarter,
    workflowId: 'setback-starter',
    taskQueue,
    args: lettered('start', WORKFLOWS.setbackStarter, []),
  },
});

/** 7.1: every morning; what was missed while everything stood still is caught up with the first run. */
const openConfirmations = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'confirmation-opener',
  spec: { calendars: [{ hour: 8, minute: 0 }], timezone: 'Asia/Shanghai' },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '31 days' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.confirmationOpener,
    workflowId: 'confirmation-opener',
    taskQueue,
    args: lettered('start', WORKFLOWS.confirmationOpener, []),
  },
});

/** Who reports to whom changes by imports and by decisions; open tasks follow within minutes. */
const keepRelations = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'relation-keeper',
  spec: { intervals: [{ every: '5 minutes', offset: '2 minutes' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '5 minutes' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.relationKeeper,
    workflowId: 'relation-keeper',
    taskQueue,
    args: lettered('start', WORKFLOWS.relationKeeper, []),
  },
});

/** 4.1: a departure that was approved is opened at once; where that failed, a few minutes later. */
const openDepartures = (taskQueue: string): ScheduleOptions => ({
  scheduleId: 'departure-opener',
  spec: { intervals: [{ every: '5 minutes', offset: '4 minutes' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '5 minutes' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOWS.departureOpener,
    workflowId: 'departure-opener',
    taskQueue,
    args: lettered('start', WORKFLOWS.departureOpener, []),
  },
});

const SCHEDULES = [draftCycle, watchDaily, openConfirmations, startSetbacks, keepRelations, openDepartures];

/** What is scheduled, by its names. */
export const SCHEDULE_IDS: readonly string[] = SCHEDULES.map((schedule) => schedule('').scheduleId);

/** Makes the schedules, or brings those that stand to what this version wants; any number of workers may do it. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const schedule of SCHEDULES) await ensureSchedule(client, schedule(taskQueue));
}

/** Looks at once: a worker that was started with new holidays or a new version shows it, and not the next morning. */
export const watchNow = (client: Client): Promise<void> => client.schedule.getHandle('daily-watch').trigger();

/** Looks at once: days that came while no worker ran, or were entered with the first data, do not wait for the morning. */
export const openConfirmationsNow = (client: Client): Promise<void> =>
  client.schedule.getHandle('confirmation-opener').trigger(ScheduleOverlapPolicy.SKIP);

async function ensureSchedule(client: Client, options: ScheduleOptions): Promise<void> {
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action } = options;
    await client.schedule.getHandle(options.scheduleId).update((standing) => ({
      ...standing,
      spec,
      // A schedule that stands was given an id of its own for each run; it keeps the action's.
      action: { ...action, workflowId: options.scheduleId },
      policies: { ...standing.policies, ...options.policies },
    }));
  }
}
