import { SHANGHAI_OFFSET_MS } from '../../domain/vocabulary/civil-date.js';

/** What stands in a cell; `null` is an empty one. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string }
  /** A civil date, YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly value: string }
  /** An instant in ISO 8601; it is shown in the time of Asia/Shanghai, to the second. */
  | { readonly kind: 'instant'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A decimal figure as text, which stands in the file to its last digit. */
  | { readonly kind: 'decimal'; readonly value: string }
  /** The same of money, which is shown with two decimals. */
  | { readonly kind: 'amount'; readonly value: string }
  | null;

/** The styles of `styles.ts`, by their place in it. */
export const STYLE = { plain: 0, head: 1, text: 2, prefixed: 3, date: 4, instant: 5, amount: 6 } as const;

/** The most that a cell may hold. */
const MOST = 32_767;
/** Digits that a figure may have before a spreadsheet rounds it. */
const EXACT_DIGITS = 15;
const DAY_MS = 86_400_000;
/** Day 0 of the format is 1899-12-30, as far as it counts right: from March 1900 on. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const COUNTS_RIGHT_FROM = 61;

/** What a spreadsheet, or somebody's next CSV file, would take for a formula: half-width, full-width, behind blanks. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** What XML 1.0 cannot hold. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
const MARKUP = /[&<>\r]|_(?=x[0-9A-Fa-f]{4}_)/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Of the format itself (ECMA-376, ST_Xstring): a parser of XML would make a line feed of a bare return.
  '\r': '_x000D_',
  _: '_x005F_',
};

/** A text as it stands in XML: without what a file cannot hold, cut with an ellipsis where a cell cannot hold it. */
export function escaped(value: string): string {
  const clean = value.replace(UNWRITABLE, '');
  // A character of two halves is not cut in the middle.
  const whole = clean.length > MOST ? `${clean.slice(0, MOST - 1).replace(/\p{Cs}$/u, '')}…` : clean;
  return whole.replace(MARKUP, (one) => ESCAPES[one] ?? one);
}

const textXml = (at: string, value: string): string =>
  `<c r="${at}" s="${FORMULA.test(value) ? STYLE.prefixed : STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

const figureXml = (at: string, style: number, value: number | string): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`;

function serialXml(at: string, style: number, ms: number, value: string): string {
  const serial = (ms - DAY_ZERO_MS) / DAY_MS;
  return serial >= COUNTS_RIGHT_FROM ? figureXml(at, style, serial) : textXml(at, value);
}

/** A heading; it is text as well, whatever it is made of. */
export const headXml = (at: string, value: string): string =>
  `<c r="${at}" s="${STYLE.head}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** A cell as it stands in a sheet. @param at its place, such as `B7`. */
export function cellXml(at: string, cell: Cell): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return textXml(at, cell.value);
    case 'date':
      return serialXml(at, STYLE.date, Date.parse(`${cell.value}T00:00:00Z`), cell.value);
    case 'instant':
      return serialXml(
        at,
        STYLE.instant,
        Math.floor((Date.parse(cell.value) + SHANGHAI_OFFSET_MS) / 1000) * 1000,
        cell.value,
      );
    case 'number':
      return figureXml(at, STYLE.plain, cell.value);
    case 'decimal':
    case 'amount':
      return /^-?\d+(\.\d+)?$/.test(cell.value) && cell.value.replace(/\D/g, '').length <= EXACT_DIGITS
        ? figureXml(at, cell.kind === 'amount' ? STYLE.amount : STYLE.plain, cell.value)
        : textXml(at, cell.value);
  }
}
