/** True means certainly valid; false means nothing: the schema decides. */
export type QuickCheck = (value: unknown) => boolean;

type Fields = Readonly<Record<string, QuickCheck>>;
type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Vouches for true and false. */
export const isBoolean: QuickCheck = (value) => typeof value === 'boolean';
/** Vouches for any text, the empty one too. */
export const isText: QuickCheck = (value) => typeof value === 'string';
/** Vouches for whole numbers that a double holds exactly. */
export const isWhole: QuickCheck = (value) => Number.isSafeInteger(value);
/** Vouches for whole numbers from 0 on. */
export const isCount: QuickCheck = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** Vouches for scores from 0 to 100, fractions too. */
export const isScore: QuickCheck = (value) => typeof value === 'number' && value >= 0 && value <= 100;

/** Vouches for the words of a vocabulary. */
export const oneOf = (values: readonly string[]): QuickCheck => {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => known.has(value);
};

/** Vouches for null beside what the check vouches for. */
export const orNull =
  (check: QuickCheck): QuickCheck =>
  (value) =>
    value === null || check(value);

/** Vouches for a list of at least so many items, each of which the check vouches for. */
export const listOf =
  (check: QuickCheck, least = 0): QuickCheck =>
  (value) => {
    if (!Array.isArray(value) || value.length < least) return false;
    for (const item of value) if (!check(item)) return false;
    return true;
  };

/** An object with all of these fields, perhaps some of the `others`, and nothing else. */
export const objectOf = (fields: Fields, others: Fields = {}): QuickCheck => {
  const checks = new Map([...Object.entries(fields), ...Object.entries(others)]);
  const optional = new Set(Object.keys(others));
  const needed = Object.keys(fields).length;
  return (value) => {
    if (!isBag(value)) return false;
    let found = 0;
    for (const name in value) {
      if (checks.get(name)?.(value[name]) !== true) return false;
      if (!optional.has(name)) found += 1;
    }
    return found === needed;
  };
};
