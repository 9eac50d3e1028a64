/** What no cell may hold: control signs, and halves of characters that no text can store. */

const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udfff]/u;

export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);

/** A name or a sentence: composed, without blanks around it (ideographic ones too), inner blanks as one. */
export const cleanText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ');

/** A number, date or code: full-width digits and letters become the plain ones. */
export const cleanCode = (text: string): string => text.normalize('NFKC').trim();

/** For looking words up: plain width, lower case, without blanks and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{S}\s]/gu, '');
