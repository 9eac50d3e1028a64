/** How many values are kept before the memory is emptied: enough for a cycle, little beside everything else. */
const KEPT = 32_768;

/**
 * Keeps what a pure function gave, for facts that come again and again. `keyOf` tells which facts are the same; facts
 * without a key are computed each time. Bounded: when full it begins anew, so a million different facts need no more
 * memory than some thousands. What the function throws is thrown, and not kept.
 */
export const rememberBy = <F, V>(
  keyOf: (facts: F) => string | number | undefined,
  compute: (facts: F) => V,
): ((facts: F) => V) => {
  const kept = new Map<string | number, V>();
  return (facts) => {
    const key = keyOf(facts);
    if (key === undefined) return compute(facts);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= KEPT) kept.clear();
    const value = compute(facts);
    kept.set(key, value);
    return value;
  };
};
