/**
 * §12, 15.3: what a level pays somebody is for HR, the general manager and the person. Who stands above him reads his
 * notices without the amounts, as `/pay-changes` keeps them from him.
 */

/** An amount on a paper: CNY a month, two decimals; a dash where the pay table has none. */
export const amountOnPaper = (value: string | null): string => (value === null ? '—' : `¥ ${value}`);

const COVER = '***';
const HIDDEN = amountOnPaper(COVER);
const AMOUNTS: ReadonlySet<string> = new Set(['fromAmount', 'toAmount']);

const fieldsOf = (content: unknown): readonly (readonly [string, unknown])[] =>
  typeof content === 'object' && content !== null ? Object.entries(content) : [];

/** A printed paper with the amounts that it says covered; everything else stands as it was issued. */
export const printedWithoutPay = (html: string, content: unknown): string =>
  fieldsOf(content).reduce(
    (printed, [name, value]) =>
      AMOUNTS.has(name) && typeof value === 'string' ? printed.replaceAll(amountOnPaper(value), HIDDEN) : printed,
    html,
  );

/** What a paper says, without its amounts. */
export const contentWithoutPay = (content: unknown): unknown =>
  Object.fromEntries(fieldsOf(content).map(([name, value]) => [name, AMOUNTS.has(name) ? null : value]));

/** What a paper says, with its amounts covered as they are printed for whoever does not read them. */
export const contentWithPayCovered = (content: unknown): unknown =>
  Object.fromEntries(
    fieldsOf(content).map(([name, value]) => [name, AMOUNTS.has(name) && typeof value === 'string' ? COVER : value]),
  );
