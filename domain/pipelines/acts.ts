import type { TrialActByKind } from './trial/acts.js';
import type { AppointmentActByKind } from './appointment/acts.js';
import type { VacancyActByKind } from './position-promotion/acts.js';
import type { SetbackActByKind } from './setback/acts.js';
import type { PeopleActByKind } from './people/acts.js';
import type { RebaseActByKind } from './rebase/acts.js';
import type { AppealActByKind } from './appeal/acts.js';
import type { PanelGroup } from '../evaluation/request.js';

/**
 * What a person hands in when completing a task, by task kind. Plain shapes without zod, because the
 * workflows import them; the schemas that parse them at the edge stand in `act-schemas.ts`.
 */

/** 8.5.1: HR opens the drafted cycle and says until when late ratings are waited for (I-13). */
export interface LaunchAct {
  readonly do: 'launch' | 'dismiss';
  /** Last day on which ratings of the window are taken, not before today. Required to launch. */
  readonly closingDate?: string;
  /** I-30: the text names no pass mark; HR sets it, 0–100. Required to launch. */
  readonly passMark?: number;
  /** Required to dismiss a draft, and to launch after the fifth workday (8.5.1, I-28). */
  readonly reason?: string;
}

/** I-13: HR ends the wait for late ratings early, or moves the closing date. */
export interface CloseRatingsAct {
  readonly do: 'close' | 'move';
  readonly closingDate?: string;
  readonly reason?: string;
}

/** I-09: HR rules on missing months, a person each, never by silence. */
export interface RulingAct {
  readonly rulings: readonly Ruling[];
}
export interface Ruling {
  readonly caseId: string;
  readonly ruling: 'proceed' | 'refuse';
  readonly reason: string;
  /** Maternity and work-injury leave are named as protected (I-09). */
  readonly protectedLeave?: 'maternity' | 'work-injury';
}

/** 8.5.2: the department head's submission, everybody who is listed either submitted or left out. */
export interface SubmissionAct {
  readonly submitted: readonly Submitted[];
  readonly leftOut: readonly LeftOut[];
  /** I-26: special promotions, outside the rules of 8.4 but under the cap and after confirmation. */
  readonly special?: readonly SpecialPromotion[];
}
export interface Submitted {
  readonly caseId: string;
  /** Fewer steps than were found (I-11); absent: all of them. */
  readonly steps?: number;
}
export interface LeftOut {
  readonly caseId: string;
  /** The person reads it (I-27). */
  readonly reason: string;
}
export interface SpecialPromotion {
  readonly caseId: string;
  readonly to: string;
  readonly reason: string;
  /** What the contribution was and where its proof lies. */
  readonly evidence: string;
}

/** I-26: what a special promotion outside a cycle begins with. */
export interface SpecialStart {
  readonly personId: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string;
  /** By the department head it is the application; by HR a proposal, which the head takes up or leaves. */
  readonly byHead: boolean;
}

/** 8.5.3: HR's first review. */
export interface FirstReviewAct {
  readonly decisions: readonly FirstReview[];
}
export interface FirstReview {
  readonly caseId: string;
  /** `reevaluate` asks the engine again with today's facts (a hold whose complaint was decided, a late rating). */
  readonly decision: 'pass' | 'refuse' | 'return' | 'reevaluate';
  /** Required to refuse and to return. */
  readonly reason?: string;
  /** I-10: HR has seen the upheld complaint under rule B or C. */
  readonly acknowledgeComplaints?: boolean;
  /** After the GM returned a case that has a panel result: keep it, or hear the person again. */
  readonly defense?: 'keep' | 'repeat';
}

/** 8.5.4, 8.3.4: HR appoints the panel of one defense session. */
export interface AppointPanelAct {
  readonly heldOn: string;
  readonly chair: string;
  /** I-32: supervisors who score in the direct superior's group, beside each candidate's own superior. */
  readonly supervisors: readonly string[];
  readonly departmentHead: readonly string[];
  readonly relatedDepartments: readonly string[];
  readonly humanResources: readonly string[];
  readonly caseIds: readonly string[];
}

