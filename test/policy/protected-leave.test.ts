import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LevelPromotionRequest, PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { MonthlyRating, Rating } from '../../domain/vocabulary/rating.js';
import { engine } from './fixture.js';
import { naiveSteps } from './level-ladder.js';

const CYCLE = '2026-07';
/** The month so many places before the cycle's, the last one first. */
const monthBack = (place: number): string => addToMonth(CYCLE, -1 - place);

/** A month: its rating, and whether it was protected leave. */
interface Lived {
  readonly letter: Rating | null;
  readonly leave: boolean;
}
interface Complaint {
  readonly place: number;
  readonly status: 'pending' | 'upheld' | 'dismissed';
}
const ratingsOf = (months: readonly Lived[]): MonthlyRating[] =>
  months.flatMap(({ letter }, place) => (letter === null ? [] : [{ month: monthBack(place), rating: letter }]));
const leaveOf = (months: readonly Lived[]): string[] =>
  months.flatMap(({ leave }, place) => (leave ? [monthBack(place)] : []));

/** Contract 4a, as it is written: which months are read where protected ones are passed over. */
function passOver(months: readonly Lived[], need: number): readonly number[] {
  const isProtected = ({ leave, letter }: Lived): boolean => leave && letter === null;
  if (!months.slice(0, need).some(isProtected)) return [];
  const read: number[] = [];
  for (let place = 0; place < need + 12 && read.length < need; place += 1) {
    const month = months[place] ?? { letter: null, leave: false };
    if (!isProtected(month)) read.push(place);
  }
  return read;
}

type Ruling = 'proceed' | 'refuse' | null;
interface Expected {
  readonly outcome: string;
  readonly direct: number;
  readonly panel: number;
}
const none = (outcome: string): Expected => ({ outcome, direct: 0, panel: 0 });

/** Contract 3 to 6 with 4a for an agent whom neither 1 nor the demotion bars. */
function naive(level: Level, months: readonly Lived[], complaint: Complaint | null, ruling: Ruling): Expected {
  const letters = (places: readonly number[]) => places.map((place) => months[place]?.letter ?? null);
  const spoils = (places: readonly number[]) => letters(places).some((one) => one === 'C' || one === 'D');
  const within = (last: number, status: Complaint['status']) =>
    complaint !== null && complaint.place <= last && complaint.status === status;
  const own = [0, 1, 2, 3, 4, 5];
  if (spoils(own)) return none('ineligible');

  const granted = (places: readonly number[], last: number, taken: boolean): Expected => {
    const upheld = within(last, 'upheld');
    const [direct, panel] = naiveSteps(level, letters(places), upheld, taken);
    const worse = naiveSteps(level, letters(places), true, taken);
    const changes = worse[0] !== direct || worse[1] !== panel;
    return { outcome: within(last, 'pending') && changes ? 'on-hold' : 'eligible', direct, panel };
  };
  const mine = granted(own, 5, false);
  const read = passOver(months, 6);
  if (read.length > 0 && !spoils(read)) {
    const longer = granted(read, read.at(-1) ?? 0, false);
    if (longer.direct + longer.panel > mine.direct + mine.panel) {
      if (ruling === null) return none('needs-ruling');
      if (ruling === 'proceed') return longer;
    }
  }
  if (mine.direct + mine.panel > 0) return mine;
  const taken = granted(own, 5, true);
  if (taken.direct + taken.panel === 0) return none('ineligible');
  if (ruling === 'proceed') return taken;
  return none(ruling === null ? 'needs-ruling' : 'ineligible');
}

const requestOf = (
  level: Level,
  months: readonly Lived[],
  complaint: Complaint | null,
  ruling: Ruling,
): LevelPromotionRequest => ({
  kind: 'level-promotion',
  cycle: CYCLE,
  employee: { position: 'agent', level, status: 'confirmed', levelSince: '2020-01-01' },
  ratings: ratingsOf(months),
  protectedMonths: leaveOf(months),
  ruling,
  complaints:
    complaint === null
      ? []
      : [{ date: `${monthBack(complaint.place)}-15`, status: complaint.status, cause: 'service-attitude' }],
});

const letter = fc.constantFrom<Rating | null>('S', 'A', 'B', 'B', 'A', 'B', 'B', 'C', null);
const month = fc.oneof(
  { weight: 3, arbitrary: fc.record({ letter, leave: fc.constant(false) }) },
  { weight: 2, arbitrary: fc.constant<Lived>({ letter: null, leave: true }) },
  { weight: 1, arbitrary: fc.record({ letter, leave: fc.constant(true) }) },
);
const lived = fc.array(month, { minLength: 20, maxLength: 20 });
const complaints = fc.option(
  fc.record({ place: fc.nat(19), status: fc.constantFrom<Complaint['status']>('pending', 'upheld', 'dismissed') }),
  { nil: null },
);

