/** A copy of an object without one of its keys, in the same order. */
export const without = <T extends object, K extends keyof T & string>(object: T, key: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as Omit<T, K>;
