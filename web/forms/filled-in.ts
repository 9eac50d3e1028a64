/** Those fields that say something. */
export const filledIn = <T extends Readonly<Record<string, string | readonly string[] | undefined>>>(
  value: T,
): Partial<T> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const said = typeof inner === 'string' ? inner.trim() : inner;
      return said === undefined || said.length === 0 ? [] : [[name, said]];
    }),
  ) as Partial<T>;
