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

const file = fileURLToPath(new URL('./vectors.jsonl', import.meta.url));
const vectors = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Vector);

const warningCodes = (answer: EvaluationAnswer | InvalidAnswer): readonly string[] =>
  'error' in answer ? [] : answer.warnings.map(({ code }) => code);

describe('the vectors of the contract', () => {
  test('there are 224 of them', () => {
    expect(vectors).toHaveLength(224);
  });

  test.each(vectors.map((vector, index) => ({ line: index + 1, kind: vector.request.kind, vector })))(
    'line $line, $kind',
    ({ vector }) => {
      const answer = engine.evaluate(vector.request);
      const { policyVersion, findings, warnings, ...exact } = answer as EvaluationAnswer;
      expect(exact).toEqual(vector.answer);
      expect(policyVersion).toBe('v1');
      expect(findings.length).toBeGreaterThan(0);
      expect(warnings).toBeDefined();
      expect(warningCodes(answer)).toEqual(expect.arrayContaining([...(vector.warnings ?? [])]));
      expect(() => evaluationAnswerSchemas[vector.request.kind].parse(answer)).not.toThrow();
    },
  );
});
