import { itemFaults } from '../../domain/evaluation/assessment-form.js';
import type {
  AssessmentSheetAct,
  ManageVacancyAct,
  NominationAct,
  QualificationAct,
  ReplaceRaterAct,
  TrialSubmissionAct,
  VerificationAct,
} from '../../domain/pipelines/position-promotion/acts.js';
import { stepsBefore } from '../../domain/pipelines/pipelines.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Nominee, SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import { refusal } from '../engine/refusing.js';
import { nomineesAt, owedSeats, ratersOf, type VacancyState } from './state.js';

/** 9.1, I-46: never below those appointed and on trial. */
export function checkManage(state: VacancyState, act: ManageVacancyAct): Refusal | undefined {
  if (act.do === 'close') return undefined;
  const taken = state.filled + Object.keys(state.handedOver).length;
  if (act.headCount >= Math.max(taken, 1)) return undefined;
  return refusal(
    'VACANCY.HEAD_COUNT_BELOW_TAKEN',
    'I-46',
    `已任命 ${state.filled} 人、试用中 ${taken - state.filled} 人,编制不能少于 ${taken}。请调整人数,或关闭空缺。`,
    `${state.filled} are appointed and ${taken - state.filled} on trial, so the head count cannot be under ${taken}. Correct it, or close the vacancy.`,
  );
}

/** 9.5.1: what needs no records; the rest is asked of them when it is applied. */
export function checkNomination(state: VacancyState, act: NominationAct, actor: Actor): Refusal | undefined {
  if (act.personId === actor.personId) {
    return refusal(
      'NOMINATION.HIMSELF',
      '9.5.1',
      '不能申报本人(§9.5.1 由客户关怀部经理申报员工)。请由他人申报。',
      'Nobody nominates himself (§9.5.1: the department manager nominates employees). Somebody else has to.',
    );
  }
  if (act.personId === state.input.reportsTo) {
    return refusal(
      'NOMINATION.REPORTS_TO_HIMSELF',
      '9.1',
      `${act.personId} 是该岗位的上级,不能同时为人选。请核对工号。`,
      `The post reports to ${act.personId}, who cannot be nominated for it. Check the employee number.`,
    );
  }
  return undefined;
}

/** 9.5.2: who is on hold or no longer eligible is not confirmed (I-68). */
export function checkVerification(nominee: Nominee, act: VerificationAct): Refusal | undefined {
  if (act.do !== 'confirm') return undefined;
  const standing = checkOutcome(nominee);
  if (standing !== undefined) return standing;
  const named = [...act.competency, ...act.peripheral];
  if (new Set(named).size === named.length) return undefined;
  return refusal(
    'RATER.TWICE',
    'I-48',
    '同一评估人出现了两次。每人只填写一张表,请更换其一。',
    'A rater is named twice. Each fills in one sheet; name somebody else for the other.',
  );
}

/** I-68: a promotion waits while a setback is pending, and does not go on where 9.2 is no longer met. */
export function checkOutcome({ outcome }: Pick<Nominee, 'outcome'>): Refusal | undefined {
  switch (outcome) {
    case 'eligible':
      return undefined;
    case 'on-hold':
      return refusal(
        'NOMINATION.ON_HOLD',
        'I-68',
        '有待处理的降级,晋升暂缓(I-68)。降级结案后系统自动重新评定。',
        'A setback is pending and holds the promotion (I-68). Once it is over the case is evaluated again by itself.',
      );
    case 'ineligible':
      return refusal(
        'NOMINATION.NOT_ELIGIBLE',
        '9.2',
        '按最近一次评定已不符合 §9.2。请写明理由不予通过。',
        'By the last evaluation §9.2 is no longer met. Refuse the nominee with the reason.',
      );
  }
}

/** §15.4, §15.5: every item once, and nobody fills in two sheets of a form for one nominee. */
export function checkSheet(
  state: VacancyState,
  nominee: Nominee,
  form: SheetForm,
  act: AssessmentSheetAct,
  actor: Actor,
): Refusal | undefined {
  if (nominee.seats.some((seat) => seat.form === form && seat.by === actor.personId)) {
    return refusal(
      'SHEET.ALREADY_HANDED_IN',
      '9.5.2',
      '您已为该候选人提交过此表,不能再次填写。请人力资源部更换评估人。',
      'You have handed in this sheet for this nominee and cannot fill in another. HR has to name somebody else.',
    );
  }
  const { missing, unknown } = itemFaults(state.terms.items[form], act.scores);
  if (missing.length + unknown.length === 0) return undefined;
  return refusal(
    'SHEET.ITEMS_DO_NOT_MATCH',
    form === 'competency' ? '15.5' : '15.4',
    `评分项与表不符:缺 ${missing.join('、') || '无'};多 ${unknown.join('、') || '无'}。请按表逐项打分。`,
    `The items do not match the form: missing ${missing.join(', ') || 'none'}; unknown ${unknown.join(', ') || 'none'}. Score each item of the form.`,
  );
}

/** 9.5.2: only a sheet that is owed changes hands. */
export function checkRaterChange(nominee: Nominee, act: ReplaceRaterAct): Refusal | undefined {
  if (!owedSeats(nominee).some(({ form, rater }) => form === act.form && rater === act.rater)) {
    return refusal(
      'RATER.NO_SHEET_OWED',
      '9.5.2',
      `${act.rater} 没有未交的该表。请核对工号与表。`,
      `${act.rater} owes no such sheet. Check the employee number and the form.`,
    );
  }
  const seated = [...ratersOf(nominee, 'competency'), ...ratersOf(nominee, 'peripheral')];
  return seated.includes(act.by)
    ? refusal(
        'RATER.TWICE',
        'I-48',
        `${act.by} 已是该候选人的评估人,请另选他人。`,
        `${act.by} rates this nominee already. Name somebody else.`,
      )
    : undefined;
}

/** 9.5.3, 9.4.1: below the marks nobody qualifies. */
export function checkQualification(nominee: Nominee, act: QualificationAct): Refusal | undefined {
  if (!act.qualified) {
    return act.reason === undefined
      ? refusal(
          'QUALIFICATION.REASON_MISSING',
          '9.5.3',
          '评定为不符合资格须写明理由。请补充理由。',
          'Finding that a nominee does not qualify needs a reason. Add it.',
        )
      : undefined;
  }
  if (nominee.assessment?.passed !== true) {
    const { competency, peripheral } = nominee.assessment ?? { competency: '—', peripheral: '—' };
    return refusal(
      'QUALIFICATION.BELOW_MARK',
      '9.4.1',
      `胜任素质 ${competency}、周边绩效 ${peripheral},未同时达到 §9.4.1 的分数,不能评定为符合。`,
      `Competency ${competency} and peripheral ${peripheral} do not both reach the marks of §9.4.1, so he cannot be found to qualify.`,
    );
  }
  return checkOutcome(nominee);
}

/** 9.5.4: all materials at once, or a reason why not. */
export function checkTrialSubmission(state: VacancyState, act: TrialSubmissionAct): Refusal | undefined {
  const others = nomineesAt(state, ...stepsBefore('position-promotion', 'trial-ready'));
  if (others.length === 0 || act.withoutOthersReason !== undefined) return undefined;
  return refusal(
    'BATCH.OTHERS_PENDING',
    '9.5.4',
    `还有 ${others.length} 名人选未走完前面的环节(§9.5.4 要求汇总提交)。请等待,或写明不等待的理由。`,
    `${others.length} nominees are still in earlier stages (§9.5.4 asks for all materials at once). Wait for them, or say why the batch does not.`,
  );
}
