import type { AnswerOf, Finding, Warning, WarningCode } from '../../domain/evaluation/answer.js';
import type { EvaluationKind, RequestOf } from '../../domain/evaluation/request.js';
import type { Text } from '../../domain/vocabulary/text.js';

/** A rule of one policy version: facts in, findings out. Throws InvalidRequestError for facts it cannot take. */
export type Rule<K extends EvaluationKind> = (request: RequestOf<K>) => AnswerOf<K>;

/** A request of the right shape that the policy's own numbers refuse, such as a cycle in March. */
export class InvalidRequestError extends Error {
  constructor(
    readonly path: string,
    readonly reason: Text,
  ) {
    super(`${path}: ${reason.en}`);
    this.name = 'InvalidRequestError';
  }
}

/** A test of a § with what was expected and what was found. */
export const finding = (clause: string, met: boolean, expected: Text, actual: Text): Finding => ({
  clause,
  met,
  expected,
  actual,
});

/** Something about the facts that does not change the answer and has to be said, with its §. */
export const warning = (code: WarningCode, clause: string): Warning => ({ code, clause });

/** A figure, date or code that reads the same in both languages. */
export const same = (value: string): Text => ({ zh: value, en: value });
