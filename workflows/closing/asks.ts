import type { InterviewConfirmationAct, NoticeSignatureAct } from '../../domain/pipelines/closing/acts.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Ask } from '../engine/ask.js';
import { today } from '../engine/turn.js';
import { CASE, INTERVIEW, NOTICE } from '../../domain/refusals/cases.js';

/** The last steps that every pipeline shares: the interview about the result, its confirmation, the notice. */
export interface ClosingCase {
  readonly caseId: string;
  readonly personId: string;
  /** Time for one human step, in workdays (I-40). */
  readonly stepWorkdays: number;
  /** Who may hold the interview beside the department: HR under §9 (9.5.9). */
  readonly interviewers?: readonly Role[];
  /** The § carried out, where it is not §8's. */
  readonly clauses?: { readonly interview: string; readonly notice: string };
}

interface InterviewRound {
  readonly round: number;
  /** Civil date on which the result was handed back. */
  readonly notBefore: string;
}

/** 8.5.6: the department holds it: the direct superior or the department head. */
export const interviewAsk = (about: ClosingCase, { round, notBefore }: InterviewRound): Ask<'level.interview'> => ({
  key: `interview-${round}`,
  kind: 'level.interview',
  ...(about.clauses === undefined ? {} : { clause: about.clauses.interview }),
  to: { roles: ['department-head', ...(about.interviewers ?? [])], superiorOf: about.personId },
  excluded: [about.personId],
  caseId: about.caseId,
  due: { workdays: about.stepWorkdays },
  check: ({ heldOn }) => {
    const on = today();
    const clause = about.clauses?.interview ?? '8.5.6';
    if (heldOn < notBefore) return interviewTooEarly(heldOn, notBefore, clause);
    return heldOn <= on ? undefined : refuse(INTERVIEW.IN_FUTURE, { heldOn, on, clause });
  },
});

/** I-40: about a result, so not before it was handed back. */
const interviewTooEarly = (heldOn: string, released: string, clause: string): Refusal =>
  refuse(INTERVIEW.BEFORE_RESULT, { heldOn, released, clause });

/** I-40: the employee; after escalation HR in his place, with a reason. */
export const confirmationAsk = (
  { caseId, personId, stepWorkdays, clauses }: ClosingCase,
  round: number,
): Ask<'level.interview-confirmation'> => ({
  key: `confirmation-${round}`,
  kind: 'level.interview-confirmation',
  ...(clauses === undefined ? {} : { clause: clauses.interview }),
  personal: true,
  to: { people: [personId], escalateTo: ['hr'] },
  caseId,
  due: { workdays: stepWorkdays },
  check: (act, actor) => inHisPlace(personId, actor, act),
});

/** I-41: signed by the employee, or refused; overdue, HR enters what he signed on paper, or why there is nothing. */
export const noticeAsk = ({ caseId, personId, stepWorkdays, clauses }: ClosingCase): Ask<'level.notice'> => ({
  key: 'notice',
  kind: 'level.notice',
  personal: true,
  ...(clauses === undefined ? {} : { clause: clauses.notice }),
  to: { people: [personId], escalateTo: ['hr'] },
  caseId,
  due: { workdays: stepWorkdays },
  check: (act, actor) => againstSignature(personId, actor, act),
});

/** I-40: the employee himself, or HR with a reason why it was recorded in his place. */
const inHisPlace = (personId: string, actor: Actor, act: InterviewConfirmationAct): Refusal | undefined =>
  actor.personId === personId || act.onBehalfReason !== undefined
    ? undefined
    : refuse(CASE.ON_BEHALF_REASON_MISSING, { clause: 'I-40' });

/** I-41: nobody signs for another; HR has the signed sheet, or says why there is none. */
export function againstSignature(personId: string, actor: Actor, act: NoticeSignatureAct): Refusal | undefined {
  const { signature, reason, scan } = act;
  const isHis = actor.personId === personId;
  if (isHis && signature === 'not-reached') return refuse(NOTICE.REACHED);
  if (!isHis && signature === 'signed' && scan === undefined) return refuse(NOTICE.SCAN_MISSING);
  return signature === 'signed' || reason !== undefined ? undefined : refuse(NOTICE.REASON_MISSING);
}
