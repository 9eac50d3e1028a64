/** Draws from a fixed sequence: the same seed gives the same department on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** One of the items by weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
}

/** A generator of that seed (mulberry32, public domain); for samples only, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    below,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1);
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen[0];
    },
  };
}
