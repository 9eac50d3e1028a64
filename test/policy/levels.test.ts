import { describe, expect, test } from '@jest/globals';
import type { ConfirmationRequest, EntryRequest, SetbackRequest } from '../../domain/evaluation/request.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import { engine } from './fixture.js';

describe('§6: entry', () => {
  const enter = (hire: EntryRequest['hire'], proposed?: EntryRequest['proposed'], specialApproval?: boolean) => {
    const { outcome, level } = engine.answer({ kind: 'entry', hire, proposed, specialApproval });
    return `${outcome} ${level ?? '-'}`;
  };
  test.each([
    ['intern', undefined, false, 'accepted intern'],
    ['intern', 'intern', false, 'accepted intern'],
    ['intern', 'junior-1', true, 'rejected -'],
    ['experienced', null, false, 'accepted junior-1'],
    ['experienced', 'junior-1', false, 'accepted junior-1'],
    ['experienced', 'junior-2', false, 'needs-special-approval junior-1'],
    ['experienced', 'junior-2', true, 'accepted junior-2'],
    ['experienced', 'intermediate2-3', true, 'accepted intermediate2-3'],
    ['experienced', 'intermediate2-3', false, 'needs-special-approval junior-1'],
    ['experienced', 'senior-1', true, 'rejected -'],
    ['experienced', 'senior-1', false, 'rejected -'],
    ['experienced', 'intern', true, 'rejected -'],
    ['team-leader', undefined, false, 'accepted senior-1'],
    ['team-leader', 'senior-1', false, 'accepted senior-1'],
    ['team-leader', 'senior-2', false, 'needs-special-approval senior-1'],
    ['team-leader', 'chief-3', false, 'needs-special-approval senior-1'],
    ['team-leader', 'chief-3', true, 'accepted chief-3'],
    ['team-leader', 'senior-1', true, 'accepted senior-1'],
    ['team-leader', 'intermediate2-3', true, 'rejected -'],
    ['team-leader', 'intern', true, 'rejected -'],
  ] as const)('%s proposed %s, approval %s: %s', (hire, proposed, approval, expected) => {
    expect(enter(hire, proposed, approval)).toBe(expected);
  });
});

describe('§7.3: confirmation', () => {
  const confirm = (letters: string, change: Partial<ConfirmationRequest> = {}) => {
    const { steps, to } = engine.answer({
      kind: 'confirmation',
      position: 'agent',
      level: 'junior-1',
      track: 'probation',
      ratings: Array.from(letters).map((rating, index) => ({
        month: addToMonth('2026-01', index),
        rating: rating as Rating,
      })),
      ...change,
    });
    return `${steps} ${to ?? '-'}`;
  };
  test.each([
    ['BBB', {}, '0 junior-1'],
    ['ABB', {}, '1 junior-2'],
    ['SBB', {}, '1 junior-2'],
    ['AAB', {}, '2 junior-3'],
    ['SAB', {}, '2 junior-3'],
    ['AAC', {}, '0 junior-1'],
    ['ABD', {}, '0 junior-1'],
    ['', {}, '0 junior-1'],
    ['CCC', { outstandingContribution: true }, '2 junior-3'],
    ['ABB', { outstandingContribution: true }, '2 junior-3'],
    ['AAB', { level: 'intermediate2-2' }, '1 intermediate2-3'],
    ['AAB', { level: 'intermediate2-3' }, '0 intermediate2-3'],
    ['AAB', { level: 'senior-1' }, '0 senior-1'],
    ['AAB', { position: 'quality-inspector', level: 'intermediate2-2' }, '1 intermediate2-3'],
    ['AAB', { position: 'team-leader', level: 'senior-1' }, '2 senior-3'],
    ['AAB', { position: 'team-leader', level: 'chief-2' }, '1 chief-3'],
    ['AAB', { track: 'internship', level: 'intern' }, '1 junior-2'],
    ['BBB', { track: 'internship', level: 'intern' }, '0 junior-1'],
    ['ABC', { track: 'internship', level: 'intern' }, '0 junior-1'],
    ['DDD', { track: 'internship', level: 'intern', outstandingContribution: true }, '1 junior-2'],
    ['AAB', { position: 'supervisor', level: null }, '0 -'],
  ] as const)('%s %j: %s', (letters, change, expected) => {
    expect(confirm(letters, change)).toBe(expected);
  });
});

