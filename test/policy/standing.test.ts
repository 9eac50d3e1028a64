import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Complaint } from '../../domain/people/complaint.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { LEVELS, levelRank } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { MonthlyRating, Rating } from '../../domain/vocabulary/rating.js';
import type { CycleMarks, CycleOutlook, Needed, RuleOutlook, StandingFacts } from '../../domain/evaluation/standing.js';
import { createStandings } from '../../policy/outlook/standing.js';
import { calendar, engine, library, ratedFrom as from, standingFacts as person } from './fixture.js';

const standingOf = createStandings({ library, calendar });
const NEVER = { evaluated: null, open: null };

const next = (changes: Partial<StandingFacts>, today = '2026-10-15', marks: CycleMarks = NEVER): CycleOutlook => {
  const [outlook] = standingOf(person(changes), marks, today).levelPromotion;
  if (outlook === undefined) throw new Error('no cycle is ahead');
  return outlook;
};
const rule = (outlook: CycleOutlook, clause: string): RuleOutlook => {
  const found = outlook.rules.find((one) => one.clause === clause);
  if (found === undefined) throw new Error(`${clause} is not among the rules`);
  return found;
};
const A = '8.4.1.2.A';
const B = '8.4.1.2.B';
const C = '8.4.1.2.C';
const PANEL = '8.4.1.3';

describe('the next cycle (8.1, I-20)', () => {
  test.each([
    ['agent', '2026-07-07', '2026-07'],
    ['agent', '2026-07-08', '2027-01'],
    ['team-leader', '2026-07-01', '2027-01'],
    ['team-leader', '2027-01-09', '2028-01'],
  ] as const)('of a %s on %s is %s', (position, today, cycle) => {
    const level = position === 'agent' ? 'junior-1' : 'senior-1';
    expect(next({ position, level }, today).cycle).toBe(cycle);
  });
  test('does not come again once it has evaluated the person, and is waited for while it is open, however late', () => {
    expect(next({}, '2026-07-02', { ...NEVER, evaluated: '2026-07' }).cycle).toBe('2027-01');
    expect(next({}, '2026-09-02', { ...NEVER, open: '2026-07' }).cycle).toBe('2026-07');
  });
  test('8.2.2: where the three months end a day after its reference day, the one after it is shown as well', () => {
    const cycles = (levelSince: string) =>
      standingOf(person({ levelSince }), NEVER, '2026-10-15').levelPromotion.map(({ cycle, conditions }) => [
        cycle,
        conditions.find(({ clause }) => clause === '8.2.2')?.met,
      ]);
    const day = next({}).referenceDay; // of January 2027, projected
    expect(day.startsWith('2027-01-')).toBe(true);
    expect(cycles(`2026-10-${day.slice(8)}`)).toEqual([['2027-01', true]]);
    expect(cycles(`2026-10-${String(Number(day.slice(8)) + 1).padStart(2, '0')}`)).toEqual([
      ['2027-01', false],
      ['2027-07', true],
    ]);
  });
});

