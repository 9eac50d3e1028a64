import { describe, expect, test } from '@jest/globals';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import { engine } from './fixture.js';

type Employee = LevelPromotionRequest['employee'];
interface Facts extends Partial<Omit<LevelPromotionRequest, 'kind' | 'ratings' | 'employee'>> {
  readonly employee?: Partial<Employee>;
}

/** One letter a month, the last for the month before the cycle; `-` for a missing one. */
const ask = (letters: string, { employee, ...facts }: Facts = {}) => {
  const cycle = facts.cycle ?? '2026-07';
  const ratings = Array.from(letters).flatMap((letter, index) =>
    letter === '-' ? [] : [{ month: addToMonth(cycle, index - letters.length), rating: letter as Rating }],
  );
  return engine.answer({
    kind: 'level-promotion',
    cycle,
    ratings,
    ...facts,
    employee: { position: 'agent', level: 'junior-1', status: 'confirmed', levelSince: '2025-01-01', ...employee },
  });
};
const steps = (letters: string, facts?: Facts) => {
  const { outcome, to, directSteps, panelSteps } = ask(letters, facts);
  return `${outcome} ${to ?? '-'} ${directSteps}+${panelSteps}`;
};
const complaint = (
  status: 'pending' | 'upheld' | 'dismissed',
  date = '2026-03-02',
  cause = 'service-attitude' as const,
) => [{ date, status, cause }];
const codes = (letters: string, facts?: Facts) => ask(letters, facts).warnings.map(({ code }) => code);
const leader = { position: 'team-leader', level: 'senior-1' } as const;
const YEAR = 'BBBBBBBBBBBB';

describe('§8.1, §8.2: who takes part', () => {
  test.each(['intern', 'probation', 'left'] as const)('8.2.1: %s is not confirmed', (status) => {
    expect(steps('AAAAAA', { employee: { status } })).toBe('ineligible - 0+0');
  });
  test('I-04: a supervisor has no ladder, with or without a level', () => {
    expect(steps('AAAAAA', { employee: { position: 'supervisor', level: null } })).toBe('ineligible - 0+0');
    expect(steps('AAAAAA', { employee: { position: 'supervisor' } })).toBe('ineligible - 0+0');
  });
  test('I-01: an intern level is not promoted', () => {
    expect(steps('AAAAAA', { employee: { level: 'intern' } })).toBe('ineligible - 0+0');
  });
  test('8.1: a team leader in January, not in July', () => {
    expect(steps('AAAABBBBBBBB', { cycle: '2026-01', employee: { ...leader, levelSince: '2025-01-01' } })).toBe(
      'eligible senior-2 0+1',
    );
    expect(steps('AAAABBBBBBBB', { cycle: '2026-07', employee: leader })).toBe('ineligible - 0+0');
  });
  test('I-04: a team leader below senior-1 does not take part', () => {
    expect(steps('AAAABBBBBBBB', { cycle: '2026-01', employee: { ...leader, level: 'intermediate2-3' } })).toBe(
      'ineligible - 0+0',
    );
  });
  test('8.2.2: three months complete on the fifth workday are enough, a day later are not', () => {
    // 2026-07-07 is the fifth workday of July 2026
    expect(steps('BBBBBB', { employee: { levelSince: '2026-04-07' } })).toBe('eligible junior-2 1+0');
    expect(steps('BBBBBB', { employee: { levelSince: '2026-04-08' } })).toBe('ineligible - 0+0');
  });
  test('8.3.3.A: one below the cap may, at the cap and above may not', () => {
    expect(steps('AABBBB', { employee: { level: 'intermediate2-2' } })).toBe('eligible intermediate2-3 0+1');
    expect(steps('AABBBB', { employee: { level: 'intermediate2-3' } })).toBe('ineligible - 0+0');
    expect(steps('AABBBB', { employee: { level: 'senior-1' } })).toBe('ineligible - 0+0');
  });
  test('I-04: team leaders end at chief-3', () => {
    const facts = (level: Employee['level']) => ({ cycle: '2026-01', employee: { ...leader, level } });
    expect(steps('AAAABBBBBBBB', facts('chief-2'))).toBe('eligible chief-3 0+1');
    expect(steps('AAAABBBBBBBB', facts('chief-3'))).toBe('ineligible - 0+0');
  });
  test.each(['2026-02', '2026-06', '2026-08', '2026-12'])('8.1: %s launches no cycle', (cycle) => {
    expect(
      engine.evaluate({
        kind: 'level-promotion',
        cycle,
        ratings: [],
        employee: { position: 'agent', level: 'junior-1', status: 'confirmed', levelSince: '2025-01-01' },
      }),
    ).toMatchObject({ error: { path: 'cycle' } });
  });
});

