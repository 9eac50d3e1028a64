import type pg from 'pg';

/** So many statements have a name at most: each connection keeps the plans of all of them. */
const MOST_NAMES = 400;
/** Longer ones with more values than these are made of as many parts as there are rows, and seldom come again. */
const MOST_LETTERS = 6_000;
const FEW_VALUES = 40;

/** Has the connections of a pool prepare what they are asked. */
type Prepares = (client: pg.ClientBase) => void;

/**
 * Has each connection of one pool prepare what it is asked with values: PostgreSQL reads and plans a statement once a
 * connection, not each time, a large part of what a step costs it (docs/benchmarks.md). Answers and errors are the same.
 */
export function createPrepares(): Prepares {
  const names = new Map<string, string>();
  /** The name under which a statement is prepared, the same for every connection of the pool; undefined for what is not. */
  const nameOf = (text: string, values: number): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    if (text.length > MOST_LETTERS && values > FEW_VALUES) return undefined;
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return (client) => {
    const plain = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
    const query = (first: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
      const name =
        typeof first === 'string' && Array.isArray(values) && values.length > 0
          ? nameOf(first, values.length)
          : undefined;
      return name === undefined ? plain(first, values, ...rest) : plain({ name, text: first, values }, ...rest);
    };
    client.query = query as typeof client.query;
  };
}
