import type { ImprovementPlanAct, SetbackProposalAct } from '../../domain/pipelines/setback/acts.js';
import type { NoticeSignatureAct } from '../../domain/pipelines/closing/acts.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Audience } from '../../domain/step/tasks.js';
import type { SetbackComplaint, SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { Ask } from '../engine/board.js';
import { inHisPlace } from '../closing/asks.js';
import { refusal } from '../engine/refusing.js';
import { today } from '../engine/turn.js';

/** The human steps of a setback (§11): who is asked, until when, and which answers are not taken. */

/** What every step knows of its case. */
export interface AboutSetback {
  readonly caseId: string;
  readonly personId: string;
  readonly stepWorkdays: number;
  readonly round: number;
}

const HR: Audience = { roles: ['hr'], escalateTo: ['hr-manager'] };

const about = ({ caseId, personId, stepWorkdays }: AboutSetback) => ({
  caseId,
  excluded: [personId],
  due: { workdays: stepWorkdays },
});

/** 11.1, 11.2: HR or the direct superior says what the rating came from. */
export const causeAsk = (one: AboutSetback): Ask<'setback.cause'> => ({
  ...about(one),
  key: 'cause',
  kind: 'setback.cause',
  to: { ...HR, superiorOf: one.personId },
  check: ({ cause, complaintId }) =>
    cause === 'other' && complaintId !== undefined
      ? refusal(
          'SETBACK.COMPLAINT_NOT_ASKED',
          '11.2',
          '只有因服务态度的投诉才适用 §11.2;其他原因请不要填写投诉编号。',
          '§11.2 is about complaints over service attitude alone; leave the complaint out for another cause.',
        )
      : undefined,
});

/** 11.2: the department confirms the complaint. */
export const complaintAsk = (one: AboutSetback, { incidentOn }: SetbackComplaint): Ask<'setback.complaint'> => ({
  ...about(one),
  key: 'complaint',
  kind: 'setback.complaint',
  to: { roles: ['department-head'], escalateTo: ['hr'] },
  check: ({ on }) =>
    on < incidentOn || on > today()
      ? refusal(
          'SETBACK.DATE_OUT_OF_RANGE',
          '11.2',
          `确认日期 ${on} 应在事件日 ${incidentOn} 与今天 ${today()} 之间。请核对日期。`,
          `The day ${on} should lie between the incident on ${incidentOn} and today, ${today()}. Check the date.`,
        )
      : undefined,
});

/** What the company may still choose from. */
export interface Choice {
  readonly found: SetbackFound;
  /** I-16, I-69: the general manager approves; otherwise the rules leave no choice and HR confirms. */
  readonly byGm: boolean;
  /** I-69: after a plan that failed. */
  readonly failed: boolean;
}

/** I-16, I-69: HR names the measure, or confirms what the rules gave (11.2, 11.3): an adverse result has a person behind it. */
export const proposalAsk = (one: AboutSetback, choice: () => Choice): Ask<'setback.proposal'> => {
  const { found, failed } = choice();
  return {
    ...about(one),
    key: `proposal-${one.round}-${failed ? 'failed' : 'first'}`,
    kind: 'setback.proposal',
    clause: failed ? 'I-69' : (found.clause ?? '11.1'),
    to: HR,
    check: (act) => checkProposal(act, choice()),
  };
};

function checkProposal(act: SetbackProposalAct, { found, byGm, failed }: Choice): Refusal | undefined {
  const { measure } = act;
  if (!byGm && measure !== 'as-found') {
    return refusal(
      'SETBACK.MEASURE_FIXED',
      found.clause ?? '11.1',
      `§${found.clause ?? '11.1'} 已规定处理方式,此处只能确认(as-found)。`,
      `§${found.clause ?? '11.1'} says what follows; only as-found can be confirmed here.`,
    );
  }
  if (failed && (measure === 'as-found' || measure === 'improvement-plan')) {
    return refusal(
      'SETBACK.PLAN_FAILED',
      'I-69',
      '改进未达标,须提出其他处理:降一级、调岗、其他或不处理(I-69)。',
      'The plan has failed: propose one step down, a transfer, another measure or none (I-69).',
    );
  }
  if (measure === 'demote' && found.oneDown === null) {
    return refusal(
      'SETBACK.AT_FLOOR',
      'I-66',
      '已在最低职级,不能再降(I-66、I-71)。请选择其他处理。',
      'There is no lower level to go to (I-66, I-71). Choose another measure.',
    );
  }
  if ((measure === 'transfer' || measure === 'other') && act.description === undefined) {
    return refusal(
      'SETBACK.DESCRIPTION_MISSING',
      'I-69',
      '调岗或其他处理须写明具体内容。请补充。',
      'A transfer or another measure needs a description. Add it.',
    );
  }
  return undefined;
}

export const gmAsk = (one: AboutSetback, failed: boolean): Ask<'setback.gm-decision'> => ({
  ...about(one),
  key: `gm-${one.round}-${failed ? 'failed' : 'first'}`,
  kind: 'setback.gm-decision',
  clause: failed ? 'I-69' : 'I-16',
  to: { roles: ['gm'] },
  check: ({ decision, reason }) =>
    decision === 'approve' || reason !== undefined
      ? undefined
      : refusal('SETBACK.REASON_MISSING', 'I-38', '否决或退回须写明理由。', 'Rejecting or returning needs a reason.'),
});

/** I-70: the direct superior; the head where there is none. */
export const planAsk = (one: AboutSetback, superiorId: string | null): Ask<'setback.plan'> => ({
  ...about(one),
  key: 'plan',
  kind: 'setback.plan',
  to: { ...superiorOf(one, superiorId) },
  check: checkPlan,
});

function checkPlan({ month }: ImprovementPlanAct): Refusal | undefined {
  const now = monthOf(today());
  if (month === now || month === addToMonth(now, 1)) return undefined;
  return refusal(
    'SETBACK.PLAN_MONTH',
    'I-69',
    `改进计划执行一个考核月,应为本月 ${now} 或下月 ${addToMonth(now, 1)}(I-69)。`,
    `The plan runs one rating month: this one, ${now}, or the next, ${addToMonth(now, 1)} (I-69).`,
  );
}

/** Days after the plan's month in which its rating comes out and the review is due. */
const DAYS_TO_REVIEW = 9;

export const planReviewAsk = (
  one: AboutSetback,
  superiorId: string | null,
  plan: { readonly month: string; readonly extended: boolean },
): Ask<'setback.plan-review'> => ({
  ...about(one),
  key: `plan-review:${plan.month}`,
  kind: 'setback.plan-review',
  to: superiorOf(one, superiorId),
  due: { on: addDays(firstDayOf(addToMonth(plan.month, 1)), DAYS_TO_REVIEW) },
  check: ({ result }) =>
    result === 'extend' && plan.extended
      ? refusal(
          'SETBACK.ALREADY_EXTENDED',
          'I-69',
          '改进计划已延长过一次(I-69),请评定达标或不达标。',
          'The plan was extended once already (I-69); say whether it was met or not.',
        )
      : undefined,
});

const superiorOf = ({ personId }: AboutSetback, superiorId: string | null): Audience => ({
  superiorOf: personId,
  roles: superiorId === null ? ['department-head'] : [],
  escalateTo: ['department-head'],
});

/** I-67: in writing, before the pay follows; HR in his place after escalation, with a reason. */
export const acknowledgementAsk = (one: AboutSetback): Ask<'setback.acknowledgement'> => ({
  ...about(one),
  key: 'acknowledgement',
  kind: 'setback.acknowledgement',
  excluded: [],
  to: { people: [one.personId], escalateTo: ['hr'] },
  check: (act, actor) => inHisPlace(one.personId, actor, act) ?? refusalReason(act),
});

const refusalReason = ({ signature, reason }: NoticeSignatureAct): Refusal | undefined =>
  signature === 'signed' || reason !== undefined
    ? undefined
    : refusal(
        'SETBACK.REASON_MISSING',
        'I-41',
        '拒签须写明原因;将转人力资源部处理(I-41)。',
        'Refusing to sign needs a reason; it goes to HR then (I-41).',
      );

export const payAsk = (one: AboutSetback): Ask<'setback.pay'> => ({
  ...about(one),
  key: 'pay',
  kind: 'setback.pay',
  to: HR,
  check: () => undefined,
});

/** I-71: HR and the department head. */
export const postReviewAsk = (one: AboutSetback): Ask<'setback.post-review'> => ({
  ...about(one),
  key: 'post-review',
  kind: 'setback.post-review',
  to: { roles: ['hr', 'department-head'], escalateTo: ['hr-manager'] },
  check: () => undefined,
});