describe('§8.4.1.2: direct steps', () => {
  test.each([
    ['BBBBBB', 'eligible junior-2 1+0'],
    ['BBBBBC', 'ineligible - 0+0'],
    ['SSAABD', 'ineligible - 0+0'],
    ['AABBBB', 'eligible junior-2 1+0'],
    ['AAABBB', 'eligible junior-3 2+0'],
    ['SABBBB', 'eligible junior-3 2+0'],
    ['SSBBBB', 'eligible junior-3 2+0'],
    ['SBBBBB', 'eligible junior-2 1+0'],
    ['SSABBB', 'eligible junior-3 2+0'],
    ['SSAABB', 'eligible intermediate1-1 3+0'],
    ['SSSABB', 'eligible intermediate1-1 3+0'],
    ['SSSSBB', 'eligible intermediate1-1 3+0'],
    ['SAAABB', 'eligible junior-3 2+0'],
    ['AAAAAA', 'eligible junior-3 2+0'],
  ])('%s from junior-1: %s', (letters, expected) => {
    expect(steps(letters)).toBe(expected);
  });
  test('a C just before the window does not bar, in its first month it does', () => {
    expect(steps('CBBBBBB')).toBe('eligible junior-2 1+0');
    expect(steps('CBBBBB')).toBe('ineligible - 0+0');
  });
  test('the cycle month itself is outside the window', () => {
    expect(
      engine.answer({
        kind: 'level-promotion',
        cycle: '2026-07',
        employee: { position: 'agent', level: 'junior-1', status: 'confirmed', levelSince: '2025-01-01' },
        ratings: Array.from('BBBBBBC').map((rating, index) => ({
          month: addToMonth('2026-01', index),
          rating: rating as Rating,
        })),
      }).outcome,
    ).toBe('eligible');
  });
  test('8.4.1.2.A: an upheld personal complaint bars A alone, B and C are acknowledged (I-10)', () => {
    expect(steps('BBBBBB', { complaints: complaint('upheld') })).toBe('ineligible - 0+0');
    expect(steps('AAABBB', { complaints: complaint('upheld') })).toBe('eligible junior-3 2+0');
    expect(codes('AAABBB', { complaints: complaint('upheld') })).toContain('complaint-acknowledgement');
    expect(codes('AAABBB')).not.toContain('complaint-acknowledgement');
  });
  test('a complaint counts by its incident in the window, if personal (I-17, I-18)', () => {
    expect(steps('BBBBBB', { complaints: complaint('upheld', '2025-12-31') })).toBe('eligible junior-2 1+0');
    expect(steps('BBBBBB', { complaints: complaint('upheld', '2026-01-01') })).toBe('ineligible - 0+0');
    expect(steps('BBBBBB', { complaints: complaint('upheld', '2026-06-30') })).toBe('ineligible - 0+0');
    expect(steps('BBBBBB', { complaints: complaint('upheld', '2026-07-01') })).toBe('eligible junior-2 1+0');
    expect(steps('BBBBBB', { complaints: [{ date: '2026-03-02', status: 'upheld', cause: 'other-personal' }] })).toBe(
      'ineligible - 0+0',
    );
    expect(steps('BBBBBB', { complaints: [{ date: '2026-03-02', status: 'upheld', cause: 'not-personal' }] })).toBe(
      'eligible junior-2 1+0',
    );
    expect(steps('BBBBBB', { complaints: complaint('dismissed') })).toBe('eligible junior-2 1+0');
  });
});

describe('§8.4.1.3, I-23: across the line', () => {
  const at = (level: Employee['level']) => ({ employee: { level } });
  test('2A or 1S are enough for one step by the panel, 1A is not', () => {
    expect(steps('AABBBB', at('intermediate2-1'))).toBe('eligible intermediate2-2 0+1');
    expect(steps('SBBBBB', at('intermediate2-1'))).toBe('eligible intermediate2-2 0+1');
    expect(steps('ABBBBB', at('intermediate2-1'))).toBe('ineligible - 0+0');
  });
  test('above the line never more than one', () => {
    expect(steps('SSSSSS', at('intermediate2-1'))).toBe('eligible intermediate2-2 0+1');
  });
  test('I-22: intermediate1-3 goes by the target: the panel', () => {
    expect(steps('BBBBBB', at('intermediate1-3'))).toBe('ineligible - 0+0');
    expect(steps('AABBBB', at('intermediate1-3'))).toBe('eligible intermediate2-1 0+1');
  });
  test('direct steps first, then the panel where one is left', () => {
    expect(steps('AAABBB', at('intermediate1-2'))).toBe('eligible intermediate2-1 1+1');
    expect(steps('AABBBB', at('intermediate1-2'))).toBe('eligible intermediate1-3 1+0');
    expect(steps('SSAABB', at('intermediate1-1'))).toBe('eligible intermediate2-1 2+1');
    expect(steps('SSAABB', at('junior-3'))).toBe('eligible intermediate1-3 3+0');
    expect(steps('SSAABB', at('intermediate1-2'))).toBe('eligible intermediate2-1 1+1');
  });
  test('an upheld complaint stops the panel step, not the direct ones before it', () => {
    expect(steps('AAABBB', { ...at('intermediate1-2'), complaints: complaint('upheld') })).toBe(
      'eligible intermediate1-3 1+0',
    );
    expect(steps('AAABBB', { ...at('intermediate1-3'), complaints: complaint('upheld') })).toBe('ineligible - 0+0');
  });
  test('the route is the panel where its step is asked for', () => {
    expect(ask('AAABBB', at('intermediate1-2')).route).toBe('panel');
    expect(ask('AAABBB').route).toBe('direct');
    expect(ask('BBBBBC').route).toBeNull();
  });
});

