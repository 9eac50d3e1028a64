import type { ImprovementPlanAct, SetbackProposalAct } from '../../domain/pipelines/setback/acts.js';
import type { NoticeSignatureAct } from '../../domain/pipelines/closing/acts.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Audience } from '../../domain/step/tasks.js';
import type { SetbackComplaint, SetbackFound } from '../../domain/pipelines/setback/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/board.js';
import { inHisPlace } from '../closing/asks.js';
import { today } from '../engine/turn.js';
import { SETBACK } from '../../domain/refusals/setback.js';

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
    cause === 'other' && complaintId !== undefined ? refuse(SETBACK.COMPLAINT_NOT_ASKED) : undefined,
});

/** 11.2: the department confirms the complaint. */
export const complaintAsk = (one: AboutSetback, { incidentOn }: SetbackComplaint): Ask<'setback.complaint'> => ({
  ...about(one),
  key: 'complaint',
  kind: 'setback.complaint',
  to: { roles: ['department-head'], escalateTo: ['hr'] },
  check: ({ on }) =>
    on < incidentOn || on > today() ? refuse(SETBACK.DATE_OUT_OF_RANGE, { on, incidentOn, today: today() }) : undefined,
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
    return refuse(SETBACK.MEASURE_FIXED, { clause: found.clause ?? '11.1' });
  }
  if (failed && (measure === 'as-found' || measure === 'improvement-plan')) {
    return refuse(SETBACK.PLAN_FAILED);
  }
  if (measure === 'demote' && found.oneDown === null) {
    return refuse(SETBACK.AT_FLOOR);
  }
  if ((measure === 'transfer' || measure === 'other') && act.description === undefined) {
    return refuse(SETBACK.DESCRIPTION_MISSING);
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
    decision === 'approve' || reason !== undefined ? undefined : refuse(SETBACK.REASON_MISSING),
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
  return refuse(SETBACK.PLAN_MONTH, { now, next: addToMonth(now, 1) });
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
  check: ({ result }) => (result === 'extend' && plan.extended ? refuse(SETBACK.ALREADY_EXTENDED) : undefined),
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
  check: (act, actor) => inHisPlace(one.personId, actor, act) ?? signatureReason(act),
});

const signatureReason = ({ signature, reason }: NoticeSignatureAct): Refusal | undefined =>
  signature === 'signed' || reason !== undefined ? undefined : refuse(SETBACK.SIGNATURE_REASON_MISSING);

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
