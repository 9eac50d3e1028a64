/**
 * Which characters a text may hold. NUL and half a surrogate pair PostgreSQL never takes; the others nobody can see,
 * and they make one text look like another.
 */

/** One line of what can be seen: no line breaks, format signs, bidi marks or zero-width characters. */
const UNFIT_IN_LINE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
/** Written at length: line breaks and tabs as well, but nothing that reorders what stands beside it. */
const UNFIT_IN_TEXT = /[^\P{Cc}\t\n\r]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** What neither a text column nor the JSON of the database holds. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** A number by which somebody or something is found: of a line's characters, without blanks. */
export const REFERENCE = /^[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]{1,64}$/u;
/** A number that is newly given: letters and digits, and a few signs between them; no path. */
const NEW_NUMBER = /^(?!.*\.\.)[\p{L}\p{N}][\p{L}\p{M}\p{N}._#@+:-]{0,63}$/u;

/** Whether a text is one line, such as a name, or may have several. */
export type TextKind = 'line' | 'text';

/** Whether PostgreSQL can keep the text. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** Whether a text holds nothing that its kind may not: no line breaks in a line, nothing unseen in either. */
export const isFit = (text: string, kind: TextKind): boolean =>
  !(kind === 'line' ? UNFIT_IN_LINE : UNFIT_IN_TEXT).test(text);

/** Whether somebody or something may be given this number; full-width signs are not, for they look like the plain ones. */
export const isNewNumber = (text: string): boolean => NEW_NUMBER.test(text) && text.normalize('NFKC') === text;

/** Where the first character stands that is not taken, counted from 1, and its code point. */
export function firstUnfit(text: string, kind: TextKind): { readonly at: number; readonly sign: string } | undefined {
  let at = 0;
  for (const character of text) {
    at += 1;
    if (isFit(character, kind)) continue;
    return { at, sign: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return undefined;
}

/** The text with a sign that can be seen in the place of each that is not taken; for what others' files say. */
export const legible = (text: string): string =>
  Array.from(text, (character) => (isFit(character, 'line') ? character : '\u{fffd}')).join('');
