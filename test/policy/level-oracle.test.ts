import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { MonthlyRating, Rating } from '../../domain/vocabulary/rating.js';
import { engine } from './fixture.js';
import { naiveSteps } from './level-ladder.js';

const letter = fc.constantFrom<Rating | null>('S', 'A', 'B', 'S', 'A', 'B', 'C', 'D', null);
const window = fc.array(letter, { minLength: 6, maxLength: 6 });
const agentLevel = fc.constantFrom(...LEVELS.slice(1));
const toRatings = (letters: readonly (Rating | null)[]): MonthlyRating[] =>
  letters.flatMap((rating, index) => (rating === null ? [] : [{ month: addToMonth('2026-01', index), rating }]));
const request = (level: Level, ratings: readonly MonthlyRating[], upheld: boolean): LevelPromotionRequest => ({
  kind: 'level-promotion',
  cycle: '2026-07',
  employee: { position: 'agent', level, status: 'confirmed', levelSince: '2025-01-01' },
  ratings,
  complaints: upheld ? [{ date: '2026-02-01', status: 'upheld', cause: 'other-personal' }] : [],
});
const ask = (level: Level, letters: readonly (Rating | null)[], upheld = false) =>
  engine.answer(request(level, toRatings(letters), upheld));
const RUNS = { numRuns: 3000 };

describe('§8.4 against a second, naive writing of it', () => {
  test('the steps agree', () => {
    fc.assert(
      fc.property(agentLevel, window, fc.boolean(), (level, letters, upheld) => {
        const { directSteps, panelSteps } = ask(level, letters, upheld);
        expect([directSteps, panelSteps]).toEqual(naiveSteps(level, letters, upheld));
      }),
      RUNS,
    );
  });

  test('a better rating in one month never lowers the steps', () => {
    const ORDER: readonly Rating[] = ['D', 'C', 'B', 'A', 'S'];
    fc.assert(
      fc.property(agentLevel, window, fc.boolean(), fc.nat(5), (level, letters, upheld, month) => {
        const present = letters[month];
        if (present === null || present === undefined || present === 'S') return;
        const better = letters.with(month, ORDER[ORDER.indexOf(present) + 1] ?? 'S');
        const before = ask(level, letters, upheld);
        const after = ask(level, better, upheld);
        expect(after.directSteps + after.panelSteps).toBeGreaterThanOrEqual(before.directSteps + before.panelSteps);
      }),
      RUNS,
    );
  });

  test('a missing month rated B or better never lowers the steps', () => {
    fc.assert(
      fc.property(
        agentLevel,
        window,
        fc.nat(5),
        fc.constantFrom<Rating>('B', 'A', 'S'),
        (level, letters, month, rating) => {
          if (letters[month] !== null) return;
          const before = ask(level, letters);
          const after = ask(level, letters.with(month, rating));
          expect(after.directSteps + after.panelSteps).toBeGreaterThanOrEqual(before.directSteps + before.panelSteps);
        },
      ),
      RUNS,
    );
  });

  test('the order of the ratings does not matter, in the list or among the months', () => {
    fc.assert(
      fc.property(
        agentLevel,
        window.chain((letters) => fc.tuple(fc.constant(letters), fc.shuffledSubarray(letters, { minLength: 6 }))),
        (level, [letters, shuffled]) => {
          const answer = ask(level, letters);
          expect(engine.answer(request(level, toRatings(letters).reverse(), false))).toEqual(answer);
          const other = ask(level, shuffled);
          expect([other.outcome, other.directSteps, other.panelSteps]).toEqual([
            answer.outcome,
            answer.directSteps,
            answer.panelSteps,
          ]);
        },
      ),
    );
  });

  test('nobody is led past the cap, and the steps lead to the level named', () => {
    fc.assert(
      fc.property(agentLevel, window, fc.boolean(), (level, letters, upheld) => {
        const { to, directSteps, panelSteps } = ask(level, letters, upheld);
        if (to === null) return;
        expect(LEVELS.indexOf(to)).toBe(LEVELS.indexOf(level) + directSteps + panelSteps);
        expect(LEVELS.indexOf(to)).toBeLessThanOrEqual(LEVELS.indexOf('intermediate2-3'));
      }),
    );
  });
});
