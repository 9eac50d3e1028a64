/** Where something stands in what was filled in: names from the outside in. */
export type Path = readonly string[];

/** A field with what stands in it. */
export interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** The fields of what was filled in, each by where it stands; a list is one field. */
export const leavesOf = (value: unknown, path: Path = []): readonly Leaf[] =>
  isBranch(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : value === undefined
      ? []
      : [{ path, value }];

/** What was filled in, put together from its fields again; undefined for none. */
export function fromLeaves(leaves: readonly Leaf[]): unknown {
  const [only] = leaves;
  if (only === undefined) return undefined;
  if (only.path.length === 0) return only.value;
  const names = new Map<string, Leaf[]>();
  for (const { path, value } of leaves) {
    const [name, ...rest] = path;
    if (name === undefined || name === '__proto__') continue;
    const inner = names.get(name) ?? [];
    inner.push({ path: rest, value });
    names.set(name, inner);
  }
  return Object.fromEntries([...names].map(([name, inner]) => [name, fromLeaves(inner)]));
}
