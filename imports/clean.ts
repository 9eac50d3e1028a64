/** What the cells of a file say, as it is kept. */

/** Signs without width that other programs leave between characters; nobody has typed them. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** A name or a sentence: composed, without signs that nobody sees, blanks around it (ideographic ones too), inner blanks as one. */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replace(UNSEEN, '').trim().replace(/\s+/gu, ' ');

/** A number, date or code: full-width digits and letters become the plain ones. */
export const cleanCode = (text: string): string => text.normalize('NFKC').trim();

/** For looking words up: plain width, lower case, without blanks and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{S}\s]/gu, '');
