import { describe, expect, test } from '@jest/globals';
import type { WatchedFacts } from '../../domain/vocabulary/alarm.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { resolveChoices } from '../../policy/data/register.js';
import { causesOn } from '../../policy/watch.js';
import { calendar, library } from './fixture.js';

const choices = resolveChoices(library.register);
const chosen = ['level', 'team-leader', 'supervisor'].map((heardFor, no) => {
  return { no, key: `passMark.${heardFor}`, value: 70 + no, effectiveFrom: '2020-01-01' };
});
const quiet: WatchedFacts = {
  changes: chosen,
  since: '2024-01-02',
  launched: ['2026-01', '2026-07'],
  waiting: [],
  unheld: [],
  leftBehind: 0,
  ahead: [],
  rates: new Map(),
  probation: [],
  unprintable: [],
  frozen: [],
  differences: [],
  intrusions: [],
  unanswered: 0,
  olderSetbacks: { waiting: 0, since: '2026-07-01' },
  mail: { failed: 0, delayed: 0 },
  gone: [],
  endpoints: [],
};
const causes = (today: string, facts: Partial<WatchedFacts> = {}, days: WorkdayCalendar = calendar) =>
  causesOn({ library, calendar: days, facts: { ...quiet, ...facts } }, today);
const codes = (...asked: Parameters<typeof causes>): string[] =>
  causes(...asked).map(({ code, about }) => `${code} ${about}`);

describe('a cycle that was not opened in its window (8.5.1)', () => {
  // The first five workdays of July 2026 end on the seventh.
  const launched = ['2026-01'];
  test('is missed from the day after the window, not on its last day', () => {
    expect(codes('2026-07-07', { launched })).toEqual([]);
    expect(codes('2026-07-08', { launched })).toEqual(['CYCLE.NOT_OPENED 2026-07']);
    expect(codes('2026-12-31', { launched })).toContain('CYCLE.NOT_OPENED 2026-07');
  });
  test('is missed no more once it was launched, however late', () => {
    expect(codes('2026-07-08')).toEqual([]);
  });
  test('is not missed by records that came later than its window', () => {
    expect(codes('2026-11-24', { launched, since: '2026-07-07' })).toEqual(['CYCLE.NOT_OPENED 2026-07']);
    expect(codes('2026-11-24', { launched, since: '2026-07-08' })).toEqual([]);
    expect(codes('2026-11-24', { launched, since: null })).toEqual([]);
  });
  test('names the day and what to do in both languages', () => {
    const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-08', { launched });
    expect(message.zh).toContain('2026-07-07');
    expect(message.en).toContain('2026-07-07');
  });
});

describe('holidays that are missing', () => {
  const published = (...years: string[]): WorkdayCalendar => {
    const known = years.map((year) => [year, { days: {}, published: true }] as const);
    return { ...calendar, years: { ...calendar.years, ...Object.fromEntries(known) } };
  };
  test('next year’s are missed from the first of December, not in November, until they are there', () => {
    expect(codes('2026-11-30')).toEqual([]);
    expect(codes('2026-12-01')).toEqual(['CALENDAR.NOT_PUBLISHED 2027']);
    expect(codes('2026-12-01', {}, published('2027'))).toEqual([]);
  });
  test('this year’s are missed at any time', () => {
    expect(codes('2027-03-01', { launched: ['2027-01'] })).toEqual(['CALENDAR.NOT_PUBLISHED 2027']);
  });
});

describe('pass marks that nobody has chosen (I-30)', () => {
  test('are asked for together, once there are people, until the last of them holds', () => {
    expect(codes('2026-08-03', { changes: [] })).toEqual(['PASS_MARK.NOT_CHOSEN I-30']);
    expect(codes('2026-08-03', { changes: chosen.slice(1) })).toEqual(['PASS_MARK.NOT_CHOSEN I-30']);
    expect(codes('2026-08-03', { changes: [], since: null })).toEqual([]);
    expect(codes('2026-08-03')).toEqual([]);
    const [later] = causes('2026-08-03', { changes: chosen.map((one) => ({ ...one, effectiveFrom: '2026-08-04' })) });
    expect(later?.code).toBe('PASS_MARK.NOT_CHOSEN');
  });
  test('by their names, those that are missing', () => {
    const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-08-03', { changes: chosen.slice(0, 2) });
    expect(message.zh).toContain('主管评审通过分');
    expect(message.zh).not.toContain('班组长');
    expect(message.en).toContain('pass mark for supervisors');
  });
});

