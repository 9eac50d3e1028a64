import { describe, expect, test } from '@jest/globals';
import type { Leave, LeaveKind } from '../../domain/people/leave.js';
import type { CycleFacts } from '../../domain/people/people.js';
import { levelRequestOf, nominationRequestOf } from '../../policy/requests.js';
import { protectedMonthsOf } from '../../policy/rules/protected-months.js';
import { calendar, library } from './fixture.js';

const policy = library.newest;
const leave = (from: string, to: string | null, kind: LeaveKind = 'maternity'): Leave => ({ kind, from, to });
const months = (...leaves: Leave[]) =>
  protectedMonthsOf(policy, calendar, leaves, { first: '2026-01', last: '2026-06' });

describe('which months a leave protects (I-09)', () => {
  test('half of the workdays at least; weekends and holidays do not count', () => {
    // March 2026 has 22 workdays: 2-6, 9-13, 16-20, 23-27, 30, 31. Eleven are half of them.
    expect(months(leave('2026-03-01', '2026-03-16'))).toEqual(['2026-03']);
    expect(months(leave('2026-03-01', '2026-03-15'))).toEqual([]);
    expect(months(leave('2026-03-17', '2026-03-31'))).toEqual(['2026-03']);
    expect(months(leave('2026-03-18', '2026-03-31'))).toEqual([]);
  });

  test('the Spring Festival counts on neither side: 2026-02-15 to 02-23 is off, 02-14 and 02-28 are worked', () => {
    // Workdays of February 2026: 2-6, 9-14, 24-28: sixteen. Eight: 2-6, 9-11.
    expect(months(leave('2026-02-01', '2026-02-11'))).toEqual(['2026-02']);
    expect(months(leave('2026-02-01', '2026-02-10'))).toEqual([]);
    expect(months(leave('2026-02-12', '2026-02-28'))).toEqual(['2026-02']);
    expect(months(leave('2026-02-13', '2026-02-28'))).toEqual([]);
  });

  test('maternity, nursing, work injury and illness protect; other leave does not; one without an end lasts', () => {
    for (const kind of ['maternity', 'nursing', 'work-injury', 'medical'] as const)
      expect(months(leave('2026-05-01', null, kind))).toEqual(['2026-05', '2026-06']);
    for (const kind of ['personal', 'other'] as const) expect(months(leave('2026-05-01', null, kind))).toEqual([]);
  });

  test('two spells of a month are taken together', () => {
    expect(months(leave('2026-03-02', '2026-03-09'), leave('2026-03-20', '2026-03-26', 'medical'))).toEqual([
      '2026-03',
    ]);
  });
});

describe('what of the records a question holds', () => {
  const facts = (more: Partial<CycleFacts>): CycleFacts => ({
    personId: 'E1',
    name: 'E1',
    departmentId: 'care',
    departmentHeadId: null,
    superiorId: null,
    position: 'agent',
    positionSince: '2020-01-01',
    level: 'junior-1',
    status: 'confirmed',
    levelSince: '2020-01-01',
    ratings: ['2024-12', '2025-01', '2025-12', '2026-01', '2026-06', '2026-07'].map((month) => ({
      month,
      rating: 'B',
    })),
    complaints: ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2026-07-01'].map((date) => ({
      date,
      status: 'pending',
      cause: 'not-personal',
    })),
    leaves: [],
    demotionPending: false,
    ...more,
  });
  const asked = (more: Partial<CycleFacts>) => levelRequestOf(policy, calendar, facts(more), '2026-07');

  test('only the window, so that nothing older moves a case (I-15)', () => {
    const { ratings, complaints = [], protectedMonths } = asked({ leaves: [leave('2025-11-01', '2025-12-31')] });
    expect(ratings.map(({ month }) => month)).toEqual(['2026-01', '2026-06']);
    expect(complaints.map(({ date }) => date)).toEqual(['2026-01-01']);
    expect(protectedMonths).toEqual([]);
  });

  test('twelve months further where a month of the window was protected and has no rating', () => {
    const { ratings, complaints = [], protectedMonths } = asked({ leaves: [leave('2025-11-01', '2026-03-31')] });
    expect(ratings.map(({ month }) => month)).toEqual(['2025-01', '2025-12', '2026-01', '2026-06']);
    expect(complaints.map(({ date }) => date)).toEqual(['2025-01-01', '2025-12-31', '2026-01-01']);
    // December and January are rated: ordinary months.
    expect(protectedMonths).toEqual(['2025-11', '2026-02', '2026-03']);
  });

  test('a nomination likewise, before its own month', () => {
    const nominated = { to: 'team-leader', nominatedOn: '2026-07-15' } as const;
    const { protectedMonths } = nominationRequestOf(
      policy,
      calendar,
      facts({ leaves: [leave('2026-02-01', null)] }),
      nominated,
    );
    expect(protectedMonths).toEqual(['2026-02', '2026-03', '2026-04', '2026-05']);
  });
});
