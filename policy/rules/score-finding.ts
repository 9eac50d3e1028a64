import { isAtLeast, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import type { Fraction } from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { finding } from './rule.js';

/**
 * An exact score of that name against a threshold, compared unrounded (I-36). Where the two decimals shown reach the
 * threshold and the score does not, the finding says so: 79.995 is shown as 80.00 and is not 80.
 */
export const scoreFinding = (name: Text, clause: string, score: Fraction, threshold: number): Finding => {
  const met = isAtLeast(score, threshold);
  const rounded = roundHalfUp(score);
  const shown = rounded.toFixed(2);
  const hidden = !met && rounded >= threshold;
  return finding(
    clause,
    met,
    text(`${name.zh} ≥ ${threshold}`, `${name.en} ≥ ${threshold}`),
    hidden
      ? text(
          `${name.zh}显示为 ${shown},未四舍五入前低于 ${threshold}`,
          `${name.en} shown as ${shown}, but below ${threshold} before rounding`,
        )
      : text(`${name.zh} ${shown}`, `${name.en} ${shown}`),
  );
};
