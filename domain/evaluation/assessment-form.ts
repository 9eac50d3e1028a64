import { addFractions, divideBy, fractionOf, multiplyBy, type Fraction } from '../vocabulary/decimal.js';
import type { Text } from '../vocabulary/text.js';

/** The score sheets of §9 (§15.4, §15.5, §15.6), by the names under which the policy's data keeps them. */
export const ASSESSMENT_FORMS = ['peripheral', 'competency', 'review-360'] as const;
/** The name of a score sheet of §9. */
export type AssessmentFormId = (typeof ASSESSMENT_FORMS)[number];

/** One line of a sheet, scored from 0 to 100. */
export interface AssessmentItem {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** Whole per cent of the total. */
  readonly weight: number;
}

/** A sheet whose total is the weighted mean of its items, 0 to 100; its weights sum to 100. */
export interface AssessmentForm {
  /** The § of the form, such as `15.4`. */
  readonly clause: string;
  readonly title: Text;
  readonly items: readonly AssessmentItem[];
}

/** Two decimals of a score and two of a weight in per cent. */
const KEPT = 10_000n;

/** Scores from 0 to 100 by the items of a sheet. */
export type ItemScores = Readonly<Record<string, number>>;

/** What keeps a sheet from being counted: items of the form without a score, and scores of no item of it. */
export function itemFaults(
  items: readonly string[],
  scores: ItemScores,
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  return {
    missing: items.filter((id) => scores[id] === undefined),
    unknown: Object.keys(scores).filter((id) => !items.includes(id)),
  };
}

/**
 * The weighted mean of a sheet, exact: weights are whole per cent, so scores with two decimals give a total of four
 * at most, and a number that JSON writes as that very decimal (I-36, I-48).
 * @throws RangeError when an item has no score, a score no item, or more than two decimals.
 */
export function sheetTotal(form: Pick<AssessmentForm, 'items'>, scores: ItemScores): number {
  const ids = form.items.map(({ id }) => id);
  const { missing, unknown } = itemFaults(ids, scores);
  if (missing.length + unknown.length > 0) {
    throw new RangeError(`no sheet of this form: ${[...missing, ...unknown].join(', ')}`);
  }
  const weights = form.items.reduce((sum, { weight }) => sum + weight, 0);
  const sum = form.items.reduce(
    (total: Fraction, { id, weight }) => addFractions(total, multiplyBy(fractionOf(scores[id] ?? 0), weight)),
    { n: 0n, d: 1n },
  );
  const { n, d } = divideBy(sum, weights);
  if ((n * KEPT) % d !== 0n) throw new RangeError('a score has more decimals than a sheet keeps');
  return Number((n * KEPT) / d) / Number(KEPT);
}
