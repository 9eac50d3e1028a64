/** A copy of an object without some of its keys, in the same order. */
export const without = <T extends object, K extends keyof T & string>(object: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !keys.some((key) => key === name))) as Omit<T, K>;