describe('approvals that are about to slip into the next month (I-42)', () => {
  const wait = (people: number, effectiveMonth: string, unreleased = 0): Partial<WatchedFacts> => ({
    waiting: [{ cycleId: 'LC-2026-07', month: '2026-07', choices: { ...choices, effectiveMonth }, people, unreleased }],
  });
  // The last three workdays of July 2026 are the 29th to the 31st; of May, whose last days are a weekend, the 27th to the 29th.
  test.each([
    ['2026-07-28', false],
    ['2026-07-29', true],
    ['2026-07-31', true],
    ['2026-08-03', false],
    ['2026-05-26', false],
    ['2026-05-27', true],
    ['2026-05-31', true],
  ])('on %s: %s', (today, warned) => {
    expect(codes(today, wait(3, 'approval-month'))).toEqual(warned ? ['APPROVAL.SLIPS_MONTH LC-2026-07'] : []);
  });
  test('only where the month of approval decides, and somebody waits', () => {
    expect(codes('2026-07-31', wait(3, 'month-after-approval'))).toHaveLength(1);
    expect(codes('2026-07-31', wait(3, 'cycle-month'))).toEqual([]);
    expect(codes('2026-07-31', wait(0, 'approval-month'))).toEqual([]);
  });
  test('says how many, and which first of the month instead of which', () => {
    const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-31', wait(3, 'approval-month'));
    for (const part of ['3', '2026-07-31', '2026-08-01', '2026-07-01']) {
      expect([message.zh, message.en].every((one) => one.includes(part))).toBe(true);
    }
  });
});

test('8.5.6, I-42: what is approved and not released is warned of in the last workdays, whatever the month of effect', () => {
  const facts: Partial<WatchedFacts> = {
    waiting: [
      {
        cycleId: 'LC-2026-07',
        month: '2026-07',
        choices: { ...choices, effectiveMonth: 'cycle-month' },
        people: 0,
        unreleased: 2,
      },
    ],
  };
  expect(codes('2026-07-28', facts)).toEqual([]);
  expect(codes('2026-07-29', facts)).toEqual(['APPROVAL.SLIPS_MONTH LC-2026-07']);
  const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-29', facts);
  expect([message.zh.includes('2 人已获批准'), message.en.includes('2 are approved')]).toEqual([true, true]);
});

describe('I-83: amounts that the pay table lacks', () => {
  const one = { caseId: 'LP-1', groupId: 'LC-2026-07', post: 'agent', policyVersion: 'v1' } as const;
  const levels = { from: 'junior-1', to: 'junior-2' } as const;
  test('are an alarm while somebody waits for an approval or a release, of the old level as of the new', () => {
    const ahead = [{ ...one, ...levels }];
    expect(codes('2026-07-07', { ahead })).toEqual(['PAY.RATE_MISSING LC-2026-07']);
    expect(codes('2026-07-07', { ahead, rates: new Map([['junior-2', '1']]) })).toEqual([
      'PAY.RATE_MISSING LC-2026-07',
    ]);
    const rates = new Map([
      ['junior-1', '1'],
      ['junior-2', '2'],
    ] as const);
    expect(codes('2026-07-07', { ahead, rates })).toEqual([]);
  });
  test('of an appointment as the post makes the level (I-61); none where it stays', () => {
    const post = { ...one, groupId: 'KQ-1', post: 'team-leader', to: null } as const;
    expect(codes('2026-07-07', { ahead: [{ ...post, from: 'junior-1' }] })).toEqual(['PAY.RATE_MISSING KQ-1']);
    expect(codes('2026-07-07', { ahead: [{ ...post, from: 'senior-2' }] })).toEqual([]);
  });
});

