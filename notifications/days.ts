import type { Language } from '../domain/people/preferences.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A civil date of its own, in no longer number, name or address. */
const DAY = /(?<![\w/#.-])(\d{4})-(0[1-9]|1[0-2])-(\d{2})(?![\w-])/g;

/**
 * A text whose civil dates are written as people write them, as on the pages: 2026年11月24日, or 24 Nov 2026. Pure; days are
 * Shanghai's and stay the same day.
 */
export const withDays = (words: string, language: Language): string =>
  words.replace(DAY, (_, year: string, month: string, day: string) =>
    language === 'zh'
      ? `${year}年${Number(month)}月${Number(day)}日`
      : `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`,
  );
