/** What was typed into a field, as it is understood; nothing is ever rounded, cut or guessed. */
export type Read<T, F extends string> = { readonly value: T | undefined } | { readonly fault: F };

/** Full-width letters, digits and signs as plain ones; blanks around do not count. */
const plain = (typed: string): string => typed.normalize('NFKC').trim();

/** Between which numbers one may lie, whether digits may stand behind its mark, whether it may be blank; what is absent does not matter. */
export interface NumberBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole?: boolean | undefined;
  readonly needed?: boolean | undefined;
}
export type NumberFault = 'notNumber' | 'notWhole' | 'outside';

/** A number as people write it: digits with one decimal mark, full-width or not; blank is no number, and no fault unless one is needed. */
export function readNumber(typed: string, { min, max, whole, needed }: NumberBounds = {}): Read<number, NumberFault> {
  const text = plain(typed);
  if (text === '') return needed === true ? { fault: 'notNumber' } : { value: undefined };
  if (!/^[-−]?\d{1,15}(\.\d{1,10})?$/.test(text)) return { fault: 'notNumber' };
  const value = Number(text.replace('−', '-'));
  if (whole === true && !Number.isInteger(value)) return { fault: 'notWhole' };
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return { fault: 'outside' };
  return { value };
}

export type TimeFault = 'notTime';

const CLOCK = /^(\d{1,2})\s*[:.点时]\s*(\d{1,2})?\s*分?$/;
const CLOCK_TOGETHER = /^(\d{2})(\d{2})$/;

/** A time of the day by the 24-hour clock: 14:30, 14.30, 1430, 9:05, 14点 or 14点30分, full-width or not; gives HH:MM. Blank is none and no fault. */
export function readTime(typed: string): Read<string, TimeFault> {
  const text = plain(typed);
  if (text === '') return { value: undefined };
  const found = CLOCK.exec(text) ?? CLOCK_TOGETHER.exec(text);
  if (found === null || (found[2] === undefined && !/[点时]$/.test(text))) return { fault: 'notTime' };
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 23 || minute > 59) return { fault: 'notTime' };
  return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

export interface DayBounds {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}
export type DayFault = 'notDay' | 'noSuchDay' | 'tooEarly' | 'tooLate';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const WORDS = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})$/i;

const partsOf = (text: string): readonly [number, number, number] | undefined => {
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])];
  const together = TOGETHER.exec(text);
  if (together !== null) return [Number(together[1]), Number(together[2]), Number(together[3])];
  const words = WORDS.exec(text);
  if (words === null) return undefined;
  const month = MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? undefined : [Number(words[3]), month, Number(words[1])];
};

/**
 * A civil date as people write it: 2026-03-02, 2026/3/2, 2026.3.2, 20260302, 2026年3月2日 or 2 Mar 2026, full-width or
 * not; gives YYYY-MM-DD. Blank is no day and no fault.
 */
export function readDay(typed: string, { min, max }: DayBounds = {}): Read<string, DayFault> {
  const text = plain(typed);
  if (text === '') return { value: undefined };
  const parts = partsOf(text);
  if (parts === undefined) return { fault: 'notDay' };
  const [year, month, day] = parts;
  const there = new Date(Date.UTC(year, month - 1, day));
  if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== day) return { fault: 'noSuchDay' };
  const value = there.toISOString().slice(0, 10);
  if (min !== undefined && value < min) return { fault: 'tooEarly' };
  if (max !== undefined && value > max) return { fault: 'tooLate' };
  return { value };
}