describe('§11: setbacks', () => {
  interface Change {
    readonly employee?: Partial<SetbackRequest['employee']>;
    readonly event?: Partial<SetbackRequest['event']>;
    readonly lastPromotion?: SetbackRequest['lastPromotion'];
  }
  const suffer = ({ employee, event, lastPromotion }: Change = {}) =>
    engine.answer({
      kind: 'setback',
      employee: { position: 'agent', level: 'junior-3', status: 'confirmed', ...employee },
      event: { month: '2026-03', rating: 'C', cause: 'other', complaint: 'none', publishedOn: '2026-04-02', ...event },
      ...(lastPromotion === undefined ? {} : { lastPromotion }),
    });
  const short = (change?: Change) => {
    const { measure, to, effectiveFrom, clause, positionReview } = suffer(change);
    return `${measure} ${to ?? '-'} ${effectiveFrom ?? '-'} ${clause ?? '-'}${positionReview ? ' review' : ''}`;
  };
  const upheld = { cause: 'service-attitude', complaint: 'upheld', upheldOn: '2026-04-01' } as const;
  const promoted = (effectiveFrom: string, from: 'junior-1' | 'junior-2' | 'intern' = 'junior-2') =>
    ({ from, to: 'junior-3', effectiveFrom }) as const;

  test('nobody but the confirmed, and no supervisor', () => {
    expect(short({ employee: { status: 'probation' } })).toBe('none - - -');
    expect(short({ employee: { position: 'supervisor', level: null }, event: { ...upheld, upheldOn: null } })).toBe(
      'none - - -',
    );
  });
  test('11.3: the effective month and the next two, and no other', () => {
    expect(short({ lastPromotion: promoted('2026-03-01') })).toBe('revert junior-2 2026-05-01 11.3');
    expect(short({ lastPromotion: promoted('2026-01-31') })).toBe('revert junior-2 2026-05-01 11.3');
    expect(short({ lastPromotion: promoted('2025-12-31') })).toBe('improvement-plan - - 11.1');
    expect(short({ lastPromotion: promoted('2026-04-01') })).toBe('improvement-plan - - 11.1');
  });
  test('11.3 goes before 11.2, and only where there is something to revert', () => {
    expect(short({ event: upheld, lastPromotion: promoted('2026-03-01', 'junior-1') })).toBe(
      'revert junior-1 2026-05-01 11.3',
    );
    expect(
      short({ event: upheld, lastPromotion: { from: 'junior-3', to: 'junior-3', effectiveFrom: '2026-03-01' } }),
    ).toBe('demote junior-2 2026-05-01 11.2');
  });
  test('11.2: one step from the month after both are known', () => {
    expect(short({ event: upheld })).toBe('demote junior-2 2026-05-01 11.2');
    expect(short({ event: { ...upheld, upheldOn: '2026-05-01' } })).toBe('demote junior-2 2026-06-01 11.2');
    expect(short({ event: { ...upheld, publishedOn: '2026-12-31' } })).toBe('demote junior-2 2027-01-01 11.2');
    expect(short({ event: { cause: 'service-attitude', complaint: 'pending' } })).toBe('awaiting-complaint - - 11.2');
  });
  test('11.1: everything else, the unproven among it (I-76)', () => {
    expect(short()).toBe('improvement-plan - - 11.1');
    expect(short({ event: { cause: 'service-attitude', complaint: 'dismissed' } })).toBe('improvement-plan - - 11.1');
    expect(short({ event: { cause: 'service-attitude', complaint: 'none' } })).toBe('improvement-plan - - 11.1');
    expect(short({ event: { cause: 'other', complaint: 'upheld' } })).toBe('improvement-plan - - 11.1');
  });
  test('I-66: the floor is junior-1, and stopping there is a plan under its own clause', () => {
    expect(short({ employee: { level: 'junior-2' }, event: upheld })).toBe('demote junior-1 2026-05-01 11.2');
    expect(short({ employee: { level: 'junior-1' }, event: upheld })).toBe('improvement-plan - - 11.2');
    expect(short({ employee: { level: 'intern' }, event: upheld })).toBe('improvement-plan - - 11.2');
    expect(short({ lastPromotion: promoted('2026-03-01', 'intern') })).toBe('revert junior-1 2026-05-01 11.3');
    expect(
      short({
        employee: { level: 'junior-1' },
        lastPromotion: { from: 'intern', to: 'junior-1', effectiveFrom: '2026-03-01' },
      }),
    ).toBe('improvement-plan - - 11.3');
  });
  test('I-71: a team leader stops at senior-1, and the post is reviewed', () => {
    const leader = (level: 'senior-1' | 'senior-2' | 'intermediate2-2') =>
      ({ position: 'team-leader', level }) as const;
    expect(short({ employee: leader('senior-2'), event: upheld })).toBe('demote senior-1 2026-05-01 11.2');
    expect(short({ employee: leader('senior-1'), event: upheld })).toBe('improvement-plan - - 11.2 review');
    expect(short({ employee: leader('intermediate2-2'), event: upheld })).toBe('improvement-plan - - 11.2 review');
    const from = { from: 'intermediate2-3', to: 'senior-2', effectiveFrom: '2026-03-01' } as const;
    expect(short({ employee: leader('senior-2'), lastPromotion: from })).toBe('revert senior-1 2026-05-01 11.3 review');
    expect(short({ employee: leader('senior-1'), lastPromotion: { ...from, to: 'senior-1' } })).toBe(
      'improvement-plan - - 11.3 review',
    );
  });
  test('I-16: a D or another C is for HR and the GM, whatever the measure', () => {
    expect(suffer().approval).toBe('standard');
    expect(suffer({ event: { otherCs: 0 } }).approval).toBe('standard');
    expect(suffer({ event: { otherCs: 1 } }).approval).toBe('hr-and-gm');
    expect(suffer({ event: { rating: 'D' } }).approval).toBe('hr-and-gm');
    expect(suffer({ event: { rating: 'D' }, employee: { status: 'left' } }).approval).toBe('hr-and-gm');
  });
  test('facts that contradict each other are computed and said', () => {
    const codes = (change: Change) => suffer(change).warnings.map(({ code }) => code);
    expect(codes({ event: { publishedOn: '2026-02-28' } })).toContain('inconsistent-facts');
    expect(codes({ event: { publishedOn: '2026-03-01' } })).toEqual([]);
    expect(codes({ lastPromotion: { from: 'junior-1', to: 'junior-2', effectiveFrom: '2026-03-01' } })).toContain(
      'inconsistent-facts',
    );
    expect(codes({ lastPromotion: promoted('2026-03-01') })).toEqual([]);
  });
});

