import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EvaluationAnswer, InvalidAnswer } from '../../domain/evaluation/answer.js';
import { evaluationAnswerSchemas } from '../../domain/evaluation/answer-schema.js';
import type { EvaluationKind } from '../../domain/evaluation/request.js';
import { engine } from './fixture.js';

interface Vector {
  readonly request: { readonly kind: EvaluationKind };
  readonly answer: Readonly<Record<string, unknown>>;
  readonly warnings?: readonly string[];
}

const linesOf = (file: string): readonly Vector[] =>
  readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Vector);
/** The contract's own, and the pairs at the boundaries that they leave out. */
const vectors = linesOf('./vectors.jsonl');
const boundaries = linesOf('./boundaries.jsonl');

const warningCodes = (answer: EvaluationAnswer | InvalidAnswer): readonly string[] =>
  'error' in answer ? [] : answer.warnings.map(({ code }) => code);

describe('the vectors of the contract', () => {
  test('there are 224 of them', () => {
    expect(vectors).toHaveLength(224);
  });

  test.each(
    [...vectors, ...boundaries].map((vector, index) => ({ line: index + 1, kind: vector.request.kind, vector })),
  )('line $line, $kind', ({ vector }) => {
    const answer = engine.evaluate(vector.request);
    const { policyVersion, findings, warnings, ...exact } = answer as EvaluationAnswer;
    expect(exact).toEqual(vector.answer);
    expect(policyVersion).toBe('v1');
    expect(findings.length).toBeGreaterThan(0);
    expect(warnings).toBeDefined();
    expect(warningCodes(answer)).toEqual(expect.arrayContaining([...(vector.warnings ?? [])]));
    expect(() => evaluationAnswerSchemas[vector.request.kind].parse(answer)).not.toThrow();
  });
});
