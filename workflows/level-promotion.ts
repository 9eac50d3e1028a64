import { getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import type { InterviewConfirmationAct, NoticeSignatureAct } from '../domain/acts.js';
import { todayIn } from '../domain/civil-date.js';
import type { Refusal } from '../domain/refusal.js';
import type { Actor } from '../domain/roles.js';
import type { DecisionRecord, StepRecord } from '../domain/step.js';
import type { Ask } from './board.js';
import { refusal } from './cycle/refusing.js';
import { Desk } from './desk.js';
import { casesSettled, getStage, type PersonInput } from './messages.js';

/**
 * One person's way from the released result to the archive (8.5.6, 8.5.7). Everybody gets an interview within
 * five workdays, promoted or not (I-40); who was approved then gets the notice, and level and pay follow even if the signature is refused (I-41).
 */
export async function levelPromotion(input: PersonInput): Promise<void> {
  const { caseId, cycleId, policyVersion } = input;
  let stage = 'interview';
  setHandler(getStage, () => stage);
  const desk = new Desk({ cycleId, policyVersion: () => policyVersion });

  let round = 1;
  let record: StepRecord | undefined;
  for (let confirmed = false; !confirmed; round += 1) {
    stage = 'interview';
    const interview = await desk.ask(interviewAsk(input, round), record); // 8.5.6
    stage = 'confirmation';
    const confirmation = await desk.ask(confirmationAsk(input, round), {
      decisions: [decision(input, '8.5.6', 'interview', 'held', { ...interview.act })],
      personStage: { caseId, stage: 'confirmation' },
    });
    confirmed = confirmation.act.tookPlace;
    record = {
      decisions: [decision(input, 'I-40', 'confirmation', confirmed ? 'confirmed' : 'denied', { ...confirmation.act })],
      ...(confirmed ? {} : { personStage: { caseId, stage: 'interview' } }),
    };
  }

  if (input.result === 'approved') {
    stage = 'notice';
    const notice = await desk.ask(noticeAsk(input), { ...record, personStage: { caseId, stage: 'notice' } }); // 8.5.7
    const { signature, reason } = notice.act;
    record = {
      decisions: [decision(input, '8.5.7', 'notice', signature, { ...notice.act })],
      signature: {
        ...{ caseId, signature, recordedBy: notice.actor.personId },
        ...(reason === undefined ? {} : { reason }),
      },
    };
  }

  stage = 'archived';
  const settled = { caseId, promoted: input.result === 'approved' };
  const { openCases } = await desk.finish({ ...record, settle: settled });
  if (openCases === 0) await getExternalWorkflowHandle(cycleId).signal(casesSettled);
}

const decision = (
  { caseId, round }: PersonInput,
  clause: string,
  kind: DecisionRecord['kind'],
  outcome: string,
  detail: Readonly<Record<string, unknown>>,
): DecisionRecord => ({ caseId, clause, kind, outcome, round, detail });

/** 8.5.6: the department holds it: the direct superior or the department head. */
const interviewAsk = ({ caseId, personId, stepWorkdays }: PersonInput, round: number): Ask<'level.interview'> => ({
  key: `interview-${round}`,
  kind: 'level.interview',
  to: { roles: ['department-head'], superiorOf: personId },
  excluded: [personId],
  caseId,
  due: { workdays: stepWorkdays },
  check: ({ heldOn }) => {
    const today = todayIn('Asia/Shanghai', Date.now());
    const released = todayIn('Asia/Shanghai', workflowInfo().startTime.getTime());
    if (heldOn < released) return interviewTooEarly(heldOn, released);
    return heldOn <= today
      ? undefined
      : refusal(
          'INTERVIEW.IN_FUTURE',
          '8.5.6',
          `面谈日期 ${heldOn} 晚于今天 ${today}。请在面谈之后登记。`,
          `The interview on ${heldOn} is still to come (today is ${today}). Record it when it has taken place.`,
        );
  },
});

/** I-40: about a result, so not before it was handed back. */
const interviewTooEarly = (heldOn: string, released: string): Refusal =>
  refusal(
    'INTERVIEW.BEFORE_RESULT',
    '8.5.6',
    `面谈日期 ${heldOn} 早于结果反馈日 ${released}(§8.5.6)。请核对日期。`,
    `The interview on ${heldOn} would lie before the result was handed back on ${released} (§8.5.6). Check the date.`,
  );

/** I-40: the employee; after escalation HR in his place, with a reason. */
const confirmationAsk = (
  { caseId, personId, stepWorkdays }: PersonInput,
  round: number,
): Ask<'level.interview-confirmation'> => ({
  key: `confirmation-${round}`,
  kind: 'level.interview-confirmation',
  to: { people: [personId], escalateTo: ['hr'] },
  caseId,
  due: { workdays: stepWorkdays },
  check: (act, actor) => inHisPlace(personId, actor, act),
});

/** I-41: signed by the employee, or refused; HR may record it after escalation. */
const noticeAsk = ({ caseId, personId, stepWorkdays }: PersonInput): Ask<'level.notice'> => ({
  key: 'notice',
  kind: 'level.notice',
  to: { people: [personId], escalateTo: ['hr'] },
  caseId,
  due: { workdays: stepWorkdays },
  check: (act, actor) => inHisPlace(personId, actor, act) ?? signatureReason(act),
});

function inHisPlace(
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
