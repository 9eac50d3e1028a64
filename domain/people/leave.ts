import type { CivilDate } from '../vocabulary/civil-date.js';
import { text, type Text } from '../vocabulary/text.js';

/** A kind of leave in HR's records (I-09). Which one it was is HR's and the person's alone to read. */
export const LEAVE_KINDS = ['maternity', 'nursing', 'work-injury', 'medical', 'personal', 'other'] as const;
/** A kind of leave as I-09 tells them apart. */
export type LeaveKind = (typeof LEAVE_KINDS)[number];

/** What a kind of leave is called. */
export const LEAVE_KIND_NAMES: Readonly<Record<LeaveKind, Text>> = {
  maternity: text('产假', 'maternity leave'),
  nursing: text('哺乳假', 'nursing leave'),
  'work-injury': text('工伤假', 'work-injury leave'),
  medical: text('病假（医疗期）', 'medical leave'),
  personal: text('事假', 'personal leave'),
  other: text('其他', 'other leave'),
};

/** The kinds whose months nobody loses by (I-09). */
const PROTECTED: ReadonlySet<LeaveKind> = new Set<LeaveKind>(['maternity', 'nursing', 'work-injury', 'medical']);

/** Whether months of such a leave are protected (I-09). */
export const isProtectedLeave = (kind: LeaveKind): boolean => PROTECTED.has(kind);

/** How far ahead a leave may begin, in months. */
export const MONTHS_AHEAD = 12;

/** A spell of leave; both days belong to it, `to` is null while nobody knows the end. Civil dates. */
export interface Leave {
  readonly kind: LeaveKind;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}
