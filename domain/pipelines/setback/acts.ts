import type { NoticeSignatureAct } from '../closing/acts.js';
import type { TransferOrder } from '../../cases/transfer-order.js';

/** What people hand in while a setback (§11) runs; the schemas stand in `schemas.ts`. */

/** 11.1, 11.2: what the C or D came from, stated by HR or the direct superior. */
export interface SetbackCauseAct {
  readonly cause: 'service-attitude' | 'other';
  /** The complaint about service attitude that it rests on, where there is one (11.2). */
  readonly complaintId?: string;
  readonly statement: string;
}

/** I-77: `other` beside an upheld complaint of that month takes the HR manager's consent. */
export interface CauseReviewAct {
  readonly decision: 'consent' | 'refuse';
  readonly reason: string;
}

/** 11.2: the department confirms whether the complaint stands. */
export interface SetbackComplaintAct {
  readonly finding: 'upheld' | 'dismissed';
  /** Civil date on which the department found so (I-67). */
  readonly on: string;
  readonly reason: string;
}

/** I-77: what the person says to it, before anybody proposes a measure. */
export interface StatementAct {
  readonly statement: string;
  /** Papers that he adds. */
  readonly files?: readonly string[];
}

/** 11.1 leaves what follows a failed plan to the company (I-69); `as-found` is what the rules gave. */
export const SETBACK_PROPOSALS = ['as-found', 'improvement-plan', 'demote', 'transfer', 'other', 'none'] as const;
/** A measure that can be proposed after a C or D (§11). */
export type SetbackMeasure = (typeof SETBACK_PROPOSALS)[number];

/** HR names the measure, and the general manager decides (I-16, I-69, I-77). */
export interface SetbackProposalAct {
  readonly measure: SetbackMeasure;
  /** What is done; required for a transfer or another measure. */
  readonly description?: string;
  /** Where to and when; required for a transfer, which is opened once it is approved. */
  readonly transfer?: TransferOrder;
  readonly reason: string;
  /** Papers for the general manager. */
  readonly files?: readonly string[];
}

/** What the general manager says to a measure of §11 that needs him. */
export interface SetbackGmDecisionAct {
  readonly decision: 'approve' | 'reject' | 'return';
  /** Required to reject and to return. */
  readonly reason?: string;
}

/** I-70: the direct superior, where somebody else writes the plan; he accompanies it. */
export interface SuperiorWordAct {
  readonly words: string;
}

/** 11.1, I-70: the supervisor's plan for one rating month (I-69). */
export interface ImprovementPlanAct {
  /** The rating month it runs, this one or the next. */
  readonly month: string;
  readonly goals: string;
  readonly support: string;
}

/** I-69: reviewed when the month's rating is out or the month is over; once extended. */
export interface PlanReviewAct {
  readonly result: 'met' | 'not-met' | 'extend';
  readonly reason: string;
}

/** I-71: whether somebody who cannot be lowered further keeps the post of a team leader. */
export interface PostReviewAct {
  readonly decision: 'keeps-post' | 'gives-up-post';
  readonly reason: string;
  /** Where to and when; required to give up the post, and opened as a transfer. */
  readonly transfer?: TransferOrder;
}

/** Which form belongs to which task of a setback (§11). */
export interface SetbackActByKind {
  readonly 'setback.cause': SetbackCauseAct;
  readonly 'setback.cause-review': CauseReviewAct;
  readonly 'setback.complaint': SetbackComplaintAct;
  readonly 'setback.statement': StatementAct;
  readonly 'setback.proposal': SetbackProposalAct;
  readonly 'setback.gm-decision': SetbackGmDecisionAct;
  readonly 'setback.superior-word': SuperiorWordAct;
  readonly 'setback.plan': ImprovementPlanAct;
  readonly 'setback.plan-review': PlanReviewAct;
  readonly 'setback.acknowledgement': NoticeSignatureAct;
  readonly 'setback.post-review': PostReviewAct;
}
