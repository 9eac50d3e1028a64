/** The tables of the pages of which somebody keeps views under names of his own. */
export const VIEWED_LISTS = [
  'accounts',
  'candidates',
  'cases',
  'confirmations',
  'cycles',
  'documents',
  'forecast',
  'older-setbacks',
  'people',
  'standings',
  'taken-over',
  'trials',
  'vacancies',
] as const;
/** One of these. */
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** How many views of one table somebody keeps at most. */
export const MOST_VIEWS = 30;

/** A way of looking at a table, under a name: whoever gave it alone reads it. */
export interface NamedView {
  readonly id: number;
  readonly list: ViewedList;
  readonly name: string;
  /** Order, columns, size, search and filters, as the address of the page has them. */
  readonly query: string;
}
