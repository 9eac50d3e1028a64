import { timeIn, todayIn } from '../../domain/vocabulary/civil-date.js';

/** The forms, by the names of their templates. */
export const FORMS = [
  'level-notice',
  'appointment-notice',
  'setback-notice',
  'trial-letter',
  'qualification-record',
  'company-notice',
  'case-file',
  'score-sheet',
  'score-summary',
  'assessment-sheet',
  'review-summary',
  'interview',
  'statement',
  'improvement-plan',
  'cycle-report',
] as const;
/** A form: a PDF, and a Word file on a template that may be the company's own. */
export type Form = (typeof FORMS)[number];

/** What papers are typeset on: the forms, and the whole file of a case, which is a PDF alone. */
export const LAYOUTS = [...FORMS, 'case-volume'] as const;
/** One of these. */
export type Layout = (typeof LAYOUTS)[number];

/** What stands at the head and foot of every paper. */
export interface PaperFrame {
  /** Without 《》. */
  readonly title: string;
  /** Empty where the paper has none. */
  readonly number: string;
  readonly caseId: string;
  /** By which anybody finds out whether the paper is ours; empty where it is no issued one. */
  readonly code: string;
  /** Why it is no more than a copy, instead of the code; empty where the paper is whole. */
  readonly copy: string;
  /** SHA-256 of what is frozen, hexadecimal; empty in a blank form, and in a copy with something covered. */
  readonly digest: string;
  /** Up to where the chain of records was sealed; empty where it was not. */
  readonly chain: string;
  /** Civil date of the facts, `YYYY-MM-DD`: the date of the file. */
  readonly date: string;
}

/** A paper before it is typeset: its form, what is common to all, and the fields of the form. */
export interface Paper<L extends Layout = Form> {
  readonly form: L;
  readonly frame: PaperFrame;
  readonly facts: object;
}

/** A civil date as papers write it: 2026年7月1日; empty stays empty. */
export const dayZh = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return day === '' ? '' : `${year}年${month}月${date}日`;
};

/** A rated or cycle month as papers write it: 2026年7月. */
export const monthZh = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return month === '' ? '' : `${year}年${number}月`;
};

/** An instant (ISO 8601) as papers write it, in Shanghai: 2026年7月1日 08:30. */
export const momentZh = (at: string): string => {
  const ms = Date.parse(at);
  return `${dayZh(todayIn('Asia/Shanghai', ms))} ${timeIn('Asia/Shanghai', ms)}`;
};

const IDEOGRAPH = '[\\u3400-\\u9fff（）]';
const WIDE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<=${IDEOGRAPH})\\(|\\((?=${IDEOGRAPH})`, 'gu'), '（'],
  [new RegExp(`(?<=${IDEOGRAPH})\\)|\\)(?=${IDEOGRAPH})`, 'gu'), '）'],
  [new RegExp(`(?<=${IDEOGRAPH}),|,(?=${IDEOGRAPH})`, 'gu'), '，'],
  [new RegExp(`(?<=${IDEOGRAPH});|;(?=${IDEOGRAPH})`, 'gu'), '；'],
  [new RegExp(`(?<=${IDEOGRAPH}):|:(?=${IDEOGRAPH})`, 'gu'), '：'],
];

/** Words of the house with the full-width marks of a printed page; what people wrote is left as it is. */
export const printed = (words: string): string =>
  WIDE.reduce((all, [narrow, wide]) => all.replace(narrow, wide), words);
