/**
 * A day `YYYY-MM-DD` of the proleptic Gregorian calendar, years 0001 to 9999, meant in Asia/Shanghai.
 * Dates compare as strings. Arithmetic is on integers: no Date object, no zone of the process.
 */
export type CivilDate = string;

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Day number (days since 1970-01-01) of 0001-01-01 and of 9999-12-31. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
/**
 * China has kept UTC+8 without summer time since 1991-09-15; this service dates nothing earlier by the clock,
 * so the offset is a constant.
 */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Arithmetic that leaves the years 0001 to 9999, which `YYYY-MM-DD` cannot write. */
export class OutOfCalendarError extends RangeError {
  constructor() {
    super('a date outside the years 0001 to 9999');
    this.name = 'OutOfCalendarError';
  }
}

/** Year, month and day of a civil date; the month from 1. */
export interface CivilDateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month; `month` is 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const split = (date: CivilDate): CivilDateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const join = (year: number, month: number, day: number): CivilDate => {
  if (year < 1 || year > 9999) throw new OutOfCalendarError();
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** Whether the text is a day that exists: `2026-02-29` is not. */
export const isCivilDate = (value: string): boolean => {
  if (!PATTERN.test(value)) return false;
  const { year, month, day } = split(value);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

/** The parts of a date; throws RangeError for a text that is no existing day. */
export const parseCivilDate = (value: string): CivilDateParts => {
  if (!isCivilDate(value)) throw new RangeError(`not a day of the calendar: ${value}`);
  return split(value);
};

/** The later of two civil dates. */
export const laterDate = (a: CivilDate, b: CivilDate): CivilDate => (a >= b ? a : b);

/** Days since 1970-01-01 (negative before). */
export const dayNumber = (date: CivilDate): number => {
  const { year, month, day } = split(date);
  const shifted = month <= 2 ? year - 1 : year; // the year begins in March, so that the leap day is its last
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The date with that day number; throws OutOfCalendarError outside the years 0001 to 9999. */
export const dateAt = (number: number): CivilDate => {
  if (!(number >= FIRST_DAY && number <= LAST_DAY)) throw new OutOfCalendarError();
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return join(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

/** The day `days` calendar days later (earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => dateAt(dayNumber(date) + days);

/**
 * The corresponding day `months` months later (earlier when negative), or that month's last day where there is
 * none: how the Civil Code ends a period counted in months.
 */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const { year, month, day } = split(date);
  const total = year * 12 + month - 1 + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  return join(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
};

/** The first day of the month in which a civil date lies. */
export const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 7)}-01`;

/** The first day of the month after the date's. */
export const firstOfNextMonth = (date: CivilDate): CivilDate => addMonths(firstOfMonth(date), 1);

/** 0 for Sunday to 6 for Saturday. */
export const dayOfWeek = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The civil date in Shanghai at an instant in epoch milliseconds. */
export const todayIn = (zone: 'Asia/Shanghai', epochMs: number): CivilDate => {
  if (!Number.isFinite(epochMs)) throw new RangeError(`not an instant in ${zone}: ${epochMs}`);
  return dateAt(Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS));
};

/** The wall clock `HH:mm` in Shanghai at an instant in epoch milliseconds. */
export const timeIn = (zone: 'Asia/Shanghai', epochMs: number): string => {
  if (!Number.isFinite(epochMs)) throw new RangeError(`not an instant in ${zone}: ${epochMs}`);
  const minutes = Math.floor((epochMs + SHANGHAI_OFFSET_MS) / 60_000) % (DAY_MS / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

/** Day and time `YYYY-MM-DD HH:mm` in Shanghai at an instant in epoch milliseconds, as they stand in texts for people. */
export const momentIn = (zone: 'Asia/Shanghai', epochMs: number): string =>
  `${todayIn(zone, epochMs)} ${timeIn(zone, epochMs)}`;

/** The instant, in epoch milliseconds, of a Shanghai wall clock `HH:mm` on a date. Throws RangeError on either. */
export const instantAt = (date: CivilDate, time: string): number => {
  parseCivilDate(date);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time HH:mm: ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return dayNumber(date) * DAY_MS + minutes * 60_000 - SHANGHAI_OFFSET_MS;
};
