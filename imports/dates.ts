import { isCivilDate } from '../domain/vocabulary/civil-date.js';
import { isMonth } from '../domain/vocabulary/month.js';
import { cleanCode } from './clean.js';

/** Nobody in the records was hired before, and no calendar reaches beyond: another year is a slip of the key. */
const isOurTime = (date: string): boolean => date >= '1900' && date < '2200';

const pad = (part: string): string => part.padStart(2, '0');

/**
 * A civil date as people write it: 2026-03-02, 2026/3/2, 2026.3.2, 20260302, 2026年3月2日, with or without a time of
 * midnight behind it. Undefined for anything else: two-digit years and day-first dates are not guessed.
 */
export function parseDate(text: string): string | undefined {
  const plain = cleanCode(text).replace(/[T ]+00?:00(?::00(?:\.0+)?)?Z?$/, '');
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(年) *(\d{1,2}) *月 *(\d{1,2}) *[日号]$/.exec(plain) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(plain);
  if (match === null) return undefined;
  const [, year = '', , month = '', day = ''] = match;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isCivilDate(date) && isOurTime(date) ? date : undefined;
}

/** A month: 2026-03, 2026/3, 2026.3, 202603, 2026年3月, or any date in it. Undefined for anything else. */
export function parseMonth(text: string): string | undefined {
  const date = parseDate(text);
  if (date !== undefined) return date.slice(0, 7);
  const plain = cleanCode(text);
  const match =
    /^(\d{4})[-/.](\d{1,2})$/.exec(plain) ??
    /^(\d{4})年 *(\d{1,2}) *月(?:份)?$/.exec(plain) ??
    /^(\d{4})(\d{2})$/.exec(plain);
  if (match === null) return undefined;
  const month = `${match[1] ?? ''}-${pad(match[2] ?? '')}`;
  return isMonth(month) && isOurTime(month) ? month : undefined;
}
