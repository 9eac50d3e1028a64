import type { Language } from './languages.js';

/** Dates as people write them: civil dates are days in Shanghai and never become instants. */

const DAY_MS = 86_400_000;
const ZONE = 'Asia/Shanghai';
const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const parts = (date: string): readonly [number, number, number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Today's civil date in Shanghai, wherever the browser stands. */
export const today = (): string => dayOf(new Date().toISOString());

/** 2026年11月24日, or 24 Nov 2026; with the weekday where there is room. */
export function date(value: string, language: Language, weekday = false): string {
  const [year, month, day] = parts(value);
  const index = new Date(dayNumber(value) * DAY_MS).getUTCDay();
  if (language === 'zh') return `${year}年${month}月${day}日${weekday ? ` 周${WEEKDAYS.zh.charAt(index)}` : ''}`;
  return `${weekday ? `${WEEKDAYS.en[index] ?? ''} ` : ''}${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** 2026年7月, or Jul 2026. */
export function month(value: string, language: Language): string {
  const [year, of] = parts(`${value}-01`);
  return language === 'zh' ? `${year}年${of}月` : `${MONTHS[of - 1] ?? ''} ${year}`;
}

/** The day before a civil date: the last of a period that ends as the next begins. */
export const dayBefore = (value: string): string =>
  new Date(Date.parse(`${value}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The civil date in Shanghai of an instant. */
export const dayOf = (value: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(value));

/** An instant as the clock in Shanghai showed it. */
export function instant(value: string, language: Language): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = local.format(new Date(value)).split(' ');
  return `${date(day, language)} ${time}`;
}

/** Whole days from today to a civil date; negative when it has passed. */
export const daysUntil = (value: string): number => dayNumber(value) - dayNumber(today());

/** CNY with separators, and no fen where there are none. */
export const yuan = (amount: string | number): string =>
  `¥${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 })}`;

/** A change of money: with its sign, also when it grows. */
export const signedMoney = (amount: number): string => `${amount < 0 ? '−' : '+'}${yuan(Math.abs(amount))}`;

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
/** A level's own brackets, which are part of its name (§5.1). */
const LEVEL_BRACKETS = /中\([一二]\)|\((?:一般|良好|优秀)\)/u;

/** Days and months by themselves, with the blank between them and Chinese; numbers of cycles are none. */
const DAYS = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])( (?=\p{Script=Han}))?/gu;
const MONTHS_ALONE = /(?<![\w-])(\d{4}-(?:0[1-9]|1[0-2]))(?![\w-])( (?=\p{Script=Han}))?/gu;

/** Written out, a date ends with a character itself and needs no blank before the next one. */
const writtenOut = (text: string, found: RegExp, write: typeof month, language: Language): string =>
  text.replace(found, (_all, one: string, after = '') => `${write(one, language)}${language === 'zh' ? '' : after}`);

/** A text whose days are written as days are everywhere; what people said in it stays as they said it. */
export const withDays = (text: string, language: Language): string => writtenOut(text, DAYS, date, language);

/** A sentence of somebody's words inside one of ours ends with his own sign, not with a second one. */
export const endedOnce = (text: string): string => text.replace(/([。？！?!])。/g, '$1');

/** A text whose months are written as months are everywhere; numbers of cycles stay as they are. */
export const withMonths = (text: string, language: Language): string => writtenOut(text, MONTHS_ALONE, month, language);

/**
 * What stands in the records as it was worded once, as the pages write: full-width signs in Chinese, days and months as
 * they are written everywhere. Words of people and of the company are shown as they are.
 */
export function asWritten(text: string, language: Language): string {
  const said = withMonths(withDays(text, language), language);
  if (language === 'en') return said;
  return said
    .split(new RegExp(`(${LEVEL_BRACKETS.source})`, 'u'))
    .map((part) => (LEVEL_BRACKETS.test(part) ? part : widened(part)))
    .join('');
}

const widened = (part: string): string =>
  part
    .replace(
      /(?<=[\p{Script=Han}）”」])[,;:?!] ?|[,;:] ?(?=[\p{Script=Han}“「（])/gu,
      (sign) => FULL[sign.trim()] ?? sign,
    )
    .replace(/ ?\(([^()]*)\)/g, '（$1）');

/** How a clause is cited: § for the policy's own, the number alone for an entry of the register. */
export const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);
