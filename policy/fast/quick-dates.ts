import { daysInMonth } from '../../domain/vocabulary/civil-date.js';

const DASH = 45;
const ZERO = 48;

/** The digits of a text from `from` to before `to` as a number; NaN where there is anything else. */
const digits = (value: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = value.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
};

/**
 * The number of the month that a text begins with, as `monthNumber` counts them (`YYYY-MM` or `YYYY-MM-DD`); -1 where
 * it begins with none.
 */
export const monthIndex = (value: string): number => {
  const year = digits(value, 0, 4);
  const month = digits(value, 5, 7);
  return year >= 1 && month >= 1 && month <= 12 && value.charCodeAt(4) === DASH ? year * 12 + month - 1 : -1;
};

/** As `isCivilDate`, for any value and without building texts. */
export const isQuickDate = (value: unknown): boolean => {
  if (typeof value !== 'string' || value.length !== 10 || value.charCodeAt(7) !== DASH) return false;
  const month = monthIndex(value);
  const day = digits(value, 8, 10);
  return month !== -1 && day >= 1 && day <= daysInMonth(Math.floor(month / 12), (month % 12) + 1);
};

/** As `isMonth`, for any value and without building texts. */
export const isQuickMonth = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 7 && monthIndex(value) !== -1;
