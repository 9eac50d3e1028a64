import { isAtLeast, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import type { Fraction } from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { rememberBy } from './memo.js';
import { finding } from './rule.js';

/** Puts an exact score of that name against a threshold. */
export type ScoreFinding = (clause: string, score: Fraction, threshold: number) => Finding;

/**
 * An exact score against a threshold, compared unrounded (I-36). Where the two decimals shown reach the threshold
 * and the score does not, the finding says so: 79.995 is shown as 80.00 and is not 80.
 */
export const createScoreFinding = (name: Text): ScoreFinding => {
  const expected = rememberBy(
    (threshold: number) => threshold,
    (threshold) => text(`${name.zh} ≥ ${threshold}`, `${name.en} ≥ ${threshold}`),
  );
  const shown = rememberBy(
    (rounded: number) => rounded,
    (rounded) => text(`${name.zh} ${rounded.toFixed(2)}`, `${name.en} ${rounded.toFixed(2)}`),
  );
  const hidden = (rounded: number, threshold: number): Text =>
    text(
      `${name.zh}显示为 ${rounded.toFixed(2)},未四舍五入前低于 ${threshold}`,
      `${name.en} shown as ${rounded.toFixed(2)}, but below ${threshold} before rounding`,
    );
  return (clause, score, threshold) => {
    const met = isAtLeast(score, threshold);
    const rounded = roundHalfUp(score);
    const actual = !met && rounded >= threshold ? hidden(rounded, threshold) : shown(rounded);
    return finding(clause, met, expected(threshold), actual);
  };
};
