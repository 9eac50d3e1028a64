import { isAtLeast, shownAgainst } from '../../domain/vocabulary/decimal.js';
import type { Fraction } from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { finding } from './rule.js';

/**
 * An exact score of that name against a threshold, compared unrounded (I-36), and told with as many decimals as decide:
 * 79.995 is not 80, and is not told as 80.00.
 */
export const scoreFinding = (name: Text, clause: string, score: Fraction, threshold: number): Finding => {
  const shown = shownAgainst(score, threshold);
  return finding(
    clause,
    isAtLeast(score, threshold),
    text(`${name.zh} ≥ ${threshold}`, `${name.en} ≥ ${threshold}`),
    text(`${name.zh} ${shown}`, `${name.en} ${shown}`),
  );
};
