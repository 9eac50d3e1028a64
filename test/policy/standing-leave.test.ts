import { describe, expect, test } from '@jest/globals';
import type { StandingFacts } from '../../domain/evaluation/standing.js';
import { createStandings } from '../../policy/outlook/standing.js';
import { levelRequestOf } from '../../policy/requests.js';
import { calendar, engine, library, ratedFrom as from, standingFacts as person } from './fixture.js';

const standingOf = createStandings({ library, calendar });

/** Away for the whole second half of 2026, which is the window of the cycle of January 2027. */
const away = (letters: string, changes: Partial<StandingFacts> = {}): StandingFacts =>
  person({
    ratings: from('2026-01', letters),
    leaves: [{ kind: 'maternity', from: '2026-07-01', to: '2026-12-31' }],
    ...changes,
  });
const TODAY = '2027-01-04';
const stand = (facts: StandingFacts) => standingOf(facts, { evaluated: null, open: null }, TODAY);
const rules = (facts: StandingFacts) => {
  const [outlook] = stand(facts).levelPromotion;
  return Object.fromEntries((outlook?.rules ?? []).map((one) => [one.clause, one]));
};

describe('where somebody stands who was on protected leave (I-09)', () => {
  test('what the months before the leave give is for HR to rule on, with the months that are not counted', () => {
    const facts = away('AAABBB');
    const found = rules(facts);
    expect(found['8.4.1.2.B']).toMatchObject({ state: 'needs-ruling', to: 'junior-3', directSteps: 2 });
    expect(found['8.4.1.2.B']?.text.en).toContain('2026-07、2026-08');
    expect(found['8.4.1.2.C']).toMatchObject({ state: 'out-of-reach' });
    expect(stand(facts).levelPromotion[0]?.protectedMonths).toHaveLength(6);
    const request = levelRequestOf(
      library.newest,
      calendar,
      { ...facts, personId: 'E1', name: '', departmentId: '', departmentHeadId: null, superiorId: null },
      '2027-01',
    );
    expect(engine.answer(request).outcome).toBe('needs-ruling');
    expect(engine.answer({ ...request, ruling: 'proceed' })).toMatchObject({ outcome: 'eligible', to: 'junior-3' });
  });

  test('a C before the leave spoils that reading, and personal leave makes none', () => {
    expect(rules(away('AACABB'))['8.4.1.2.B']).toMatchObject({ state: 'out-of-reach' });
    const personal = away('AAABBB', { leaves: [{ kind: 'personal', from: '2026-07-01', to: '2026-12-31' }] });
    expect(rules(personal)['8.4.1.2.B']).toMatchObject({ state: 'out-of-reach' });
    expect(stand(personal).levelPromotion[0]?.protectedMonths).toEqual([]);
  });

  test('too few months before the leave do not give rule A', () => {
    const found = rules(away('--BBBB'))['8.4.1.2.A'];
    expect(found?.text.en).not.toContain('not counted');
  });

  test('9.2.3: the next post likewise', () => {
    expect(stand(away('AABBBB')).positionPromotion).toMatchObject({ state: 'needs-ruling', earliestOn: TODAY });
    expect(stand(away('ABBBBB')).positionPromotion).toMatchObject({ state: 'reachable' });
  });
});
