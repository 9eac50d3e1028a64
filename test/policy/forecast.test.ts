import { describe, expect, test } from '@jest/globals';
import type { PersonForecast } from '../../domain/evaluation/forecast.js';
import type { CycleMarks, StandingFacts } from '../../domain/evaluation/standing.js';
import { costOf } from '../../policy/forecast/cost.js';
import { createForecast } from '../../policy/forecast/forecast.js';
import { atPace } from '../../policy/forecast/pace.js';
import { calendar, library, ratedFrom as from, standingFacts as person } from './fixture.js';

const forecastOf = createForecast({ library, calendar });
const TODAY = '2026-12-01';
const JANUARY = '2027-01';
const JULY = '2027-07';
interface Asked {
  readonly cycle?: string;
  readonly today?: string;
  readonly marks?: CycleMarks;
}
const ahead = (
  changes: Partial<StandingFacts>,
  { cycle = JANUARY, today = TODAY }: Asked = {},
): PersonForecast | undefined => forecastOf(person(changes), cycle, today);
const bars = (found: PersonForecast | undefined): readonly string[] => found?.reasons.map(({ clause }) => clause) ?? [];

describe('months still to come, at the present pace', () => {
  test('bring what as many months before them brought, in their order', () => {
    expect(atPace(from('2026-04', 'SBBABA'), ['2026-10', '2026-11', '2026-12'])).toEqual(from('2026-10', 'ABA'));
  });
  test('a C or D is assumed of nobody: a B stands in its place', () => {
    expect(atPace(from('2026-07', 'ACD'), ['2026-10', '2026-11', '2026-12'])).toEqual(from('2026-10', 'ABB'));
  });
  test('where fewer months are rated, these are repeated; of whom none is rated nothing is assumed', () => {
    expect(atPace(from('2026-08', 'AB'), ['2026-10', '2026-11', '2026-12'])).toEqual(from('2026-10', 'ABA'));
    expect(atPace([], ['2026-10'])).toEqual([]);
  });
});

describe('who will be eligible (8.4)', () => {
  // The window of January is July to December; with November not rated yet two months are open.
  test('eligible in July, because only then six months are rated', () => {
    // Rated since October: by January three of the six months of 8.4.1.2.A are missing, which HR would have to rule on.
    const late = { ratings: from('2026-10', 'BB'), positionSince: '2026-07-01', levelSince: '2026-07-01' };
    expect(ahead(late)?.state).toBe('needs-ruling');
    expect(ahead(late, { cycle: JULY })).toMatchObject({ state: 'eligible', to: 'junior-2', settled: false });
    expect(bars(ahead(late, { cycle: JULY }))).toEqual(['8.4.1.2.A']);
  });
  test('six B: one step at the pace, and not settled before December is in', () => {
    const found = ahead({ ratings: from('2026-07', 'BBBBB') });
    expect(found).toMatchObject({ state: 'eligible', from: 'junior-1', to: 'junior-2', directSteps: 1, panelSteps: 0 });
    expect([found?.settled, found?.assumed]).toEqual([false, [{ month: '2026-12', rating: 'B' }]]);
  });
  test('three A that are there already settle two steps, whatever December brings above C', () => {
    expect(ahead({ ratings: from('2026-07', 'AAABB') })).toMatchObject({
      state: 'eligible',
      to: 'junior-3',
      settled: true,
    });
  });
  test('8.4.1.3: into 中(二) by a panel; with one A the pace does not reach two, which is said with the months', () => {
    const level = 'intermediate1-3' as const;
    expect(ahead({ level, ratings: from('2026-07', 'AABBB') })).toMatchObject({ state: 'eligible', panelSteps: 1 });
    const near = ahead({ level, ratings: from('2026-07', 'ABBBB') });
    expect([near?.state, near?.to, bars(near)]).toEqual(['within-reach', null, ['8.4.1.3']]);
    expect(near?.reasons[0]?.text.zh).toContain('到 2026-12 还差 1 个 A');
  });
  test('8.4.2: a team leader counts twelve months, in January alone; in July 8.1 bars him until January', () => {
    const leader = { position: 'team-leader', level: 'senior-1', ratings: from('2026-01', 'ABABABABBBB') } as const;
    expect(ahead(leader)).toMatchObject({ state: 'eligible', to: 'senior-2', panelSteps: 1 });
    const july = ahead(leader, { cycle: JULY });
    expect([july?.state, bars(july), july?.later]).toEqual(['not', ['8.1'], '2028-01']);
  });
});

