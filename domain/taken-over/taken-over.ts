import { todayIn } from '../vocabulary/civil-date.js';
import type { TakenOverEntry } from './entry.js';
import type { EarlierFinding } from './findings.js';

/** A case that was taken over, as its workflow begins with it (docs/decisions/0085). */
export interface TakenOver<Entry extends TakenOverEntry = TakenOverEntry> {
  readonly entry: Entry;
  readonly findings: readonly EarlierFinding[];
  /** Employee number of whoever of HR has entered it. */
  readonly enteredBy: string;
  /** Employee number of the second person (4.1). */
  readonly confirmedBy: string;
  /** Civil date on which he approved it. */
  readonly on: string;
}

/** Of a trial whose 360° review was over: whether it meets the mark of 9.4.2, as the policy has it. */
export interface TakenOverReview {
  readonly outcome: 'passed' | 'below-mark';
  /** Two decimals. */
  readonly score: string;
}

/** As it was kept, as its workflow begins with it. */
export const takenOverOf = <Entry extends TakenOverEntry>(
  { findings, enteredBy, confirmedBy, at }: Omit<TakenOver, 'entry' | 'on'> & { readonly at: Date },
  entry: Entry,
): TakenOver<Entry> => ({ entry, findings, enteredBy, confirmedBy, on: todayIn('Asia/Shanghai', at.getTime()) });

/** What the case says of it; every later decision of the case is written with the first four. */
export interface TakenOverDetail {
  readonly since: string;
  readonly paper: string;
  readonly enteredBy: string;
  readonly confirmedBy: string;
  readonly on: string;
  readonly findings: readonly EarlierFinding[];
}
