import type pg from 'pg';

/** So many statements have a name at most: each connection keeps the plans of all of them. */
const MOST_NAMES = 400;
/** Longer ones with more values than these are made of as many parts as there are rows, and seldom come again. */
const MOST_LETTERS = 6_000;
const FEW_VALUES = 40;

const names = new Map<string, string>();

/** The name under which a statement is prepared, the same for every connection; undefined for what is not. */
function nameOf(text: string, values: number): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  if (text.length > MOST_LETTERS && values > FEW_VALUES) return undefined;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * Has a connection prepare what it is asked with values: PostgreSQL reads and plans a statement once a connection, not
 * each time, a large part of what a step costs it (docs/benchmarks.md). Answers and errors are the same.
 */
export function prepareStatements(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  const query = (first: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
    const name =
      typeof first === 'string' && Array.isArray(values) && values.length > 0
        ? nameOf(first, values.length)
        : undefined;
    return name === undefined ? plain(first, values, ...rest) : plain({ name, text: first, values }, ...rest);
  };
  client.query = query as typeof client.query;
}