describe('§8.5.1, §9.5.5, §9.5.6: the calendars', () => {
  const trial = (start: string, months = 3) => engine.answer({ kind: 'trial-calendar', start, months });
  test('a cycle in January has a window for team leaders, in July none', () => {
    expect(engine.answer({ kind: 'cycle-calendar', cycle: '2026-01' })).toMatchObject({
      launchFrom: '2026-01-04',
      launchBy: '2026-01-08',
      windowAgents: ['2025-07', '2025-12'],
      windowTeamLeaders: ['2025-01', '2025-12'],
      warnings: [],
    });
    expect(engine.answer({ kind: 'cycle-calendar', cycle: '2026-07' })).toMatchObject({
      launchFrom: '2026-07-01',
      launchBy: '2026-07-07',
      windowTeamLeaders: null,
    });
  });
  test('I-53: a review on a day off moves to the workday before, a make-up day included', () => {
    expect(trial('2025-11-30')).toMatchObject({ lastDay: '2026-02-28', reviewOn: '2026-02-14', warnings: [] });
    expect(trial('2025-08-31')).toMatchObject({ lastDay: '2025-11-30', reviewOn: '2025-11-20' });
  });
  test('an unpublished year warns where it was looked at, and lunar days are off as projected', () => {
    const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);
    expect(codes(engine.answer({ kind: 'cycle-calendar', cycle: '2027-01' }).warnings)).toEqual([
      'calendar-not-published',
    ]);
    expect(trial('2026-11-18')).toMatchObject({ lastDay: '2027-02-18', reviewOn: '2027-02-04' });
    expect(codes(trial('2026-11-18').warnings)).toEqual(['calendar-not-published']);
    expect(codes(trial('2026-10-10').warnings)).toEqual([]);
    expect(codes(engine.answer({ kind: 'cycle-calendar', cycle: '1999-07' }).warnings)).toEqual([
      'calendar-not-published',
    ]);
  });
});
