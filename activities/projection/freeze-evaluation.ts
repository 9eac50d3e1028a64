import { createHash } from 'node:crypto';
import type { EvaluationAnswer } from '../../domain/evaluation/answer.js';
import type { EvaluationRequest } from '../../domain/evaluation/request.js';
import type { Asking } from '../../domain/cases/asking.js';
import type { Queryable } from '../../db/database.js';
import { draftEvaluations } from '../../db/cases/evaluations.js';

/** Keeps what the engine was asked and answered for a step, once under the name of the step that asked (I-73). */
export const freezeEvaluation = (
  db: Queryable,
  evaluation: Asking & {
    readonly why: string;
    readonly request: EvaluationRequest;
    readonly answer: EvaluationAnswer;
  },
): Promise<void> =>
  draftEvaluations(db, [
    {
      ...evaluation,
      factsDigest: createHash('sha256').update(JSON.stringify(evaluation.request)).digest('hex'),
    },
  ]);