describe('what is missing under each rule, in October with July to September rated', () => {
  // The window of January 2027 is July to December 2026; three months are left.
  const ahead = (letters: string, changes: Partial<StandingFacts> = {}) =>
    next({ ratings: from('2026-07', letters), ...changes });

  test('8.4.1.2: three B want B to the end, three A, or one S and one A', () => {
    const outlook = ahead('BBB');
    expect(outlook.openMonths).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(rule(outlook, A)).toMatchObject({ state: 'reachable', to: 'junior-2', needs: [{ S: 0, A: 0, B: 3 }] });
    expect(rule(outlook, B)).toMatchObject({
      state: 'reachable',
      by: '2026-12',
      to: 'junior-3',
      needs: [
        { S: 1, A: 1, B: 0 },
        { S: 0, A: 3, B: 0 },
      ],
    });
    expect(rule(outlook, C)).toMatchObject({ state: 'out-of-reach', to: null, needs: [] });
  });
  test('two A want one more A (or S) by December, said in both languages', () => {
    const found = rule(ahead('AAB'), B);
    expect(found.needs).toEqual(
      [
        { S: 0, A: 1, B: 0 },
        { S: 1, A: 0, B: 0 },
      ].slice(0, 1),
    );
    expect(found.text.zh).toBe('到 2026-12 还差 1 个 A（或以上），其间无 C、D；可至初级客服(优秀)');
    expect(found.text.en).toBe('1 more A (or better) by 2026-12, and no C or D; leads to junior agent, excellent');
  });
  test('three A meet B and want no C or D; 2S+2A stays two S away', () => {
    const outlook = ahead('AAA');
    expect(rule(outlook, B)).toMatchObject({ state: 'met', needs: [], to: 'junior-3' });
    expect(rule(outlook, C)).toMatchObject({
      state: 'reachable',
      to: 'intermediate1-1',
      needs: [{ S: 2, A: 0, B: 0 }],
    });
  });
  test('a C or D puts every rule out of reach, and the cycle that it has left is shown', () => {
    const [now, later] = standingOf(person({ ratings: from('2026-07', 'ASC') }), NEVER, '2026-10-15').levelPromotion;
    expect(now?.rules.map(({ state }) => state)).toEqual(['out-of-reach', 'out-of-reach', 'out-of-reach']);
    expect(now?.rules[0]?.text.zh).toContain('2026-09');
    expect(later?.cycle).toBe('2027-07');
  });
  test('I-10: an upheld personal complaint bars A, not B and C; one that is not personal bars nothing', () => {
    const complaint = (cause: Complaint['cause']) => [{ date: '2026-08-02', status: 'upheld' as const, cause }];
    const barred = ahead('AAB', { complaints: complaint('service-attitude') });
    expect([rule(barred, A).state, rule(barred, B).state]).toEqual(['out-of-reach', 'reachable']);
    expect(rule(ahead('AAB', { complaints: complaint('not-personal') }), A).state).toBe('reachable');
    expect(ahead('AAB', { complaints: complaint('service-attitude') }).complaintPending).toBe(false);
  });
  test('I-09: a month that passed without a rating is for HR to rule on; last month may still come', () => {
    expect(rule(ahead('B-B'), A)).toMatchObject({ state: 'needs-ruling', to: 'junior-2' });
    expect(rule(ahead('BB-'), A)).toMatchObject({ state: 'reachable', needs: [{ S: 0, A: 0, B: 4 }] });
  });
  test('8.4.1.3: from 中(一)优秀 on only the panel rule leads on; at the cap nothing does', () => {
    const outlook = ahead('ABB', { level: 'intermediate1-3' });
    expect(outlook.rules.map(({ clause }) => clause)).toEqual([PANEL]);
    expect(rule(outlook, PANEL)).toMatchObject({ to: 'intermediate2-1', directSteps: 0, panelSteps: 1 });
    expect(rule(outlook, PANEL).needs).toEqual([{ S: 0, A: 1, B: 0 }]);
    const capped = ahead('AAA', { level: 'intermediate2-3' });
    expect([capped.rules, capped.conditions.filter(({ met }) => !met).map(({ clause }) => clause)]).toEqual([
      [],
      ['8.3.3.A'],
    ]);
  });
  test('8.4.2: a team leader counts twelve months', () => {
    const outlook = next({
      position: 'team-leader',
      level: 'senior-1',
      ratings: from('2026-01', 'ABBABBBBB'),
    });
    expect(rule(outlook, '8.4.2').needs).toEqual([
      { S: 1, A: 0, B: 0 },
      { S: 0, A: 2, B: 0 },
    ]);
  });
});

test('8.3.3.A, I-04: who has reached the cap is told which it is; below it there is none', () => {
  expect(next({ level: 'intermediate2-3' }).atCap).toBe('intermediate2-3');
  expect(next({ level: 'intermediate2-2' }).atCap).toBeNull();
  expect(next({ position: 'team-leader', level: 'chief-3' }).atCap).toBe('chief-3');
  expect(next({ position: 'team-leader', level: 'senior-1' }).atCap).toBeNull();
});

describe('months before the entry are not missing ratings (I-09)', () => {
  // The window of January 2027 is July to December 2026.
  const joined = (letters: string, today = '2027-01-04') =>
    next({ hiredOn: '2026-09-14', levelSince: '2026-09-14', ratings: from('2026-09', letters) }, today);
  const wordsOfA = (outlook: CycleOutlook) => rule(outlook, A);

  test('who came in September lacks none of July and August; HR still rules on rule A, and reads why', () => {
    const outlook = joined('BBBB');
    expect(outlook.missingMonths).toEqual([]);
    expect(wordsOfA(outlook)).toMatchObject({
      state: 'needs-ruling',
      text: {
        zh: '2026-09 入职，窗口内只有 4 个月可以有考核，须由人力资源部裁定（I-09）；可至初级客服(良好)',
        en: expect.stringContaining('entry in 2026-09: only 4 months of the window can have a rating'),
      },
    });
  });
  test('a month after the entry without a rating is still told as missing, alone', () => {
    const outlook = joined('B-BB');
    expect(outlook.missingMonths).toEqual(['2026-10']);
    expect(wordsOfA(outlook).text.zh).toContain('缺 2026-10 的考核');
    expect(wordsOfA(outlook).text.zh).not.toContain('2026-07');
  });
  test('a rating of a former month that the records do hold counts as it stands', () => {
    const outlook = next({ hiredOn: '2026-09-14', ratings: from('2026-07', 'BBBBBB') }, '2027-01-04');
    expect(wordsOfA(outlook)).toMatchObject({ state: 'met' });
  });
});

