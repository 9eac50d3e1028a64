import type { Coverage } from './coverage.js';

/** A text as a paper can show it, with the characters for which it shows a code. */
export interface Legible {
  readonly text: string;
  /** Such as `U+0E01`, each once, in the order in which they stand. */
  readonly coded: readonly string[];
}

/** What draws nothing by itself: joiners, soft hyphens, byte order marks, variation selectors. */
const SILENT = /[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** What turns the direction of writing would make a paper say something else than it holds. */
const TURNS = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/u;
/** Letters with marks of their own, as one where there is one; ideographs stay as they are, or names would change. */
const MARKED = /\p{Script=Latin}\p{M}+/gu;
/**
 * So many signs without a place to break would run out of the narrowest column, 19 mm, over what stands in the next: signs
 * of East Asian writing between which no line breaks (UAX 14), and letters, no-break spaces among them.
 */
const UNBREAKABLE =
  /[\p{P}\p{S}\u3005\u303b\u309d\u309e\u30fc-\u30fe]{4}|[^ \t\n\u3000\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{323af}]{8}/gu;

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Most texts are as they are: looked through without being taken apart. */
function everySign(text: string, is: (sign: string) => boolean): boolean {
  for (const sign of text) if (!is(sign)) return false;
  return true;
}

/** A text with each character that is not covered as its code, and without what draws nothing. */
function spelled(text: string, covers: Coverage): Legible {
  const coded = new Set<string>();
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(MARKED, (one) => one.normalize('NFC'))
    .replace(SILENT, '');
  const isShown = (sign: string): boolean => sign === '\n' || (covers(sign.codePointAt(0) ?? 0) && !TURNS.test(sign));
  const shown = everySign(plain, isShown)
    ? plain
    : Array.from(plain)
        .map((sign) => {
          if (isShown(sign)) return sign;
          if (sign === '\t') return ' ';
          const code = codeOf(sign);
          coded.add(code);
          return `[${code}]`;
        })
        .join('');
  return { text: shown, coded: [...coded] };
}

/** The same with places to break in what has none. */
export function legible(text: string, covers: Coverage): Legible {
  const shown = spelled(text, covers);
  return { ...shown, text: shown.text.replace(UNBREAKABLE, (run) => `${run}\u200b`) };
}

/** Facts with each of their texts as it is shown; nothing else in them changes. */
function shownFacts(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'string') return show(value);
  if (Array.isArray(value)) return value.map((one) => shownFacts(one, show));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shownFacts(inner, show)]));
}

/** Facts for a file whose reader breaks lines by himself: what is not covered stands as its code. */
export const spelledFacts = (facts: unknown, covers: Coverage): unknown =>
  shownFacts(facts, (text) => spelled(text, covers).text);

/** Facts as they are typeset, and what of them is drawn as a code. */
export function legibleFacts(
  facts: unknown,
  covers: Coverage,
): { readonly facts: unknown; readonly coded: readonly string[] } {
  const coded = new Set<string>();
  const shown = shownFacts(facts, (text) => {
    const one = legible(text, covers);
    for (const code of one.coded) coded.add(code);
    return one.text;
  });
  return { facts: shown, coded: [...coded] };
}
