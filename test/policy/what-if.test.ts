import { describe, expect, test } from '@jest/globals';
import type { PanelRequest } from '../../domain/evaluation/request.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { resolveChoices } from '../../policy/data/register.js';
import { createReader, type PastCase, type Reading } from '../../policy/what-if/what-if.js';
import { compareCycle } from '../../policy/what-if/cycle.js';
import { reachBack } from '../../policy/what-if/reach.js';
import { readSwitches } from '../../policy/what-if/switches.js';
import { calendar, library } from './fixture.js';

const policy = library.newest;
const reading = (changes: Partial<Reading> = {}): Reading => ({
  policy,
  choices: resolveChoices(library.register),
  panels: 'pass',
  ...changes,
});
const sheets = (score: number): PanelRequest => ({
  kind: 'panel',
  passMark: 70,
  scores: { directSuperior: [score], departmentHead: [score], relatedDepartments: [score], humanResources: [score] },
});
const past = (personId: string, level: Level, letters: string, panel: PanelRequest | null = null): PastCase => ({
  personId,
  name: personId,
  panel,
  request: {
    kind: 'level-promotion',
    cycle: '2026-07',
    employee: { id: personId, position: 'agent', level, status: 'confirmed', levelSince: '2025-01-01' },
    ratings: Array.from(letters, (rating, index) => ({
      month: addToMonth('2026-01', index),
      rating: rating as Rating,
    })),
  },
});
const read = (one: PastCase, changes: Partial<Reading> = {}) => {
  const { level, way } = createReader(reading(changes), calendar)(one);
  return `${level ?? '-'} ${way}`;
};
const nothingStands = { choices: { ...resolveChoices(library.register), panelRefusesCrossing: 'nothing-stands' } };
/** 3A at 中(一)良好: one direct step, one across the line by the panel. */
const crossing = (score: number) => past('X', 'intermediate1-2', 'AAABBB', sheets(score));

describe('what a past case comes to', () => {
  test('direct steps lead where the rules say; who has none stays', () => {
    expect(read(past('1', 'junior-1', 'AAABBB'))).toBe('junior-3 direct');
    expect(read(past('1', 'junior-1', 'AAABBC'))).toBe('junior-1 none');
  });
  test('I-30: a panel that sat is judged by the mark of its time, or by the one that is tried', () => {
    expect(read(past('1', 'intermediate2-1', 'AABBBB', sheets(70)))).toBe('intermediate2-2 panel');
    expect(read(past('1', 'intermediate2-1', 'AABBBB', sheets(69.99)))).toBe('intermediate2-1 none');
    expect(read(past('1', 'intermediate2-1', 'AABBBB', sheets(70)), { passMark: 70.01 })).toBe('intermediate2-1 none');
    expect(read(past('1', 'intermediate2-1', 'AABBBB', sheets(69.99)), { passMark: 69.99 })).toBe(
      'intermediate2-2 panel',
    );
  });
  test('one that never sat is taken as told', () => {
    const open = past('1', 'intermediate2-1', 'AABBBB');
    expect([read(open), read(open, { panels: 'fail' })]).toEqual([
      'intermediate2-2 panel-expected',
      'intermediate2-1 none',
    ]);
  });
  test('I-24: where the panel refuses a crossing request, the direct steps stand, or nothing does', () => {
    expect(read(crossing(80))).toBe('intermediate2-1 panel');
    expect(read(crossing(60))).toBe('intermediate1-3 direct-steps-stand');
    expect(read(crossing(60), nothingStands)).toBe('intermediate1-2 none');
  });
});

