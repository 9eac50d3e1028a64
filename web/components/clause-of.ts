/** The clause itself, or the nearest above one that has no text of its own. */
export const clauseOf = <T extends { readonly id: string }>(clauses: readonly T[], id: string): T | undefined =>
  clauses.filter((one) => id === one.id || id.startsWith(`${one.id}.`)).sort((a, b) => b.id.length - a.id.length)[0];

/** The short title of a clause, where it is known; an entry of the register has a question instead, and none here. */
export const titleOf = (
  clauses: readonly { readonly id: string; readonly title: Readonly<Record<'zh' | 'en', string>> }[],
  id: string,
  language: 'zh' | 'en',
): string | undefined => (id.startsWith('I-') ? undefined : clauseOf(clauses, id)?.title[language]);
