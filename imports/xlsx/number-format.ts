/** A piece of a format: a place for a digit, with a zero where there is none, or what stands there by itself. */
type Piece = { readonly digit: '0' | '#' } | { readonly text: string };

/** How a format shows whole numbers, where it shows more than their digits: `"K"000` makes K007 of 7. */
export type Shown = (number: number) => string;

/** Signs that a format shows without quotes (ECMA-376 18.8.31). */
const BARE = /^[$\-+/():!^&'~{}<>=\s]/u;
/** What stands with a number and is no part of it: currencies, and units in words after it. */
const CURRENCY = /^[\p{Sc}\s]*$|^\s*(?:RMB|CNY)\s*$/iu;
const NUMBER_SIGN = /[\p{L}\p{N}_\-/]/u;

/** The pieces of the format of positive numbers; undefined for one that shows parts, groups or a date. */
function piecesOf(code: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let rest = code.replace(/^\[[^\]]*\]/u, '');
  while (rest !== '' && !rest.startsWith(';')) {
    const quoted = /^"([^"]*)"/u.exec(rest) ?? /^\\(.)/u.exec(rest);
    const general = /^General/iu.exec(rest);
    const digit = /^[0#?]/u.exec(rest);
    const bare = BARE.exec(rest);
    const found = quoted ?? general ?? digit ?? bare;
    if (found === null) return undefined;
    if (quoted !== null) pieces.push({ text: quoted[1] ?? '' });
    else if (general !== null) pieces.push({ digit: '0' });
    else pieces.push(digit === null ? { text: found[0] } : { digit: digit[0] === '0' ? '0' : '#' });
    rest = rest.slice(found[0].length);
  }
  return pieces.some((one) => 'digit' in one) ? pieces : undefined;
}

/** Whether what stands there belongs to the number: before its digits or among them, and neither a currency nor blank. */
function isOfNumber(pieces: readonly Piece[]): boolean {
  const last = pieces.findLastIndex((one) => 'digit' in one);
  return pieces.slice(0, last).some((one) => 'text' in one && !CURRENCY.test(one.text) && NUMBER_SIGN.test(one.text));
}

/** How a format shows a whole number that is not negative; undefined where it shows nothing but its digits. */
export function shownBy(code: string): Shown | undefined {
  const pieces = piecesOf(code);
  if (pieces === undefined) return undefined;
  const places = pieces.filter((one) => 'digit' in one);
  const zeros = places.filter(({ digit }) => digit === '0').length;
  if (!isOfNumber(pieces))
    return zeros > 1 && places.length === zeros ? (n) => String(n).padStart(zeros, '0') : undefined;
  return (number) => {
    const digits = String(number).padStart(zeros, '0');
    let left = places.length;
    let at = digits.length - places.length;
    let shown = '';
    for (const piece of pieces) {
      if ('text' in piece) shown += piece.text;
      else {
        // More digits than places stand at the first; places without a digit show nothing.
        shown += left === places.length ? digits.slice(0, Math.max(0, at + 1)) : at < 0 ? '' : (digits[at] ?? '');
        left -= 1;
        at += 1;
      }
    }
    return shown;
  };
}
