import { legible } from '../domain/vocabulary/characters.js';
import { refuse, RefusalError, type DeclaredRefusal } from '../domain/vocabulary/refusal.js';
import type { Text } from '../domain/vocabulary/text.js';

/** Characters of a file's own words in a message. */
const LONGEST = 300;

/** A file's own words, no longer than a message can bear, without what nobody can see. */
export const cut = (words: string): string => legible(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** Of `IMPORT.…`, what may say where in the file it is. */
interface OfFile extends DeclaredRefusal {
  readonly clause?: never;
  readonly words: (facts: { readonly where?: string | undefined }) => Text;
}

/** A file, or an import, that is refused as a whole; `where` says the line, column or cells, in both languages alike. */
export const unreadable = (declared: OfFile, where?: string): RefusalError =>
  new RefusalError(refuse(declared, { where }));
