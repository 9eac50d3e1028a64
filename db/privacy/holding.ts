import type { Text } from '../../domain/vocabulary/text.js';

/** What a table holds on a person, and how he is given it when he asks. */
export type Holding =
  /** Rows about him, as they stand, without some columns. */
  | {
      readonly held: 'rows';
      readonly title: Text;
      /** The column with his employee number. */
      readonly about: string;
      /** Columns that are not handed out: what lets somebody in, and what only serves the machine. */
      readonly without?: readonly string[];
      /** Of the rows with his number these alone, as a condition on `t`; of others another part speaks. */
      readonly only?: string;
    }
  /** What he did himself, of a row that is about somebody else: these columns alone. */
  | { readonly held: 'traces'; readonly title: Text; readonly by: string; readonly shows: readonly string[] }
  /** Told with his cases, as far as he is told of them by now. */
  | { readonly held: 'with-cases' }
  /** Held about him and kept from him; HR's manager is given the rows. */
  | {
      readonly held: 'kept-from-him';
      readonly title: Text;
      readonly why: Text;
      /** Finds the rows by his number, `$person`, or by his cases, `$cases`. */
      readonly where: string;
    }
  /** Nothing of a person's, or nothing that is not held elsewhere. */
  | { readonly held: 'nothing'; readonly why: string };

/** A table of which nobody is told anything, and why. */
export const nothing = (why: string): readonly Holding[] => [{ held: 'nothing', why }];
