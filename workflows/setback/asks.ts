import type { ImprovementPlanAct, SetbackProposalAct } from '../../domain/pipelines/setback/acts.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Audience } from '../../domain/step/tasks.js';
import type { SetbackComplaint, SetbackFound } from '../../domain/pipelines/setback/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/ask.js';
import { againstSignature } from '../closing/asks.js';
import { today } from '../engine/turn.js';
import { SETBACK } from '../../domain/refusals/pipelines/setback.js';

/** The human steps of a setback (§11): who is asked, until when, and which answers are not taken. */

/** What every step knows of its case. */
export interface AboutSetback {
  readonly caseId: string;
  readonly personId: string;
  readonly stepWorkdays: number;
  readonly round: number;
  /** Counts the times that somebody was heard or asked. */
  readonly asked: number;
  /** Who stated the cause. */
  readonly statedBy: string;
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

/** I-77: beside an upheld complaint of that month, another cause takes the HR manager, who is not who stated it. */
export const causeReviewAsk = (one: AboutSetback): Ask<'setback.cause-review'> => ({
  ...about(one),
  key: `cause-review-${one.asked}`,
  kind: 'setback.cause-review',
  excluded: [one.personId, one.statedBy],
  to: { roles: ['hr-manager'], escalateTo: ['gm'] },
  check: () => undefined,
});

/**
 * 11.2: the department confirms the complaint: neither who stated the cause, nor who recorded it. Where its head is one
 * of them the general manager does.
 */
export function complaintAsk(
  one: AboutSetback,
  { incidentOn, recordedBy }: SetbackComplaint,
  headId: string | null,
): Ask<'setback.complaint'> {
  const excluded = [one.personId, one.statedBy, recordedBy];
  const isHeads = headId === null || !excluded.includes(headId);
  return {
    ...about(one),
    key: 'complaint',
    kind: 'setback.complaint',
    excluded,
    to: isHeads ? { roles: ['department-head'], escalateTo: ['gm'] } : { roles: ['gm'] },
    check: ({ on }) =>
      on < incidentOn || on > today()
        ? refuse(SETBACK.DATE_OUT_OF_RANGE, { on, incidentOn, today: today() })
        : undefined,
  };
}

/** I-77: the person himself, within the time that he has for it. */
export const statementAsk = (one: AboutSetback, workdays: number): Ask<'setback.statement'> => ({
  key: `statement-${one.asked}`,
  kind: 'setback.statement',
  personal: true,
  caseId: one.caseId,
  to: { people: [one.personId] },
  due: { workdays },
  check: () => undefined,
});

/** What the company may still choose from. */
export interface Choice {
  readonly found: SetbackFound;
  /** I-69: after a plan that failed. */
  readonly failed: boolean;
}

/** I-16, I-69: HR names the measure, or confirms what 11.2 and 11.3 leave no choice about. */
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

function checkProposal(act: SetbackProposalAct, { found, failed }: Choice): Refusal | undefined {
  const { measure } = act;
  if (!failed && !found.isOpen && measure !== 'as-found') {
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
  if ((measure === 'transfer') !== (act.transfer !== undefined)) {
    return refuse(measure === 'transfer' ? SETBACK.TRANSFER_MISSING : SETBACK.TRANSFER_NOT_ASKED);
  }
  return undefined;
}

/** I-77, 4.1: the general manager, who is not who proposed. */
export const gmAsk = (one: AboutSetback, failed: boolean, proposedBy: string): Ask<'setback.gm-decision'> => ({
  ...about(one),
  key: `gm-${one.round}-${failed ? 'failed' : 'first'}`,
  kind: 'setback.gm-decision',
  clause: failed ? 'I-69' : 'I-77',
  excluded: [one.personId, proposedBy],
  to: { roles: ['gm'] },
  check: ({ decision, reason }) =>
    decision === 'approve' || reason !== undefined ? undefined : refuse(SETBACK.REASON_MISSING),
});

/** I-70: the direct superior is heard before somebody else writes the plan. */
export const superiorWordAsk = (one: AboutSetback): Ask<'setback.superior-word'> => ({
  ...about(one),
  key: `superior-word-${one.asked}`,
  kind: 'setback.superior-word',
  to: { superiorOf: one.personId },
  check: () => undefined,
});

/** 11.1, I-70: the supervisor, whoever the direct superior is. */
export const planAsk = (one: AboutSetback): Ask<'setback.plan'> => ({
  ...about(one),
  key: 'plan',
  kind: 'setback.plan',
  to: supervisorOf(one),
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
  plan: { readonly month: string; readonly extended: boolean },
): Ask<'setback.plan-review'> => ({
  ...about(one),
  key: `plan-review:${plan.month}`,
  kind: 'setback.plan-review',
  to: supervisorOf(one),
  due: { on: addDays(firstDayOf(addToMonth(plan.month, 1)), DAYS_TO_REVIEW) },
  check: ({ result }) => (result === 'extend' && plan.extended ? refuse(SETBACK.ALREADY_EXTENDED) : undefined),
});

const supervisorOf = ({ personId }: AboutSetback): Audience => ({
  supervisorOf: personId,
  escalateTo: ['department-head'],
});

/** 15.3, I-41: he has the notice; whether he agrees was asked before. */
export const acknowledgementAsk = (one: AboutSetback): Ask<'setback.acknowledgement'> => ({
  ...about(one),
  key: 'acknowledgement',
  kind: 'setback.acknowledgement',
  personal: true,
  excluded: [],
  to: { people: [one.personId], escalateTo: ['hr'] },
  check: (act, actor) => againstSignature(one.personId, actor, act),
});

/** I-71: HR and the department head. */
export const postReviewAsk = (one: AboutSetback): Ask<'setback.post-review'> => ({
  ...about(one),
  key: 'post-review',
  kind: 'setback.post-review',
  to: { roles: ['hr', 'department-head'], escalateTo: ['hr-manager'] },
  check: ({ decision, transfer }) => {
    if ((decision === 'gives-up-post') === (transfer !== undefined)) return undefined;
    return refuse(transfer === undefined ? SETBACK.TRANSFER_MISSING : SETBACK.TRANSFER_NOT_ASKED);
  },
});
