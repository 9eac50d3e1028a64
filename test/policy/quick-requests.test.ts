import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequests } from '../../bench/policy-requests.js';
import { isCivilDate } from '../../domain/vocabulary/civil-date.js';
import { EVALUATION_KINDS } from '../../domain/evaluation/request.js';
import type { EvaluationRequest } from '../../domain/evaluation/request.js';
import { evaluationRequestSchemas } from '../../domain/evaluation/schema.js';
import { isMonth, monthNumber } from '../../domain/vocabulary/month.js';
import { isQuickDate, isQuickMonth, monthIndex } from '../../policy/fast/quick-dates.js';
import { isSurelyValid } from '../../policy/fast/quick-requests.js';
import { mutate } from './mutations.js';

const next = createRequests(7);
const bySchema = ({ kind }: EvaluationRequest, request: unknown) => evaluationRequestSchemas[kind].safeParse(request);
const draws = fc.infiniteStream(fc.nat(1_000_000));

describe('the quick look at requests', () => {
  test('vouches for what the schemas take: the schemas change nothing in it', () => {
    const seen = new Set<string>();
    for (let count = 0; count < 3000; count += 1) {
      const request = JSON.parse(JSON.stringify(next())) as EvaluationRequest;
      expect(isSurelyValid(request.kind, request)).toBe(true);
      expect(bySchema(request, request)).toEqual({ success: true, data: request });
      seen.add(request.kind);
    }
    expect(seen.size).toBe(EVALUATION_KINDS.length);
  });

  test('vouches for nothing that they refuse', () => {
    let refused = 0;
    let vouched = 0;
    fc.assert(
      fc.property(draws, (stream) => {
        const request = next();
        const mutated = mutate(request, (below) => (stream.next().value ?? 0) % Math.max(below, 1));
        const parsed = bySchema(request, mutated);
        if (!parsed.success) refused += 1;
        if (!isSurelyValid(request.kind, mutated as object)) return;
        vouched += 1;
        expect(parsed).toEqual({ success: true, data: mutated });
      }),
      { numRuns: 20_000 },
    );
    // The mutations do both, or the test says little.
    expect(Math.min(refused, vouched)).toBeGreaterThan(2000);
  });

  test('leaves months too far apart to the schema, and takes them in any order', () => {
    const confirmation = (...months: string[]) => ({
      kind: 'confirmation',
      position: 'agent',
      level: 'junior-1',
      track: 'probation',
      ratings: months.map((month) => ({ month, rating: 'A' })),
    });
    const sure = (...months: string[]) => isSurelyValid('confirmation', confirmation(...months));
    expect(sure('2026-01', '2025-12', '2026-02', '2023-07', '2028-07')).toBe(true);
    expect([sure('2026-01', '2028-08'), sure('2026-01', '2023-06')]).toEqual([false, false]);
    expect([sure('2026-01', '2023-07', '2023-07'), sure('2026-01', '2028-07', '2028-07')]).toEqual([false, false]);
    expect([sure('2026-01', '2026-01'), sure('2026-01', '2025-12', '2025-12')]).toEqual([false, false]);
  });
});

test('dates and months are those of the calendar', () => {
  const part = (length: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789-/ x１')), minLength: length });
  const like = fc
    .tuple(fc.nat(10_000), fc.nat(14), fc.nat(33))
    .map(([year, month, day]) =>
      [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
    );
  fc.assert(
    fc.property(fc.oneof(like, part(7), part(10)), (value) => {
      expect(isQuickDate(value)).toBe(isCivilDate(value));
      for (const month of [value, value.slice(0, 7)]) {
        expect(isQuickMonth(month)).toBe(isMonth(month));
        if (isMonth(month)) expect(monthIndex(month)).toBe(monthNumber(month));
      }
    }),
    { numRuns: 20_000 },
  );
});
