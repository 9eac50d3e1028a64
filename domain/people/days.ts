import type { CivilDate } from '../vocabulary/civil-date.js';
import { text, type Text } from '../vocabulary/text.js';

/** What may stand in somebody's calendar. */
export type DayKind = 'defense' | 'trial-start' | 'trial-review' | 'trial-end' | 'interview';

/** A day of somebody's, without anybody's name: calendars are read by other systems. */
export interface DayOfSomebody {
  readonly what: DayKind;
  /** Of the session, the case of the trial, or the task. */
  readonly id: string;
  readonly day: CivilDate;
  /** When it begins, of a defense, HH:MM in Shanghai; null where it takes the day, or nobody has said so. */
  readonly time: string | null;
  /** Where, of a defense; null where nobody has said so. */
  readonly room: string | null;
  /** Grows whenever it changes. */
  readonly version: number;
  readonly calledOff: boolean;
  /** Under §8; otherwise under §9. */
  readonly ofLevel: boolean;
  readonly caseId: string | null;
}

/** What a day is called, with its § under §8 and under §9. */
export const DAY_NAMES: Readonly<
  Record<DayKind, { readonly name: Text; readonly level: string; readonly post: string }>
> = {
  defense: { name: text('评审答辩', 'Defense'), level: '8.5.4', post: '9.5.7' },
  'trial-start': { name: text('试用任命开始', 'A trial begins'), level: '9.5.5', post: '9.5.5' },
  'trial-review': { name: text('试用任命考核开始', 'The review of a trial begins'), level: '9.5.6', post: '9.5.6' },
  'trial-end': { name: text('试用任命最后一日', 'Last day of a trial'), level: '9.5.5', post: '9.5.5' },
  interview: { name: text('评审结果面谈期限', 'Interview about a result, by this day'), level: '8.5.6', post: '9.5.9' },
};