describe('who cannot be, and why', () => {
  test('a D in the window bars, and the cycle that it has left is named', () => {
    const found = ahead({ ratings: from('2026-07', 'AADAA') });
    expect([found?.state, found?.to, found?.later]).toEqual(['not', null, JULY]);
    expect(found?.reasons[0]?.text.zh).toContain('2026-09');
    expect(ahead({ ratings: from('2026-06', 'DBBBBB') })?.state).toBe('eligible');
  });
  test('8.2.2: three months end after the reference day, so July is the first', () => {
    const found = ahead({ levelSince: '2026-11-01', ratings: from('2026-07', 'BBBBB') });
    expect([found?.state, bars(found), found?.later]).toEqual(['not', ['8.2.2'], JULY]);
  });
  test('8.2.1: whose day of confirmation is known counts as confirmed on the reference day, others do not', () => {
    const probation = { status: 'probation', levelSince: '2026-09-01', ratings: from('2026-07', 'BBBBB') } as const;
    expect(bars(ahead({ ...probation, confirmedOn: null }))).toEqual(['8.2.1']);
    expect(ahead({ ...probation, confirmedOn: '2026-12-20' })?.state).toBe('eligible');
  });
  test('8.3.3.A: at the ceiling of the ladder nothing is left to reach', () => {
    const found = ahead({ level: 'intermediate2-3', ratings: from('2026-07', 'SSSSS') });
    expect([found?.state, bars(found), found?.later]).toEqual(['not', ['8.3.3.A'], null]);
  });
  test('I-68: what §11 has not decided holds whoever would rise, and him alone', () => {
    const found = ahead({ ratings: from('2026-07', 'AAABB'), demotionPending: true });
    expect([found?.state, bars(found)]).toEqual(['on-hold', ['I-68']]);
    expect(ahead({ ratings: from('2026-07', 'AACBB'), demotionPending: true })?.state).toBe('not');
  });
  test('I-17: a complaint that waits holds where it could change the result', () => {
    const complaints = [{ date: '2026-10-02', status: 'pending', cause: 'service-attitude' }] as const;
    expect(bars(ahead({ ratings: from('2026-07', 'BBBBB'), complaints }))).toEqual(['I-17']);
    expect(ahead({ ratings: from('2026-07', 'AAABB'), complaints })?.state).toBe('eligible');
  });
  test('I-09: months that passed without a rating are for HR to rule on; of a protected leave to come nothing is assumed', () => {
    expect(bars(ahead({ ratings: from('2026-07', 'B-BBB') }))).toEqual(['8.4.1.2.A']);
    const leaves = [{ kind: 'maternity', from: '2026-12-01', to: '2027-03-31' }] as const;
    const found = ahead({ ratings: from('2026-07', 'BBBBB'), leaves });
    expect([found?.state, found?.assumed]).toEqual(['needs-ruling', []]);
  });
  test('I-82, I-04, I-01: who has left by the reference day, a supervisor and an intern are counted nowhere', () => {
    const ratings = from('2026-07', 'AAABB');
    expect(ahead({ ratings, leftOn: '2027-01-05' })).toBeUndefined();
    expect(ahead({ ratings, leftOn: '2027-02-01' })?.state).toBe('eligible');
    expect(ahead({ ratings, position: 'supervisor', level: null })).toBeUndefined();
    expect(ahead({ ratings, level: 'intern', status: 'intern' })).toBeUndefined();
  });
});

describe('what it would cost a month (§12)', () => {
  const pay = new Map([
    ['junior-1', '4000.00'],
    ['junior-2', '4333.33'],
    ['junior-3', '4800.00'],
  ] as const);
  const rising = [
    { from: 'junior-1', to: 'junior-2' },
    { from: 'junior-1', to: 'junior-3' },
    { from: 'senior-1', to: 'senior-2' },
  ] as const;

  test('if all rise: by the pay table, to the cent; whose level it does not know is counted apart (I-83)', () => {
    expect(costOf(rising, pay, { eligible: 0, approved: 0 })).toEqual({
      people: 3,
      difference: '1133.33',
      withoutAmount: 1,
      atShare: null,
    });
  });
  test('at the usual share of the last cycles: the same by that part of it, rounded to the cent', () => {
    expect(costOf(rising, pay, { eligible: 8, approved: 5 }).atShare).toEqual({ people: '1.9', difference: '708.33' });
    expect(costOf([], pay, { eligible: 8, approved: 5 })).toEqual({
      people: 0,
      difference: '0.00',
      withoutAmount: 0,
      atShare: { people: '0.0', difference: '0.00' },
    });
  });
});