test('I-39: a role that tasks wait for and nobody has is an alarm, until somebody has it', () => {
  expect(codes('2026-07-07', { leftBehind: 1 })).toEqual(['TASK.NOBODY left']);
  const unheld = [{ roles: ['gm' as const], tasks: 2 }];
  expect(codes('2026-07-07', { unheld })).toEqual(['TASK.NOBODY gm']);
  const [{ message } = { message: { zh: '' } }] = causes('2026-07-07', { unheld });
  expect(message.zh).toContain('总经理');
  expect(codes('2026-07-07')).toEqual([]);
});

test('mails that are not delivered are an alarm until there are none (9.5.5)', () => {
  expect(codes('2026-07-07', { mail: { failed: 1, delayed: 0 } })).toEqual(['MAIL.NOT_DELIVERED mail']);
  expect(codes('2026-07-07', { mail: { failed: 0, delayed: 1 } })).toEqual(['MAIL.NOT_DELIVERED mail']);
  expect(codes('2026-07-07')).toEqual([]);
});

test('a receiver that has ended its endpoint is an alarm by its name (4.1)', () => {
  expect(codes('2026-07-07', { gone: ['考勤'] })).toEqual(['ENDPOINT.GONE 考勤']);
  const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-07', { gone: ['考勤'] });
  for (const said of [message.zh, message.en]) expect(said).toMatch(/考勤.*410/);
});

test('C and D from before the day are an alarm until HR has decided on all (I-82)', () => {
  const older = { waiting: 2, since: '2026-07-01' };
  expect(codes('2026-07-07', { olderSetbacks: older })).toEqual(['SETBACK.OLDER setbacks']);
  expect(codes('2026-07-07')).toEqual([]);
  const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-07', { olderSetbacks: older });
  for (const part of ['2', '2026-07-01', '§11']) {
    expect(message.zh).toContain(part);
    expect(message.en).toContain(part);
  }
});

describe('probation (3.3, I-47a)', () => {
  const on = (confirmOn: string | null, hiredOn = '2026-04-10'): Partial<WatchedFacts> => ({
    probation: [{ personId: 'E1', name: '王五', hiredOn, confirmOn }],
  });
  test.each([
    ['no day at all', null, '2026-04-10', ['PROBATION.NO_DATE E1']],
    ['three months to the day', '2026-07-10', '2026-04-10', []],
    ['a day more', '2026-07-11', '2026-04-10', ['PROBATION.DATE_LATE E1']],
    ['a short month ends it', '2027-02-28', '2026-11-30', []],
    ['the day after the short month', '2027-03-01', '2026-11-30', ['PROBATION.DATE_LATE E1']],
  ])('%s', (_, confirmOn, hiredOn, expected) => {
    expect(codes('2026-07-07', on(confirmOn, hiredOn))).toEqual(expected);
  });
  test('says who, since when and by when', () => {
    for (const confirmOn of [null, '2026-08-01']) {
      const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-07', on(confirmOn));
      for (const part of ['王五', '2026-04-10', '2026-07-10', ...(confirmOn === null ? [] : [confirmOn])])
        expect([message.zh, message.en].every((one) => one.includes(part))).toBe(true);
    }
  });
});

test('§15: a name that papers cannot show is told to HR before anything is issued, with its codes', () => {
  const unprintable = [{ of: 'person', about: 'E7', name: '王ก', coded: ['U+0E01'] }] as const;
  expect(codes('2026-07-07', { unprintable })).toEqual(['PAPER.UNPRINTABLE E7']);
  const [{ message } = { message: { zh: '', en: '' } }] = causes('2026-07-07', { unprintable });
  for (const part of ['王ก', 'E7', 'U+0E01', '§15'])
    expect([message.zh, message.en].every((one) => one.includes(part))).toBe(true);
  const others = (['company', 'department', 'team'] as const).map((of) => ({
    of,
    about: `${of}:x`,
    name: '晋ก公司',
    coded: ['U+0E01'],
  }));
  const told = causes('2026-07-07', { unprintable: others });
  expect(told.map(({ about }) => about)).toEqual(['company:x', 'department:x', 'team:x']);
  expect(told.map(({ message: { zh } }) => zh.slice(0, zh.indexOf('“')))).toEqual(['公司名称', '部门名称', '班组名称']);
  expect(told[0]?.message.zh).toContain('JINJI_COMPANY_NAME');
});
