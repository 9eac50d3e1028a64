/** An exact, non-negative fraction: `n / d` with d > 0, not necessarily reduced. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** Scores with at most four decimals are summed as whole ten-thousandths. */
const SCALE = 10_000;
const SCALE_BIG = 10_000n;
const MAX_FAST_SUM = Number.MAX_SAFE_INTEGER / 2;

/**
 * The decimal that a JSON number was written as, exactly: 79.995 is 79995/1000, not the binary number nearest to it.
 * Takes finite numbers from 0 up; a number is read by its shortest decimal form, which is what JSON writers emit.
 */
export const fractionOf = (value: number): Fraction => {
  const scaled = Math.round(value * SCALE);
  if (scaled < MAX_FAST_SUM && scaled / SCALE === value) return { n: BigInt(scaled), d: SCALE_BIG };
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const shift = Number(exponent) - decimals.length;
  const n = BigInt(whole + decimals);
  return shift >= 0 ? { n: n * 10n ** BigInt(shift), d: 1n } : { n, d: 10n ** BigInt(-shift) };
};

/** The exact sum. */
export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };

/** The exact quotient by a whole number other than 0. */
export const divideBy = (value: Fraction, divisor: number): Fraction => ({ n: value.n, d: value.d * BigInt(divisor) });

/** Times a non-negative decimal such as a weight. */
export const multiplyBy = (value: Fraction, factor: number): Fraction => {
  const f = fractionOf(factor);
  return { n: value.n * f.n, d: value.d * f.d };
};

/** Divides by a positive decimal such as a sum of weights. */
export const divideByDecimal = (value: Fraction, divisor: number): Fraction => {
  const f = fractionOf(divisor);
  return { n: value.n * f.d, d: value.d * f.n };
};

/** Whether the fraction is at least the decimal, unrounded. */
export const isAtLeast = (value: Fraction, threshold: number): boolean => {
  const t = fractionOf(threshold);
  return value.n * t.d >= t.n * value.d;
};

/** Negative, zero or positive as the first is less than, equal to or more than the second, exactly. */
export const compareFractions = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The exact mean of a non-empty list. */
export const meanOf = (values: readonly number[]): Fraction => {
  let sum = 0;
  for (const value of values) {
    const scaled = Math.round(value * SCALE);
    if (scaled / SCALE !== value) return exactMeanOf(values);
    sum += scaled;
    if (sum > MAX_FAST_SUM) return exactMeanOf(values);
  }
  return { n: BigInt(sum), d: SCALE_BIG * BigInt(values.length) };
};

const exactMeanOf = (values: readonly number[]): Fraction => {
  let sum: Fraction = { n: 0n, d: 1n };
  for (const value of values) sum = addFractions(sum, fractionOf(value));
  return divideBy(sum, values.length);
};

/**
 * A score as it is told beside the threshold that it met or missed: with two decimals, and where those would say
 * something else than the comparison, with as many more as it takes. 79.995 against 80 is told as 79.995 (I-36).
 */
export function shownAgainst(value: Fraction, threshold: number): string {
  const t = fractionOf(threshold);
  const met = isAtLeast(value, threshold);
  for (let decimals = 2; ; decimals += 1) {
    const unit = 10n ** BigInt(decimals);
    const rounded = (value.n * unit * 2n + value.d) / (value.d * 2n);
    if (!met && rounded * t.d >= t.n * unit) continue;
    const digits = rounded.toString().padStart(decimals + 1, '0');
    return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }
}

/** Rounded half up to two decimals, for showing only: never compare the result with a threshold. */
export const roundHalfUp = (value: Fraction): number => Number((value.n * 200n + value.d) / (value.d * 2n)) / 100;
