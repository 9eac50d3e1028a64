import { describe, expect, test } from '@jest/globals';
import { WRITERS } from '../../activities/projection/writers.js';
import { orderOf, PRECEDENCES } from '../../activities/projection/writing-order.js';
import type { StepPart } from '../../domain/step/record.js';

const PARTS = Object.keys(WRITERS) as readonly StepPart[];

describe('the order in which the parts of a step are written', () => {
  test('every part once, and each after what has to come first, wherever the writers stand', () => {
    for (const parts of [PARTS, PARTS.toReversed()]) {
      const order = orderOf(parts);
      expect([...order].sort()).toEqual([...PARTS].sort());
      const late = PRECEDENCES.flatMap(({ first, then }) =>
        then.filter((part) => order.indexOf(part) < order.indexOf(first)).map((part) => `${part} before ${first}`),
      );
      expect(late).toEqual([]);
    }
  });

  test('parts that have to come before each other have no order', () => {
    const circle = [
      { first: 'cases', then: ['trial'], because: 'one' },
      { first: 'trial', then: ['cases'], because: 'other' },
    ] as const;
    expect(() => orderOf(['hire', 'cases', 'trial'], circle)).toThrow('no order of writing for cases, trial');
  });
});
