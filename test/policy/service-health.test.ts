import { expect, test } from '@jest/globals';
import {
  causesForWorker,
  causesOfAway,
  causesOfDisks,
  repeatedActivity,
  type SeenByWorker,
} from '../../policy/service-health.js';

/** docs/decisions/0074: what the service sees of itself, at the edges of when it tells. */
const AT = new Date('2026-12-01T03:00:00Z');
const QUIET: SeenByWorker = { workflows: [], schedules: [], unsent: 0, backup: null };
const codes = (changes: Partial<SeenByWorker>) =>
  causesForWorker({ ...QUIET, ...changes }, AT).map(({ code, about }) => `${code} ${about}`);
const hoursAgo = (hours: number) => new Date(AT.getTime() - hours * 3_600_000);

test('a service that fares well is silent', () => {
  expect([codes({}), causesOfAway(undefined), causesOfDisks([])]).toEqual([[], [], []]);
});

test('a workflow whose task has failed six times in a row, and one whose history grew beyond ten thousand', () => {
  const one = (attempts: number, events: number) =>
    codes({ workflows: [{ workflowId: 'LC-2026-07', attempts, events }] });
  expect(one(5, 10_000)).toEqual([]);
  expect(one(6, 10_001)).toEqual(['WORKFLOW.FAILING LC-2026-07', 'WORKFLOW.LONG LC-2026-07']);
});

test('more than ten workflows at once are one alarm: it is one thing that happened', () => {
  const many = Array.from({ length: 11 }, (_, no) => ({ workflowId: `C-${no}`, attempts: 9, events: 20_000 }));
  expect(codes({ workflows: many.slice(1) })).toHaveLength(20);
  expect(codes({ workflows: many })).toEqual(['WORKFLOW.FAILING workflows', 'WORKFLOW.LONG workflows']);
});

test.each(['missing', 'paused', 'late', 'failed', 'hangs'] as const)('a schedule that is %s', (why) => {
  expect(codes({ schedules: [{ scheduleId: 'daily-watch', why }] })).toEqual(['SCHEDULE.MISSED daily-watch']);
});

test('mails that nobody tries to send', () => {
  expect(codes({ unsent: 3 })).toEqual(['OUTBOX.WAITS outbox']);
});

test('a back-up is asked for after a day and two hours, also where there has been none since the installation', () => {
  expect(codes({ backup: { at: hoursAgo(26), made: true } })).toEqual([]);
  expect(codes({ backup: { at: hoursAgo(26.01), made: true } })).toEqual(['BACKUP.OLD backup']);
  const [never] = causesForWorker({ ...QUIET, backup: { at: hoursAgo(30), made: false } }, AT);
  expect(never?.message.zh).toContain('没有备份');
  expect(never?.message.en).toContain('no back-up since');
});

test('a disk is nearly full below a twentieth, at most ten gigabytes, at least half of one', () => {
  const full = (free: number, total: number) => causesOfDisks([{ folder: '/data', free, total }]).length === 1;
  expect([full(5e9, 100e9), full(4.9e9, 100e9)]).toEqual([false, true]);
  expect([full(10e9, 4e12), full(9.9e9, 4e12)]).toEqual([false, true]);
  expect([full(0.5e9, 2e9), full(0.4e9, 2e9)]).toEqual([false, true]);
  expect([full(0.2e9, 0.3e9), full(0.1e9, 0.3e9)]).toEqual([false, true]);
});

test('every one says what to do, in both languages', () => {
  const all = [
    ...causesOfAway('engine'),
    ...causesOfAway('worker'),
    ...causesOfDisks([{ folder: '/data', free: 0, total: 1 }]),
    repeatedActivity('projectStep'),
    ...causesForWorker(
      {
        workflows: [{ workflowId: 'C', attempts: 9, events: 20_000 }],
        schedules: [{ scheduleId: 'daily-watch', why: 'paused' }],
        unsent: 1,
        backup: { at: hoursAgo(30), made: true },
      },
      AT,
    ),
  ];
  expect(all).toHaveLength(9);
  for (const { message } of all) {
    expect(message.zh).toMatch(/请系统管理员/);
    expect(message.en).toMatch(/\bIT\b/);
  }
});
