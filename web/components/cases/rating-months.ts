/** A month's rating, as it is drawn. */
export interface ShownRating {
  readonly month: string;
  readonly rating: string;
  /** What stood there before it was corrected. */
  readonly former?: string | null;
}

const next = (month: string): string => {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
};

/** Months that are drawn whatever is rated in them. */
export interface Months {
  readonly first: string;
  readonly last: string;
}

const HALF_YEAR = 6;

/** The half year up to a cycle: a month of it without a rating shows, also at either end. */
export function halfYearBefore(cycle: string): Months {
  const [year = 0, of = 0] = cycle.split('-').map(Number);
  const back = (months: number): string => new Date(Date.UTC(year, of - 1 - months)).toISOString().slice(0, 7);
  return { first: back(HALF_YEAR), last: back(1) };
}

/** The months from the first to the last that has a rating or is to be drawn, those without one among them. */
export function wholeMonths(
  ratings: readonly ShownRating[],
  within?: Months,
): readonly (ShownRating | { readonly month: string })[] {
  const by = new Map(ratings.map((one) => [one.month, one]));
  const months = [...by.keys(), ...(within === undefined ? [] : [within.first, within.last])].sort();
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: (ShownRating | { readonly month: string })[] = [];
  for (let month = first; month <= last; month = next(month)) all.push(by.get(month) ?? { month });
  return all;
}
