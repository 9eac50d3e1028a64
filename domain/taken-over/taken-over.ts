import type { DecisionRecord } from '../step/decision.js';
import type { MessageOrder } from '../step/message.js';
import { todayIn } from '../vocabulary/civil-date.js';
import { text } from '../vocabulary/text.js';
import { sinceOf, TAKEN_OVER_NAMES, type TakenOverEntry } from './entry.js';
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

/** As it stands with the case. */
export const takenOverDetail = ({ entry, findings, ...who }: TakenOver): { readonly takenOver: TakenOverDetail } => ({
  takenOver: { since: sinceOf(entry), paper: entry.paper, ...who, findings },
});

/** The first decision of such a case: what was entered is said to be entered, and by whom; nobody is made its author. */
export const takenOverDecision = (caseId: string, { entry, findings, ...who }: TakenOver): DecisionRecord => ({
  caseId,
  clause: '4.1',
  kind: 'taken-over',
  outcome: 'entered',
  reason: entry.paper,
  round: 1,
  detail: { ...entry, ...who, unproven: findings.filter(({ proven }) => !proven).map(({ clause }) => clause) },
});

/** The person reads what was entered about him, and can say if it is wrong. */
export function takenOverNotice(caseId: string, { entry }: TakenOver): MessageOrder {
  const { zh, en } = TAKEN_OVER_NAMES[entry.kind];
  return {
    to: [entry.personId],
    clause: '4.1',
    caseId,
    subject: text(`您正在进行的${zh}已转入本系统`, `Your ${en} goes on in this service`),
    body: text(
      `自 ${sinceOf(entry)} 起进行的${zh}由人力资源部依据「${entry.paper}」录入，经第二人确认，自此在本系统办理。所录内容见案件；如有不符，请告知人力资源部。`,
      `HR has entered the ${en} that began on ${sinceOf(entry)}, from “${entry.paper}”; a second person has confirmed it, and it goes on here. What was entered stands in the case: tell HR if something is wrong.`,
    ),
  };
}
