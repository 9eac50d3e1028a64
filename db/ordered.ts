import { sql, type RawBuilder } from 'kysely';

/** One key by which a list may be ordered: as the database orders by it, and as a row has it. Never null. */
export interface OrderKey<Row> {
  readonly sql: RawBuilder<unknown>;
  readonly of: (row: Row) => string | number;
}

/** Where a page ended: under the key of its order, if it has one, and then in the list's own order. */
export type PageEnd = readonly (string | number)[];

/** A key of an order; behind a minus the other way round. */
export type OrderOf<Key extends string> = Key | `-${Key}`;

interface Asked<Row> {
  /** Undefined: the list's own order. */
  readonly key: OrderKey<Row> | undefined;
  readonly down: boolean;
  /** The list's own order, which settles what is equal under a key; together unique. */
  readonly own: readonly OrderKey<Row>[];
  readonly after: PageEnd | undefined;
}

interface Ordered<Row> {
  readonly by: RawBuilder<unknown>;
  /** What holds for whatever stands behind the page before. */
  readonly begins: RawBuilder<boolean>;
  readonly endsAt: (last: Row) => PageEnd;
}

/** The order of a page, where it begins, and where the next one does: each row once, however many are equal under the key. */
export function ordered<Row>({ key, down, own, after }: Asked<Row>): Ordered<Row> {
  const columns = own.map((one) => one.sql);
  // The first by itself, too: an index of it is no help where the others stand in another table.
  const behind = (values: PageEnd): RawBuilder<boolean> =>
    sql<boolean>`(${columns[0]} >= ${values[0]} and (${sql.join(columns)}) > (${sql.join(values)}))`;
  const endOf = (last: Row): PageEnd => own.map(({ of }) => of(last));
  if (key === undefined) {
    const begins = after === undefined ? sql<boolean>`true` : behind(after);
    return { by: sql.join(columns), begins, endsAt: endOf };
  }
  const [value, ...rest] = after ?? [];
  const beyond = down ? sql`<` : sql`>`;
  return {
    by: sql`${key.sql} ${down ? sql`desc` : sql`asc`}, ${sql.join(columns)}`,
    begins:
      value === undefined
        ? sql<boolean>`true`
        : sql<boolean>`(${key.sql} ${beyond} ${value} or (${key.sql} = ${value} and ${behind(rest)}))`,
    endsAt: (last) => [key.of(last), ...endOf(last)],
  };
}

/** A key that orders by the place among values that stand in their own order; what is missing comes first. */
export const ranked = <Row>(
  column: RawBuilder<unknown>,
  values: readonly string[],
  of: (row: Row) => string | null,
): OrderKey<Row> => ({
  sql: sql`coalesce(array_position(${[...values]}::text[], (${column})::text), 0)`,
  of: (row) => {
    const value = of(row);
    return value === null ? 0 : values.indexOf(value) + 1;
  },
});

/** Which key is meant, and whether the other way round. */
export function orderOf<Key extends string>(
  asked: OrderOf<Key> | undefined,
): {
  readonly name: Key | undefined;
  readonly down: boolean;
} {
  const down = asked?.startsWith('-') === true;
  return { name: (down ? asked.slice(1) : asked) as Key | undefined, down };
}
