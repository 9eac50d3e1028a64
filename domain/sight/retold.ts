/**
 * Something out of the records, at whatever depth, each field as `told` gives it; what it gives nothing for is left out.
 * @param told called with the name of a field and what stands there
 */
export function retold(value: unknown, told: (name: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => retold(one, told));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const kept = told(name, inner);
      return kept === undefined ? [] : [[name, retold(kept, told)]];
    }),
  );
}