/** I-31: the six abilities of the standards appendix (§14.1), in the order of the score sheet. */
export const ABILITIES = [
  'business',
  'learning',
  'communication',
  'office-skills',
  'execution',
  'developing-others',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** 8.5.4: a scorer's sheets, one or all candidates of the session at once. */
export interface ScoreSheetsAct {
  readonly sheets: readonly ScoreSheet[];
}
export interface ScoreSheet {
  readonly caseId: string;
  /** 0–100 each. */
  readonly scores: Readonly<Record<Ability, number>>;
  readonly comment?: string;
}

/** I-33, I-34, I-37: what HR does while a session is open. */
export type ConductSessionAct =
  | { readonly do: 'absent'; readonly caseIds: readonly string[]; readonly reason: string }
  | { readonly do: 'substitute'; readonly scorer: string; readonly by: string; readonly reason: string }
  | { readonly do: 'waive'; readonly group: PanelGroup; readonly reason: string }
  | { readonly do: 'move'; readonly heldOn: string; readonly reason: string };

/** I-35: the chair signs the summary. */
export interface SummaryAct {
  readonly signed: true;
  readonly remarks?: readonly { readonly caseId: string; readonly remark: string }[];
}

/** 8.5.5: HR submits all materials of the cycle to the general manager. */
export interface GmSubmissionAct {
  readonly note?: string;
  /** Required while people of the cycle are still in an earlier stage: why the batch does not wait for them. */
  readonly withoutOthersReason?: string;
}

/** 8.5.5, I-38: the general manager's batch, a decision a person. */
export interface GmDecisionAct {
  readonly decisions: readonly GmDecision[];
}
export interface GmDecision {
  readonly caseId: string;
  readonly decision: 'approve' | 'reject' | 'return';
  /** Required to reject and to return, and to approve against the panel's recommendation (I-30). */
  readonly reason?: string;
}

/** 8.5.6: HR hands the results back to the department. */
export interface ReleaseAct {
  readonly note?: string;
}

/** 8.5.6, I-40: the department held the interview. */
export interface InterviewAct {
  readonly heldOn: string;
  readonly summary: string;
  /** 9.5.9: employee numbers of who else was there; HR and the department hold it together. */
  readonly attendees?: readonly string[];
}

/** I-40: the employee confirms that the interview took place. */
export interface InterviewConfirmationAct {
  readonly tookPlace: boolean;
  readonly remark?: string;
  /** Only HR, in the employee's place after escalation. */
  readonly onBehalfReason?: string;
}

/** 8.5.7, I-41: the employee signs the notice, or the refusal is recorded. */
export interface NoticeSignatureAct {
  readonly signature: 'signed' | 'refused';
  /** Required when refused, and when HR records it in the employee's place. */
  readonly reason?: string;
}

/** Which form belongs to which task of a level promotion (§8). */
export interface LevelActByKind {
  readonly 'cycle.launch': LaunchAct;
  readonly 'cycle.close-ratings': CloseRatingsAct;
  readonly 'cycle.ruling': RulingAct;
  readonly 'cycle.submission': SubmissionAct;
  readonly 'cycle.first-review': FirstReviewAct;
  readonly 'cycle.appoint-panel': AppointPanelAct;
  readonly 'cycle.gm-submission': GmSubmissionAct;
  readonly 'cycle.gm-decision': GmDecisionAct;
  readonly 'cycle.release': ReleaseAct;
  readonly 'defense.sheets': ScoreSheetsAct;
  readonly 'defense.conduct': ConductSessionAct;
  readonly 'defense.summary': SummaryAct;
  readonly 'level.interview': InterviewAct;
  readonly 'level.interview-confirmation': InterviewConfirmationAct;
  readonly 'level.notice': NoticeSignatureAct;
}

/** Which form belongs to which task kind; each pipeline has its forms in a file of its own (`acts-*.ts`). */
export type ActByKind = LevelActByKind &
  TrialActByKind &
  AppointmentActByKind &
  VacancyActByKind &
  PeopleActByKind &
  SetbackActByKind &
  AppealActByKind &
  RebaseActByKind;
export type TaskKind = keyof ActByKind;
export type Act = ActByKind[TaskKind];
