import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** What stands there in words: what is copied, and shown where there is no `cell`. */
  readonly text: (row: T) => string;
  readonly cell?: (row: T) => ReactNode;
  /** Where the list may be sorted by it: of a list that is there as a whole by what; of one in pages the API knows. */
  readonly sort?: true | ((row: T) => string | number);
  readonly filter?: Filter<T>;
  /** Figures stand below one another. */
  readonly number?: boolean;
  /** Sentences stand there: it is never so narrow that they are broken into words. */
  readonly sentences?: boolean;
  /** Not shown until it is chosen. */
  readonly extra?: boolean;
}

interface Filter<T> {
  readonly choices: Readonly<Record<string, string>>;
  /** Which of them a row has; needed where the list is there as a whole. */
  readonly of?: (row: T) => string | null | readonly string[];
}

/** Whether a row is among those to which a list that is there as a whole is narrowed. */
export const isWithin = <T>(
  columns: readonly Column<T>[],
  filters: Readonly<Record<string, string>>,
  row: T,
): boolean =>
  Object.entries(filters).every(([name, wanted]) => {
    const has = columns.find(({ key }) => key === name)?.filter?.of?.(row) ?? [];
    return typeof has === 'string' ? has === wanted : has.includes(wanted);
  });

/** The columns of a view, in the order of the table; the first names the row and always stands. */
export const shownOf = <T>(
  columns: readonly Column<T>[],
  chosen: readonly string[] | undefined,
): readonly Column<T>[] =>
  columns.filter(({ key, extra }, index) =>
    index === 0 ? true : chosen === undefined ? extra !== true : chosen.includes(key),
  );
