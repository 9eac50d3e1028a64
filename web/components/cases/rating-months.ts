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

/** The months from the first to the last that has a rating, those without one among them. */
export function wholeMonths(ratings: readonly ShownRating[]): readonly (ShownRating | { readonly month: string })[] {
  const by = new Map(ratings.map((one) => [one.month, one]));
  const months = [...by.keys()].sort();
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: (ShownRating | { readonly month: string })[] = [];
  for (let month = first; month <= last; month = next(month)) all.push(by.get(month) ?? { month });
  return all;
}