describe('the ratings that are said to be missing lead to the step when they come in', () => {
  const LETTERS = ['S', 'A', 'B'] as const;
  const letter = fc.constantFrom<string>('S', 'A', 'B', 'A', 'B', 'S', '-', 'C', 'D');
  const cases = fc.record({
    team: fc.boolean(),
    rank: fc.integer({ min: 1, max: 15 }),
    letters: fc.array(letter, { minLength: 12, maxLength: 12 }),
    month: fc.integer({ min: 1, max: 12 }),
    upheld: fc.boolean(),
    rest: fc.array(fc.constantFrom<Rating | '-'>('S', 'A', 'B', '-'), { minLength: 12, maxLength: 12 }),
  });
  const spread = ({ S, A: as, B: bs }: Needed): Rating[] => [
    ...Array.from({ length: S }, () => LETTERS[0]),
    ...Array.from({ length: as }, () => LETTERS[1]),
    ...Array.from({ length: bs }, () => LETTERS[2]),
  ];
  const ask = (facts: StandingFacts, cycle: string, ratings: readonly MonthlyRating[]) => {
    const { position, level, status, levelSince, complaints } = facts;
    const request: LevelPromotionRequest = {
      kind: 'level-promotion',
      cycle,
      ratings,
      complaints,
      employee: { position, level, status, levelSince },
    };
    return engine.answer(request);
  };
  const drawn = ({
    team,
    rank,
    letters,
    month,
    upheld,
  }: {
    team: boolean;
    rank: number;
    letters: string[];
    month: number;
    upheld: boolean;
  }) => {
    const now = `2026-${String(month).padStart(2, '0')}`;
    const facts = person({
      position: team ? 'team-leader' : 'agent',
      level: LEVELS[rank] ?? 'junior-1',
      ratings: from(addToMonth(now, -12), letters.join('')),
      complaints: upheld ? [{ date: `${addToMonth(now, -1)}-03`, status: 'upheld', cause: 'other-personal' }] : [],
    });
    return { facts, outlooks: standingOf(facts, NEVER, `${now}-15`).levelPromotion };
  };
  const fill = (facts: StandingFacts, open: readonly string[], given: readonly (Rating | '-')[]): MonthlyRating[] => [
    ...facts.ratings,
    ...open.flatMap((month, index) => {
      const rating = given[index] ?? '-';
      return rating === '-' ? [] : [{ month, rating }];
    }),
  ];

  test('each way that is named, whatever else the months left bring above C', () => {
    fc.assert(
      fc.property(cases, ({ rest, ...one }) => {
        const { facts, outlooks } = drawn(one);
        for (const { cycle, openMonths, rules, conditions } of outlooks) {
          if (!conditions.every(({ met }) => met)) continue;
          for (const { state, needs, to, clause } of rules) {
            if (state === 'out-of-reach') continue;
            const ways = needs.length > 0 ? needs.map(spread) : [[]];
            for (const [index, way] of ways.entries()) {
              const given = [...way, ...rest].slice(0, openMonths.length);
              const answer = ask(facts, cycle, fill(facts, openMonths, given));
              if (state === 'needs-ruling' && answer.outcome === 'needs-ruling') continue;
              expect(answer.outcome).toBe('eligible');
              if (answer.to === null || to === null) throw new Error(`${clause} leads nowhere`);
              if (index === 0) expect(levelRank(answer.to)).toBeGreaterThanOrEqual(levelRank(to));
              if (state !== 'needs-ruling')
                expect(answer.findings.findLast((f) => f.clause === clause)?.met).toBe(true);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a grade less in any of them is not enough, and what is out of reach is', () => {
    fc.assert(
      fc.property(cases, ({ rest, ...one }) => {
        const { facts, outlooks } = drawn(one);
        for (const { cycle, openMonths, rules } of outlooks) {
          const met = (clause: string, given: readonly (Rating | '-')[]): boolean | undefined =>
            ask(facts, cycle, fill(facts, openMonths, given)).findings.findLast((f) => f.clause === clause)?.met;
          for (const { state, needs, clause } of rules) {
            if (state === 'out-of-reach') {
              expect(met(clause, rest)).toBe(false);
              expect(
                met(
                  clause,
                  openMonths.map(() => 'S' as const),
                ),
              ).toBe(false);
            }
            for (const way of needs) {
              if (way.S > 0) expect(met(clause, spread({ ...way, S: way.S - 1, A: way.A + 1 }))).toBe(false);
              else if (way.A > 0) expect(met(clause, spread({ ...way, A: way.A - 1, B: way.B + 1 }))).toBe(false);
              else expect(met(clause, spread({ ...way, B: way.B - 1 }))).toBe(false);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('§9.2: the next post', () => {
  const outlook = (changes: Partial<StandingFacts>, today = '2026-10-15') =>
    standingOf(person(changes), NEVER, today).positionPromotion;
  const good = from('2026-04', 'AABBBB');

  test('9.2.1: six months in post on the day itself are enough, a day less is told with its day', () => {
    const ratings = good;
    expect(outlook({ ratings, positionSince: '2026-04-15' })).toMatchObject({ state: 'met', earliestOn: '2026-10-15' });
    expect(outlook({ ratings, positionSince: '2026-04-16' })).toMatchObject({
      to: 'team-leader',
      state: 'reachable',
      earliestOn: '2026-10-16',
      needs: [],
    });
  });
  test('9.2.2: twelve months for a team leader; a supervisor has no post above', () => {
    expect(
      outlook({ position: 'team-leader', level: 'senior-1', ratings: good, positionSince: '2025-10-16' }),
    ).toMatchObject({ to: 'supervisor', earliestOn: '2026-10-16' });
    expect(outlook({ position: 'supervisor', level: null })).toBeNull();
  });
  test('9.2.3: what the ratings lack is named with the month from which they can be right', () => {
    const found = outlook({ ratings: from('2026-04', 'BBBBBA') });
    expect(found).toMatchObject({ state: 'reachable', earliestOn: '2026-11-01', by: '2026-10' });
    expect(found?.needs).toEqual(
      [
        { S: 0, A: 1, B: 0 },
        { S: 1, A: 0, B: 0 },
      ].slice(0, 1),
    );
    const afterC = outlook({ ratings: from('2026-04', 'BBBBCA') });
    expect(afterC?.earliestOn).toBe('2027-03-01'); // August leaves the six months
  });
  test('a nomination on that day, with those ratings, is right, and a day earlier is not', () => {
    const letters = fc.array(fc.constantFrom('S', 'A', 'B', 'B', 'C', '-'), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.integer({ min: 0, max: 400 }), (drawn, held) => {
        const since = new Date(Date.UTC(2026, 9, 15) - held * 86_400_000).toISOString().slice(0, 10);
        const facts = person({ ratings: from('2025-10', drawn.join('')), positionSince: since });
        const found = standingOf(facts, NEVER, '2026-10-15').positionPromotion;
        if (found?.earliestOn == null) throw new Error('a day can always be told');
        const [need] = found.needs;
        const last = addToMonth(found.earliestOn.slice(0, 7), -1);
        const months = Array.from({ length: 6 }, (_, back) => addToMonth(last, -back)).filter(
          (month) => month >= '2026-09' && !facts.ratings.some((one) => one.month === month),
        );
        const given = need === undefined ? [] : Array.from('S'.repeat(need.S) + 'A'.repeat(need.A));
        const ratings = [
          ...facts.ratings,
          ...given.map((rating, index) => ({ month: months[index] ?? '', rating: rating as Rating })),
        ];
        const nominate = (nominatedOn: string) =>
          engine.answer({
            kind: 'position-promotion',
            to: 'team-leader',
            nominatedOn,
            ratings,
            employee: { position: 'agent', level: 'junior-1', status: 'confirmed', positionSince: since },
          }).outcome;
        expect(nominate(found.earliestOn)).toBe('eligible');
        if (found.state === 'met') expect(found.earliestOn).toBe('2026-10-15');
      }),
      { numRuns: 400 },
    );
  });
});
