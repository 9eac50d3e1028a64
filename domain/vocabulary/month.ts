import { OutOfCalendarError } from './civil-date.js';

/** A calendar month `YYYY-MM`, years 0001 to 9999, in Asia/Shanghai. Months compare as strings. */
export type Month = string;

const PATTERN = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Whether a text is a month `YYYY-MM` of the years 0001 to 9999. */
export const isMonth = (value: string): boolean => PATTERN.test(value) && !value.startsWith('0000');

/** Months since the year 0: consecutive months have consecutive numbers. */
export const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The month with that number; throws OutOfCalendarError outside the years 0001 to 9999. */
export const monthAt = (number: number): Month => {
  const year = Math.floor(number / 12);
  if (year < 1 || year > 9999) throw new OutOfCalendarError();
  return `${String(year).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
};

/** The month `count` months later (earlier when negative). */
export const addToMonth = (month: Month, count: number): Month => monthAt(monthNumber(month) + count);

/** The `count` full months before `month`, first and last (I-12). */
export const monthsBefore = (month: Month, count: number): readonly [Month, Month] => [
  addToMonth(month, -count),
  addToMonth(month, -1),
];

/** The month a civil date lies in. */
export const monthOf = (date: string): Month => date.slice(0, 7);

/** The first day of the month, `YYYY-MM-01`. */
export const firstDayOf = (month: Month): string => `${month}-01`;
