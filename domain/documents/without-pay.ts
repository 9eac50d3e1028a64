/**
 * §12, 15.3: what a level pays somebody is for HR, the general manager and the person. Who stands above him reads his
 * notices without the amounts, as `/pay-changes` keeps them from him.
 */

/** An amount on a paper: CNY a month, two decimals; a dash where the pay table has none. */
export const amountOnPaper = (value: string | null): string => (value === null ? '—' : `¥ ${value}`);

const PRINTED = /¥ \d[\d,.]*/g;
const HIDDEN = '¥ ***';

/** A printed paper with its amounts covered; everything else stands as it was issued. */
export const printedWithoutPay = (html: string): string => html.replace(PRINTED, HIDDEN);

const AMOUNTS: ReadonlySet<string> = new Set(['fromAmount', 'toAmount']);

/** What a paper says, without its amounts. */
export const contentWithoutPay = (content: unknown): unknown =>
  typeof content === 'object' && content !== null
    ? Object.fromEntries(Object.entries(content).map(([name, value]) => [name, AMOUNTS.has(name) ? null : value]))
    : content;
