import type { EvaluationAnswer, InvalidAnswer } from '../../domain/evaluation/answer.js';
import type { EvaluationKind } from '../../domain/evaluation/request.js';
import { text } from '../../domain/vocabulary/text.js';
import type { PolicyEngine } from '../engine.js';
import { invalidAnswer } from '../invalid-request.js';
import { findJsonFault, mayHideFault } from './json-scan.js';

const BAD_JSON = text('不是合法的 JSON', 'not valid JSON');
const TOO_LONG = text('该行过长', 'this line is too long');
const FAULTS = {
  'duplicate-field': text('同一字段出现两次', 'this field is given twice'),
  'inexact-number': text('数字位数过多，无法精确计算', 'this number has more digits than can be computed exactly'),
};

/** Kinds whose requests hold no number: their lines are long, and need not be searched for one. */
const NUMBERLESS: ReadonlySet<unknown> = new Set<EvaluationKind>([
  'level-promotion',
  'position-promotion',
  'confirmation',
  'entry',
  'cycle-calendar',
]);
const isNumberless = (request: unknown): boolean =>
  typeof request === 'object' && request !== null && 'kind' in request && NUMBERLESS.has(request.kind);

/** The answer to a line that was too long to be read. */
export const tooLongAnswer = (): InvalidAnswer => invalidAnswer('', TOO_LONG);

const TOO_MANY = text(
  '一次请求的行数已达上限；其余各行请另行发送',
  'no more lines are answered in one call; send the rest in another',
);
/** The last answer of a call that had more lines than one call may have. */
export const tooManyAnswer = (): InvalidAnswer => invalidAnswer('', TOO_MANY);

/** Answers one line of JSON Lines; what is no valid request gets the INVALID_REQUEST answer. */
export const evaluateLine = (engine: PolicyEngine, line: string): EvaluationAnswer | InvalidAnswer => {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return invalidAnswer('', BAD_JSON);
  }
  const answer = engine.evaluate(request);
  // Only what has passed the strict schemas is looked through: it is known to be shallow.
  if ('error' in answer || !mayHideFault(line, request, !isNumberless(request))) return answer;
  const fault = findJsonFault(line);
  return fault === undefined ? answer : invalidAnswer(fault.path, FAULTS[fault.kind]);
};
