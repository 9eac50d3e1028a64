import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import type {
  CloseRatingsAct,
  FirstReviewAct,
  GmDecisionAct,
  GmSubmissionAct,
  LaunchAct,
  RulingAct,
  SubmissionAct,
} from '../../domain/pipelines/level-promotion/acts.js';
import { stepsBefore } from '../../domain/pipelines/pipelines.js';
import type { Refusal, RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { detail, reasonMissing, refusal, refuseEach } from '../engine/refusing.js';
import { approvedLevel, inStage, type CycleState } from './state.js';
import { today } from '../engine/turn.js';

/** 8.5.1, I-28, I-30 */
export function checkLaunch(state: CycleState, act: LaunchAct): Refusal | undefined {
  const day = today();
  if (act.do === 'dismiss') return act.reason === undefined ? dismissalReason : undefined;
  if (day < state.terms.launchFrom) {
    return refusal(
      'CYCLE.TOO_EARLY',
      '8.5.1',
      `${state.month} 的评定自 ${state.terms.launchFrom} 起方可启动(§8.5.1)。请届时再启动。`,
      `The cycle of ${state.month} opens on ${state.terms.launchFrom} at the earliest (§8.5.1). Launch it then.`,
    );
  }
  if (act.closingDate === undefined || act.passMark === undefined) {
    return refusal(
      'CYCLE.TERMS_MISSING',
      'I-13',
      '启动时须填写考核补录截止日(I-13)与答辩合格线(I-30,制度未规定)。请补充后重新提交。',
      'A launch needs the closing date for late ratings (I-13) and the pass mark of the defense (I-30; the policy names none). Add both.',
    );
  }
  if (act.closingDate < day) return closingInPast(act.closingDate, day);
  if (day > state.terms.launchBy && act.reason === undefined) {
    return refusal(
      'CYCLE.LATE_REASON_MISSING',
      '8.5.1',
      `已过启动期限 ${state.terms.launchBy}(§8.5.1,前五个工作日)。请写明逾期原因。`,
      `The launch was due by ${state.terms.launchBy} (§8.5.1, the first five workdays). Give the reason for the delay.`,
    );
  }
  return undefined;
}

const dismissalReason = refusal(
  'CYCLE.REASON_MISSING',
  '8.5.1',
  '撤销评定草稿须写明理由。请补充理由。',
  'Dismissing a drafted cycle needs a reason. Add it.',
);

const closingInPast = (date: string, day: string): Refusal =>
  refusal(
    'CYCLE.CLOSING_DATE_PAST',
    'I-13',
    `截止日 ${date} 早于今天 ${day}。请选择今天或以后的日期。`,
    `The closing date ${date} lies before today, ${day}. Choose today or later.`,
  );

/** I-13 */
export function checkCloseRatings(act: CloseRatingsAct): Refusal | undefined {
  if (act.do === 'close') return undefined;
  if (act.closingDate === undefined) {
    return refusal('CYCLE.TERMS_MISSING', 'I-13', '请填写新的截止日。', 'Give the new closing date.');
  }
  return act.closingDate < today() ? closingInPast(act.closingDate, today()) : undefined;
}

/** I-09 */
export const checkRulings = (state: CycleState, act: RulingAct, actor: Actor): Refusal | undefined =>
  refuseEach(state, 'ruling', act.rulings, actor, '8.4.1.2');

/** 8.5.2, I-11, I-27: everybody who is listed is either submitted or left out with a reason. */
export function checkSubmission(state: CycleState, act: SubmissionAct, actor: Actor): Refusal | undefined {
  const rows = [...act.submitted, ...act.leftOut];
  const refused = refuseEach(state, 'listed', rows, actor, '8.5.2', (row, candidate): RefusalDetail | undefined => {
    const offered = candidate.directSteps + candidate.panelSteps;
    const steps = 'steps' in row ? (row.steps ?? offered) : offered;
    if (offered === 0 && act.submitted.includes(row)) {
      return detail(
        row.caseId,
        'SUBMISSION.SPECIAL_ONLY',
        '周期之外只能申请特殊晋级,或写明不提交的理由(I-26)',
        'outside a cycle there is only the special promotion to ask for, or to leave it with a reason (I-26)',
      );
    }
    return steps <= offered
      ? undefined
      : detail(
          row.caseId,
          'SUBMISSION.TOO_MANY_STEPS',
          `申请 ${steps} 级,可申请的最多为 ${offered} 级(I-11)`,
          `asks for ${steps} steps, at most ${offered} were found (I-11)`,
        );
  });
  if (refused !== undefined) return refused;
  const named = new Set(rows.map(({ caseId }) => caseId));
  const special = new Set((act.special ?? []).map(({ caseId }) => caseId));
  if (named.size !== rows.length || rows.some(({ caseId }) => special.has(caseId))) {
    return refusal(
      'SUBMISSION.TWICE',
      '8.5.2',
      '有人被同时列入两处(提交、不提交、特殊晋级)。请每人只保留一处。',
      'Somebody is named in two places (submitted, left out, special). Keep one for each.',
    );
  }
  const forgotten = inStage(state, 'listed').filter(({ caseId }) => !named.has(caseId) && !special.has(caseId));
  if (forgotten.length === 0) return undefined;
  return refusal(
    'SUBMISSION.INCOMPLETE',
    '8.5.2',
    `还有 ${forgotten.length} 名符合条件的员工未处理(I-27)。请逐一提交,或写明不提交的理由。`,
    `${forgotten.length} eligible people are neither submitted nor left out (I-27). Submit each, or give the reason for leaving him out.`,
    forgotten.map(({ caseId }) => detail(caseId, 'SUBMISSION.MISSING', '未处理', 'is missing')),
  );
}

/** 8.5.3, I-10, I-17 */
export const checkFirstReview = (state: CycleState, act: FirstReviewAct, actor: Actor): Refusal | undefined =>
  refuseEach(state, 'first-review', act.decisions, actor, '8.5.3', (row, candidate) => {
    const { caseId, decision } = row;
    if (decision === 'reevaluate') return undefined;
    if (decision !== 'pass') {
      return row.reason === undefined ? reasonMissing(caseId, '不予通过或退回', 'refusing or returning') : undefined;
    }
    if (candidate.hold) {
      return detail(
        caseId,
        'REVIEW.STILL_ON_HOLD',
        '有未结的投诉可能改变结果(I-17),或有待处理的降级(I-68),请待其办结后选择重新评定',
        'is on hold over a pending complaint (I-17) or a setback (I-68); once that is decided, choose to re-evaluate',
      );
    }
    if (candidate.acknowledge && row.acknowledgeComplaints !== true) {
      return detail(
        caseId,
        'REVIEW.COMPLAINT_NOT_ACKNOWLEDGED',
        '有成立的个人原因投诉(I-10),须确认知悉',
        'has an upheld complaint (I-10) that must be acknowledged',
      );
    }
    const heard = candidate.route === 'panel' && candidate.panel !== undefined;
    if (heard === (row.defense === undefined)) {
      return heard
        ? detail(
            caseId,
            'REVIEW.DEFENSE_OPEN',
            '已有答辩结果,请选择保留或重新答辩',
            'has been heard: say whether the panel result is kept or the defense repeated',
          )
        : detail(
            caseId,
            'REVIEW.NO_DEFENSE_YET',
            '尚无答辩结果,不能选择保留或重新答辩',
            'has no panel result yet: leave out the choice about the defense',
          );
    }
    return undefined;
  });

/** 8.5.4: the day and the people; who sits on the panel is checked against the records when it is applied. */
export function checkPanel(state: CycleState, act: AppointPanelAct, actor: Actor): Refusal | undefined {
  if (act.heldOn < today()) {
    return refusal(
      'PANEL.DATE_PAST',
      '8.5.4',
      `答辩日期 ${act.heldOn} 早于今天。请选择今天或以后的日期。`,
      `The defense cannot be held on ${act.heldOn}, which is past. Choose today or later.`,
    );
  }
  const rows = act.caseIds.map((caseId) => ({ caseId }));
  if (new Set(act.caseIds).size !== rows.length) {
    return refusal(
      'PANEL.CASE_TWICE',
      '8.5.4',
      '同一案件出现两次,请删除重复项。',
      'A case is named twice. Remove the second.',
    );
  }
  return refuseEach(state, 'awaiting-defense', rows, actor, '8.5.4');
}

/** 8.5.5: all materials of the cycle at once. */
export function checkGmSubmission(state: CycleState, act: GmSubmissionAct): Refusal | undefined {
  const others = inStage(state, ...stepsBefore('level-promotion', 'ready'));
  if (others.length === 0 || act.withoutOthersReason !== undefined) return undefined;
  return refusal(
    'BATCH.OTHERS_PENDING',
    '8.5.5',
    `还有 ${others.length} 人未走完前面的环节(§8.5.5 要求一并提交)。请等待,或写明不等待的理由。`,
    `${others.length} people are still in earlier stages (§8.5.5 asks for all materials at once). Wait for them, or say why the batch does not.`,
  );
}

/** 8.5.5, I-38, I-30 */
export const checkGmDecision = (state: CycleState, act: GmDecisionAct, actor: Actor): Refusal | undefined =>
  refuseEach(state, 'with-gm', act.decisions, actor, '8.5.5', (row, candidate) => {
    const { caseId, decision, reason } = row;
    if (decision !== 'approve') {
      return reason === undefined ? reasonMissing(caseId, '否决或退回', 'rejecting or returning') : undefined;
    }
    const level = approvedLevel(candidate, state.terms.choices);
    if (level === null) {
      return detail(
        caseId,
        'GM.NOT_HEARD',
        '候选人两次未参加答辩,没有可批准的晋级(I-37),请否决',
        'missed both dates of the defense, so there is nothing to approve (I-37); reject the case',
      );
    }
    const failed = candidate.route === 'panel' && candidate.panel?.outcome === 'failed';
    const against = failed && level === candidate.target;
    return against && reason === undefined
      ? reasonMissing(caseId, '与答辩小组意见不一致的批准', 'approving against the panel')
      : undefined;
  });
