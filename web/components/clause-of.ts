/** The clause itself, or the nearest above one that has no text of its own. */
export const clauseOf = <T extends { readonly id: string }>(clauses: readonly T[], id: string): T | undefined =>
  clauses.filter((one) => id === one.id || id.startsWith(`${one.id}.`)).sort((a, b) => b.id.length - a.id.length)[0];