describe('a cycle under two readings', () => {
  const cases = [
    past('1', 'junior-1', 'AAABBB'),
    past('2', 'junior-1', 'BBBBBB'),
    past('3', 'junior-2', 'AABBBB'),
    crossing(60),
  ];
  const pay = new Map<Level, string>([
    ['junior-1', '4500.10'],
    ['junior-2', '5000.20'],
    ['junior-3', '5500.35'],
    ['intermediate1-2', '6000.00'],
    ['intermediate1-3', '6500.00'],
  ]);
  const { ruleB } = policy.levelPromotion;
  const twoA = {
    ...policy,
    levelPromotion: { ...policy.levelPromotion, ruleB: { ...ruleB, anyOf: [{ S: 0, A: 2 }] } },
  };

  test('I-24 alone: who had risen by it does not, with heads, pay and the §', () => {
    const compared = compareCycle(cases, { before: reading(), after: reading(nothingStands) }, { calendar, pay });
    expect(compared).toMatchObject({
      people: 4,
      before: { rise: 4, steps: 5, ways: { direct: 3, 'direct-steps-stand': 1, none: 0 }, monthlyPay: '22500.90' },
      after: { rise: 3, steps: 4, ways: { direct: 3, 'direct-steps-stand': 0, none: 1 }, monthlyPay: '22000.90' },
    });
    expect(compared.levels.find(({ level }) => level === 'intermediate1-3')).toEqual({
      level: 'intermediate1-3',
      began: 0,
      before: 1,
      after: 0,
      monthlyAmount: '6500.00',
      payBefore: '6500.00',
      payAfter: '0.00',
    });
    expect(
      compared.differences.map(({ personId, findings }) => [personId, findings.map(({ clause }) => clause)]),
    ).toEqual([['X', ['I-24']]]);
  });
  test('a rule made easier: who rises further, and by which §; a rule made as it was changes nobody', () => {
    const compared = compareCycle(cases, { before: reading(), after: reading({ policy: twoA }) }, { calendar, pay });
    expect(compared.differences).toMatchObject([
      { personId: '3', before: { level: 'junior-3' }, after: { level: 'intermediate1-1', way: 'direct' } },
    ]);
    const [changed] = compared.differences[0]?.findings ?? [];
    expect(changed).toMatchObject({ clause: '8.4.1.2.B', before: { met: false }, after: { met: true } });
    expect(compareCycle(cases, { before: reading(), after: reading() }, { calendar, pay }).differences).toEqual([]);
  });
  test('a window that reaches further back than the frozen facts of a person reads the records, group by group, and says so', () => {
    const nine = { ...policy.levelPromotion.windowMonths, agents: { value: 9, clause: '8.4.1' } };
    const wide = { ...policy, levelPromotion: { ...policy.levelPromotion, windowMonths: nine } };
    const policies = { before: policy, after: wide };
    const older = (letters: string) => ({
      ratings: Array.from(letters, (rating, index) => ({
        month: addToMonth('2025-07', index),
        rating: rating as Rating,
      })),
      complaints: [],
      leaves: [],
    });
    const leader = past('L', 'intermediate1-2', 'AAABBB');
    const people: PastCase[] = [
      reachBack(past('C', 'junior-1', 'AAABBB'), policies, calendar, older('BBBCBB')),
      // A C before even the new window is none of its business.
      reachBack(past('B', 'junior-1', 'AAABBB'), policies, calendar, older('CCCBBB')),
      // The records lack October.
      reachBack(past('M', 'junior-1', 'AAABBB'), policies, calendar, {
        ...older(''),
        ratings: [
          { month: '2025-11', rating: 'B' },
          { month: '2025-12', rating: 'B' },
        ],
      }),
      reachBack(
        {
          ...leader,
          request: { ...leader.request, employee: { ...leader.request.employee, position: 'team-leader' } },
        },
        policies,
        calendar,
        older('CCCCCC'),
      ),
    ];
    const facts = { calendar, pay };
    const compared = compareCycle(people, { before: reading(), after: reading({ policy: wide }) }, facts);
    expect(compared.differences).toMatchObject([
      { personId: 'C', before: { outcome: 'eligible', level: 'junior-3' }, after: { outcome: 'ineligible' } },
    ]);
    expect(compared.beyond).toEqual({
      first: '2025-10',
      people: 3,
      unrated: [{ personId: 'M', name: 'M', months: ['2025-10'] }],
    });
    const same = compareCycle(cases, { before: reading(), after: reading() }, facts);
    expect(same.beyond).toBeNull();
  });
  test('leave in the months that are read besides is protected there as in the frozen ones (I-09)', () => {
    const nine = { ...policy.levelPromotion.windowMonths, agents: { value: 9, clause: '8.4.1' } };
    const wide = { ...policy, levelPromotion: { ...policy.levelPromotion, windowMonths: nine } };
    const away = { kind: 'maternity', from: '2025-09-01', to: '2025-12-31' } as const;
    const records = { ratings: [{ month: '2025-08', rating: 'C' as const }], complaints: [], leaves: [away] };
    const { reached } = reachBack(past('1', 'junior-1', 'AAABBB'), { before: policy, after: wide }, calendar, records);
    expect(reached?.request.protectedMonths).toContain('2025-11');
    expect(reached?.request.ratings[0]).toEqual({ month: '2025-08', rating: 'C' });
  });
});

describe('switches as they are named for a trial', () => {
  const name = (given: Record<string, string | number>) => readSwitches(library.register, given);
  const code = (given: Record<string, string | number>): string => {
    try {
      name(given);
    } catch (error) {
      if (error instanceof RefusalError) return error.refusal.code;
    }
    return 'passed';
  };
  test('by their key, by the entry that has one, a mark also as text', () => {
    expect(name({ 'I-24': 'nothing-stands' })).toEqual({ panelRefusesCrossing: 'nothing-stands' });
    expect(name({ 'passMark.level': '75' })).toEqual({ 'passMark.level': 75 });
  });
  test.each([
    [{ 'I-30': 75 }, 'WHAT_IF.SWITCH_UNKNOWN'],
    [{ nonsense: 1 }, 'WHAT_IF.SWITCH_UNKNOWN'],
    [{ 'I-24': 'never' }, 'WHAT_IF.VALUE_UNFIT'],
    [{ 'passMark.level': '100.01' }, 'WHAT_IF.VALUE_UNFIT'],
    [{ 'passMark.level': ' ' }, 'WHAT_IF.VALUE_UNFIT'],
    [{ 'passMark.level': 'x' }, 'WHAT_IF.VALUE_UNFIT'],
    [{ 'passMark.level': '100' }, 'passed'],
  ])('%j: %s', (given, expected) => {
    expect(code(given as Record<string, string | number>)).toBe(expected);
  });
});
