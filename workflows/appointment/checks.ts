import type {
  CandidateDecisionAct,
  CandidatePanelAct,
  CandidateSubmissionAct,
  DutyReportAct,
  NoticeDraftAct,
  NoticeSignOffAct,
} from '../../domain/pipelines/appointment/acts.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { AppointmentState } from './state.js';
import { today } from '../engine/turn.js';
import { APPOINTMENT, COMPANY_NOTICE, REPORT } from '../../domain/refusals/pipelines/appointment.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';
import { SUBMISSION } from '../../domain/refusals/pipelines/level-promotion.js';
import { GM } from '../../domain/refusals/cases.js';

/** 9.5.7: the candidate hands in something; only HR, after escalation, goes on without it. */
export function checkReport(personId: string, act: DutyReportAct, actor: Actor): Refusal | undefined {
  const empty = act.text === undefined && act.files === undefined;
  if (actor.personId === personId) {
    return empty ? refuse(REPORT.EMPTY) : undefined;
  }
  return act.withoutReason === undefined || !empty ? refuse(REPORT.NOT_HIS) : undefined;
}

/** 9.5.7: who sits on the panel is checked against the records when it is applied. */
export const checkPanelDay = ({ heldOn }: CandidatePanelAct): Refusal | undefined =>
  heldOn >= today() ? undefined : refuse(PANEL.DATE_PAST, { heldOn, clause: '9.5.7' });

/** I-38: what the general manager sent back is answered, not merely sent again. */
export const checkSubmission = (state: AppointmentState, { note }: CandidateSubmissionAct): Refusal | undefined =>
  state.returned === null || note !== undefined
    ? undefined
    : refuse(SUBMISSION.NOTE_MISSING, { returned: state.returned });

/** The general manager says why he does not approve and to whom he returns; nobody is appointed while held (9.5.8). */
export function checkDecision(state: AppointmentState, act: CandidateDecisionAct): Refusal | undefined {
  const { decision, reason, returnTo } = act;
  if ((decision === 'return') !== (returnTo !== undefined)) {
    return refuse(GM.RETURN_TO);
  }
  if (decision !== 'approve') return reason === undefined ? reasonMissing('9.5.8') : undefined;
  if (state.held) return onHold();
  if (state.panel === null || state.panel.outcome === 'missed') {
    return refuse(GM.NOT_HEARD);
  }
  return state.panel.outcome === 'failed' && reason === undefined ? reasonMissing('I-30') : undefined;
}

/** I-68: what the setback makes of the level has to be known first. */
const onHold = (): Refusal => refuse(APPOINTMENT.ON_HOLD);

/** What a notice to everybody must not say (I-62), as far as words give it away. */
const SCORES_OR_PAY = /得分|分数|评分|薪|工资|奖金|¥|\bscores?\b|\bsalary\b|\bpay\b/i;

/** A company-wide notice says nothing of scores or pay (9.5.10, I-62). */
export const checkDraft = ({ text }: NoticeDraftAct): Refusal | undefined =>
  SCORES_OR_PAY.test(text) ? refuse(COMPANY_NOTICE.SCORES_OR_PAY) : undefined;

/** Who returns a drafted notice says why (9.5.10, I-62). */
export const checkSignOff = ({ decision, reason }: NoticeSignOffAct): Refusal | undefined =>
  decision === 'return' && reason === undefined ? reasonMissing('9.5.10') : undefined;

const reasonMissing = (clause: string): Refusal => refuse(GM.REASON_MISSING, { clause });
