import type {
  CandidateDecisionAct,
  CandidatePanelAct,
  CandidateSubmissionAct,
  DutyReportAct,
  NoticeDraftAct,
  NoticeSignOffAct,
} from '../../domain/pipelines/appointment/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { refusal } from '../engine/refusing.js';
import type { AppointmentState } from './state.js';
import { today } from '../engine/turn.js';

/** 9.5.7: the candidate hands in something; only HR, after escalation, goes on without it. */
export function checkReport(personId: string, act: DutyReportAct, actor: Actor): Refusal | undefined {
  const empty = act.text === undefined && act.reportId === undefined;
  if (actor.personId === personId) {
    return empty
      ? refusal(
          'REPORT.EMPTY',
          '9.5.7',
          '述职报告不能为空(§9.5.7)。请填写内容,或先上传文件再提交其编号。',
          'The report is empty (§9.5.7). Write it, or upload a file and hand in its number.',
        )
      : undefined;
  }
  return act.withoutReason === undefined || !empty
    ? refusal(
        'REPORT.NOT_HIS',
        '9.5.7',
        '述职报告须由候选人本人提交;逾期后人力资源部可写明原因、无报告继续。',
        'The report is the candidate’s own; once it is overdue HR may go on without one, with a reason.',
      )
    : undefined;
}

/** 9.5.7: who sits on the panel is checked against the records when it is applied. */
export const checkPanelDay = ({ heldOn }: CandidatePanelAct): Refusal | undefined =>
  heldOn >= today()
    ? undefined
    : refusal(
        'PANEL.DATE_PAST',
        '9.5.7',
        `答辩日期 ${heldOn} 早于今天。请选择今天或以后的日期。`,
        `The defense cannot be held on ${heldOn}, which is past. Choose today or later.`,
      );

/** I-38: what the general manager sent back is answered, not merely sent again. */
export const checkSubmission = (state: AppointmentState, { note }: CandidateSubmissionAct): Refusal | undefined =>
  state.returned === null || note !== undefined
    ? undefined
    : refusal(
        'SUBMISSION.NOTE_MISSING',
        '9.5.8',
        `总经理退回时写明:${state.returned}。请说明已如何处理(I-38)。`,
        `The general manager returned it with: ${state.returned}. Say what was done about it (I-38).`,
      );

/** 9.5.8, I-30, I-37, I-38, I-68 */
export function checkDecision(state: AppointmentState, act: CandidateDecisionAct): Refusal | undefined {
  const { decision, reason, returnTo } = act;
  if ((decision === 'return') !== (returnTo !== undefined)) {
    return refusal(
      'GM.RETURN_TO',
      'I-38',
      '退回须写明退回至评审答辩或人力资源部;不退回时不要填写。',
      'A return says to whom, the panel or HR; anything else leaves it out.',
    );
  }
  if (decision !== 'approve') return reason === undefined ? reasonMissing('9.5.8') : undefined;
  if (state.held) return onHold();
  if (state.panel === null || state.panel.outcome === 'missed') {
    return refusal(
      'GM.NOT_HEARD',
      'I-37',
      '候选人未参加答辩,没有可批准的任命。请否决,或退回评审答辩。',
      'The candidate was not heard, so there is nothing to approve. Reject the case, or return it to the panel.',
    );
  }
  return state.panel.outcome === 'failed' && reason === undefined ? reasonMissing('I-30') : undefined;
}

/** I-68: what the setback makes of the level has to be known first. */
export const onHold = (): Refusal =>
  refusal(
    'APPOINTMENT.ON_HOLD',
    'I-68',
    '候选人有未结的降级事项(§11),须待其办结后再批准或反馈任命。',
    'A setback of the candidate is open (§11); approve or hand back the appointment once it is over.',
  );

/** What a notice to everybody must not say (I-62), as far as words give it away. */
const SCORES_OR_PAY = /得分|分数|评分|薪|工资|奖金|¥|\bscores?\b|\bsalary\b|\bpay\b/i;

/** 9.5.10 */
export const checkDraft = ({ text }: NoticeDraftAct): Refusal | undefined =>
  SCORES_OR_PAY.test(text)
    ? refusal(
        'COMPANY_NOTICE.SCORES_OR_PAY',
        'I-62',
        '红头文件不得写入评分或薪资(I-62)。请删除相关内容。',
        'A company-wide notice says nothing of scores or pay (I-62). Take it out.',
      )
    : undefined;

/** 9.5.10, I-62 */
export const checkSignOff = ({ decision, reason }: NoticeSignOffAct): Refusal | undefined =>
  decision === 'return' && reason === undefined ? reasonMissing('9.5.10') : undefined;

const reasonMissing = (clause: string): Refusal =>
  refusal(
    'CASE.REASON_MISSING',
    clause,
    '否决、退回或与答辩小组意见不一致的批准,须写明理由。请补充。',
    'To reject, to return, or to approve against the panel needs a reason. Add it.',
  );