describe('months of protected leave (I-09)', () => {
  test('a second, naive writing of the contract agrees', () => {
    const seen = new Set<string>();
    const level = fc.constantFrom(...LEVELS.slice(1, 9));
    const rulings = fc.constantFrom<Ruling>(null, 'proceed', 'refuse');
    fc.assert(
      fc.property(level, lived, complaints, rulings, (from, months, complaint, ruling) => {
        const { outcome, directSteps, panelSteps } = engine.answer(requestOf(from, months, complaint, ruling));
        const expected = naive(from, months, complaint, ruling);
        expect({ outcome, direct: directSteps, panel: panelSteps }).toEqual(expected);
        seen.add(`${outcome} ${ruling ?? ''}`);
      }),
      { numRuns: 6000 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(9);
  });

  /** Six months of leave, and before them as many months with a B; with `far`, so many more of leave. */
  const maternity = (far: number): Lived[] => [
    ...Array.from({ length: 6 + far }, (): Lived => ({ letter: null, leave: true })),
    ...Array.from({ length: 6 }, (): Lived => ({ letter: 'B', leave: false })),
  ];
  const ask = (months: readonly Lived[], ruling: Ruling = null) =>
    engine.answer(requestOf('junior-1', months, null, ruling));

  test('the reading reaches twelve months further back than the window, not thirteen', () => {
    expect(ask(maternity(6)).outcome).toBe('needs-ruling');
    expect(ask(maternity(6), 'proceed')).toMatchObject({ outcome: 'eligible', to: 'junior-2', route: 'direct' });
    const beyond = ask(maternity(7), 'proceed').findings.filter(({ clause }) => clause === 'I-09');
    expect(beyond).toHaveLength(1);
    expect(beyond[0]?.expected.en).toContain('where months are missing');
  });

  test('whoever has as much without it is not asked, and a C in the window ends it before', () => {
    const three = [...maternity(0).slice(0, 3), ...maternity(0).slice(6)];
    expect(
      ask(three.map((one, place) => (place >= 3 && place < 6 ? { ...one, letter: 'A' as const } : one))),
    ).toMatchObject({ outcome: 'eligible', directSteps: 2 });
    const spoilt = maternity(0).with(2, { letter: 'C', leave: true });
    expect(ask(spoilt)).toMatchObject({ outcome: 'ineligible', warnings: [] });
  });

  test('the ruling is about the finding that shows the months that are not counted', () => {
    const { findings } = ask(maternity(0));
    const [finding] = findings.filter(({ clause }) => clause === 'I-09');
    expect(finding).toMatchObject({ met: false });
    expect(finding?.actual.en).toContain('2025-07 to 2026-06, not counted 2026-01, 2026-02');
    expect(finding?.actual.en).toContain('no ruling yet');
  });

  test('a team leader is read back twelve months, and twelve further', () => {
    const months = [
      ...Array.from({ length: 23 }, (): Lived => ({ letter: null, leave: true })),
      { letter: 'S' as const, leave: false },
    ];
    const leader = (lives: readonly Lived[]) =>
      engine.answer({
        ...requestOf('senior-1', [], null, null),
        cycle: '2027-01',
        employee: { position: 'team-leader', level: 'senior-1', status: 'confirmed', levelSince: '2020-01-01' },
        ratings: lives.flatMap(({ letter: rating }, place) =>
          rating === null ? [] : [{ month: addToMonth('2026-12', -place), rating }],
        ),
        protectedMonths: lives.flatMap(({ leave }, place) => (leave ? [addToMonth('2026-12', -place)] : [])),
      }).outcome;
    expect(leader(months)).toBe('ineligible');
    expect(leader(months.with(22, { letter: 'S', leave: false }))).toBe('needs-ruling');
    expect(leader([{ letter: null, leave: true }, ...months.with(22, { letter: 'S', leave: false })])).toBe(
      'ineligible',
    );
  });
});

describe('months of protected leave at a nomination (I-09, 9.2.3)', () => {
  const nominate = (months: readonly Lived[], ruling: Ruling = null, more: Partial<PositionPromotionRequest> = {}) =>
    engine.answer({
      kind: 'position-promotion',
      to: 'team-leader',
      nominatedOn: '2026-07-15',
      employee: { position: 'agent', level: 'junior-3', status: 'confirmed', positionSince: '2020-01-01' },
      ratings: ratingsOf(months),
      protectedMonths: leaveOf(months),
      ruling,
      ...more,
    }).outcome;

  test('is asked about exactly where the longer reading has what the window lacks', () => {
    fc.assert(
      fc.property(lived, fc.constantFrom<Ruling>(null, 'proceed', 'refuse'), (months, ruling) => {
        const good = (places: readonly number[]) => {
          const letters = places.map((place) => months[place]?.letter ?? null);
          const s = letters.filter((one) => one === 'S').length;
          const a = letters.filter((one) => one === 'A').length;
          return !letters.includes('C') && !letters.includes('D') && (s >= 1 || s + a >= 2);
        };
        const own = [0, 1, 2, 3, 4, 5];
        const spoilt = own.some((place) => months[place]?.letter === 'C');
        const asked = !spoilt && !good(own) && good(passOver(months, 6));
        const expected = good(own) || (asked && ruling === 'proceed') ? 'eligible' : 'ineligible';
        expect(nominate(months, ruling)).toBe(asked && ruling === null ? 'needs-ruling' : expected);
      }),
      { numRuns: 4000 },
    );
  });

  test('comes before the hold, and bars elsewhere come before it', () => {
    const months: Lived[] = [
      ...Array.from({ length: 6 }, (): Lived => ({ letter: null, leave: true })),
      { letter: 'S', leave: false },
    ];
    expect(nominate(months, null, { demotionPending: true })).toBe('needs-ruling');
    expect(nominate(months, 'proceed', { demotionPending: true })).toBe('on-hold');
    const early = { position: 'agent', level: 'junior-3', status: 'confirmed', positionSince: '2026-05-01' } as const;
    expect(nominate(months, 'proceed', { employee: early })).toBe('ineligible');
  });
});
