import type { InterviewConfirmationAct, NoticeSignatureAct } from '../../domain/pipelines/closing/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Ask } from '../engine/board.js';
import { refusal } from '../engine/refusing.js';
import { today } from '../engine/turn.js';

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
    return heldOn <= on
      ? undefined
      : refusal(
          'INTERVIEW.IN_FUTURE',
          clause,
          `面谈日期 ${heldOn} 晚于今天 ${on}。请在面谈之后登记。`,
          `The interview on ${heldOn} is still to come (today is ${on}). Record it when it has taken place.`,
        );
  },
});

/** I-40: about a result, so not before it was handed back. */
const interviewTooEarly = (heldOn: string, released: string, clause: string): Refusal =>
  refusal(
    'INTERVIEW.BEFORE_RESULT',
    clause,
    `面谈日期 ${heldOn} 早于结果反馈日 ${released}(§${clause})。请核对日期。`,
    `The interview on ${heldOn} would lie before the result was handed back on ${released} (§${clause}). Check the date.`,
  );

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

/** I-41: signed by the employee, or refused; HR may record it after escalation. */
export const noticeAsk = ({ caseId, personId, stepWorkdays, clauses }: ClosingCase): Ask<'level.notice'> => ({
  key: 'notice',
  kind: 'level.notice',
  personal: true,
  ...(clauses === undefined ? {} : { clause: clauses.notice }),
  to: { people: [personId], escalateTo: ['hr'] },
  caseId,
  due: { workdays: stepWorkdays },
  check: (act, actor) => inHisPlace(personId, actor, act) ?? signatureReason(act),
});

/** I-41: the employee himself, or HR with a reason why it was recorded in his place. */
export function inHisPlace(
  personId: string,
  actor: Actor,
  act: InterviewConfirmationAct | NoticeSignatureAct,
): Refusal | undefined {
  const reason = 'tookPlace' in act ? act.onBehalfReason : act.reason;
  if (actor.personId === personId || reason !== undefined) return undefined;
  return refusal(
    'CASE.ON_BEHALF_REASON_MISSING',
    'I-41',
    '代员工登记须写明原因。请补充原因。',
    'Recording this in the employee’s place needs a reason. Add it.',
  );
}

const signatureReason = (act: NoticeSignatureAct): Refusal | undefined =>
  act.signature === 'signed' || act.reason !== undefined
    ? undefined
    : refusal(
        'NOTICE.REASON_MISSING',
        'I-41',
        '拒签须写明原因;晋级照常生效。请补充原因。',
        'Refusing to sign needs a reason; the promotion takes effect all the same. Add it.',
      );
