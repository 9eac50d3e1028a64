import { expect, test } from '@jest/globals';
import { createRequests } from '../../bench/policy-requests.js';
import { EVALUATION_KINDS } from '../../domain/evaluation/request.js';
import type { EvaluationKind, EvaluationRequest } from '../../domain/evaluation/request.js';
import { createQuickRules } from '../../policy/fast/quick-rules.js';
import type { Rule } from '../../policy/rules/rule.js';
import { createRules, type Rules } from '../../policy/rules/rules.js';
import { calendar, library } from './fixture.js';

const plain = createRules(library.newest, calendar);
const quick = createQuickRules(library.newest, calendar);

/** The answer as it is written, or what was thrown. */
function outcome(rules: Rules, request: EvaluationRequest): string {
  try {
    return JSON.stringify((rules[request.kind] as Rule<EvaluationKind>)(request));
  } catch (error) {
    return String(error);
  }
}

test('the quick rules answer as the plain ones, byte for byte, the first time and again', () => {
  const seen = new Map<EvaluationKind, number>();
  const next = createRequests(11);
  const requests = Array.from({ length: 6000 }, next);
  for (const request of [...requests, ...requests.slice(0, 1000)]) {
    expect(outcome(quick, request)).toBe(outcome(plain, request));
    seen.set(request.kind, (seen.get(request.kind) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual([...EVALUATION_KINDS].sort());
});

test('what the quick rules share cannot be changed by one of its readers', () => {
  const { findings } = quick.entry({ kind: 'entry', hire: 'intern' });
  expect(Object.isFrozen(findings) && findings.every((one) => Object.isFrozen(one))).toBe(true);
  expect(quick.entry({ kind: 'entry', hire: 'intern' }).findings).toBe(findings);
});
