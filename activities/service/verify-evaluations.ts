import { isDeepStrictEqual } from 'node:util';
import type { EvaluationRow } from '../../db/cases/evaluations.js';
import type { EvaluationRequest } from '../../domain/evaluation/request.js';
import type { PolicyEngine } from '../../policy/engine.js';

/** A stored evaluation whose computation today comes out otherwise. */
export interface EvaluationMismatch {
  readonly caseId: string;
  readonly no: number;
  readonly policyVersion: string;
  readonly stored: unknown;
  readonly computed: unknown;
}

/**
 * I-15, I-73: asks the engine every stored question again, by the policy version that the case keeps, and names
 * what comes out otherwise. Pure; nothing is written. What a version cannot answer is a mismatch as well.
 */
export function verifyEvaluations(
  engine: Pick<PolicyEngine, 'answer'>,
  evaluations: readonly EvaluationRow[],
): readonly EvaluationMismatch[] {
  return evaluations.flatMap(({ caseId, no, policyVersion, request, answer: stored }) => {
    const computed = answerOf(engine, request as EvaluationRequest, policyVersion);
    return isDeepStrictEqual(computed, stored) ? [] : [{ caseId, no, policyVersion, stored, computed }];
  });
}

/** As it would have been stored: through JSON, which knows no undefined. */
function answerOf(engine: Pick<PolicyEngine, 'answer'>, request: EvaluationRequest, version: string): unknown {
  try {
    return JSON.parse(JSON.stringify(engine.answer(request, version))) as unknown;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