describe('§8.4.2: team leaders', () => {
  const facts: Facts = { cycle: '2026-01', employee: { ...leader, levelSince: '2024-01-01' } };
  test.each([
    ['AAAABBBBBBBB', true],
    ['AAABBBBBBBBB', false],
    ['SSBBBBBBBBBB', true],
    ['SBBBBBBBBBBB', false],
    ['SAABBBBBBBBB', true],
    ['SABBBBBBBBBB', false],
    ['AAAABBBBBBBC', false],
  ])('%s: %s', (letters, met) => {
    expect(steps(letters, facts)).toBe(met ? 'eligible senior-2 0+1' : 'ineligible - 0+0');
  });
  test('a complaint bars; the window is the year', () => {
    expect(steps('AAAABBBBBBBB', { ...facts, complaints: complaint('upheld', '2025-01-01') })).toBe('ineligible - 0+0');
    expect(steps('AAAABBBBBBBB', { ...facts, complaints: complaint('upheld', '2024-12-31') })).toBe(
      'eligible senior-2 0+1',
    );
  });
  test('no ruling for a team leader with months missing', () => {
    expect(steps(YEAR.slice(1), facts)).toBe('ineligible - 0+0');
    expect(codes(YEAR.slice(1), facts)).toContain('months-missing');
    expect(codes(YEAR, facts)).not.toContain('months-missing');
  });
});

describe('I-09: missing months', () => {
  test('five months of B need a ruling, and the ruling decides', () => {
    expect(steps('-BBBBB')).toBe('needs-ruling - 0+0');
    expect(steps('-BBBBB', { ruling: null })).toBe('needs-ruling - 0+0');
    expect(steps('-BBBBB', { ruling: 'proceed' })).toBe('eligible junior-2 1+0');
    expect(steps('-BBBBB', { ruling: 'refuse' })).toBe('ineligible - 0+0');
    expect(codes('-BBBBB')).toContain('months-missing');
  });
  test('rules that count take what there is', () => {
    expect(steps('-AAA--')).toBe('eligible junior-3 2+0');
    expect(steps('AA----', { employee: { level: 'intermediate2-1' } })).toBe('eligible intermediate2-2 0+1');
  });
  test('no ruling where A would not help: at the line, with a complaint, with a C', () => {
    expect(steps('-BBBBB', { employee: { level: 'intermediate1-3' } })).toBe('ineligible - 0+0');
    expect(steps('-BBBBB', { complaints: complaint('upheld') })).toBe('ineligible - 0+0');
    expect(steps('-BBBBC')).toBe('ineligible - 0+0');
  });
  test('a ruling has no effect anywhere else', () => {
    expect(steps('AAABBB', { ruling: 'refuse' })).toBe('eligible junior-3 2+0');
    expect(steps('BBBBBC', { ruling: 'proceed' })).toBe('ineligible - 0+0');
    expect(steps('------', { ruling: 'proceed', employee: { status: 'probation' } })).toBe('ineligible - 0+0');
  });
  test('no rating at all needs a ruling, too', () => {
    expect(steps('------')).toBe('needs-ruling - 0+0');
  });
});

describe('I-17, I-68: on hold', () => {
  test('a pending complaint holds where it would change the steps', () => {
    expect(steps('BBBBBB', { complaints: complaint('pending') })).toBe('on-hold junior-2 1+0');
    expect(steps('AAABBB', { complaints: complaint('pending') })).toBe('eligible junior-3 2+0');
    expect(steps('AAABBB', { complaints: complaint('pending'), employee: { level: 'intermediate1-2' } })).toBe(
      'on-hold intermediate2-1 1+1',
    );
    expect(steps('-BBBBB', { complaints: complaint('pending'), ruling: 'proceed' })).toBe('on-hold junior-2 1+0');
    expect(steps('BBBBBB', { complaints: complaint('pending', '2025-12-31') })).toBe('eligible junior-2 1+0');
  });
  test('a setback pending holds steps, and leaves the ineligible and the unruled as they are', () => {
    expect(steps('BBBBBB', { demotionPending: true })).toBe('on-hold junior-2 1+0');
    expect(steps('BBBBBC', { demotionPending: true })).toBe('ineligible - 0+0');
    expect(steps('-BBBBB', { demotionPending: true })).toBe('needs-ruling - 0+0');
  });
});
