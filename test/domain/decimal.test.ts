import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fractionOf, isAtLeast, meanOf, roundHalfUp } from '../../domain/vocabulary/decimal.js';

describe('exact decimals', () => {
  test('79.995 is not 80, though shown as 80', () => {
    expect(isAtLeast(fractionOf(79.995), 80)).toBe(false);
    expect(roundHalfUp(fractionOf(79.995))).toBe(80);
    expect(isAtLeast(fractionOf(80), 80)).toBe(true);
  });

  test('a number is the decimal it was written as, not its binary neighbour', () => {
    expect(roundHalfUp(fractionOf(1.005))).toBe(1.01);
    expect(roundHalfUp(fractionOf(1.0049999))).toBe(1);
    expect(isAtLeast(meanOf([0.1, 0.2, 0.3]), 0.2)).toBe(true);
  });

  test('tiny and long decimals stay exact', () => {
    expect(isAtLeast(fractionOf(79.99999999999999), 80)).toBe(false);
    expect(isAtLeast(fractionOf(5e-324), 0)).toBe(true);
    expect(isAtLeast(meanOf([5e-324, 80, 80]), 80)).toBe(false);
    expect(fractionOf(1e21).n).toBe(10n ** 21n);
  });

  test('a mean agrees with whole-number arithmetic, whatever the decimals', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 10_000_000 }), (values, mark) => {
        const sum = values.reduce((total, value) => total + value, 0);
        return (
          isAtLeast(meanOf(values.map((value) => value / 100_000)), mark / 100_000) === sum >= mark * values.length
        );
      }),
    );
  });
});
