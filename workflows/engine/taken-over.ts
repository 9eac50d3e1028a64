import type { DecisionRecord } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { sinceOf, TAKEN_OVER_NAMES } from '../../domain/taken-over/entry.js';
import type { TakenOver, TakenOverDetail } from '../../domain/taken-over/taken-over.js';
import { text } from '../../domain/vocabulary/text.js';

/** What the first step of a case leaves that was taken over (docs/decisions/0085). Pure. */

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
