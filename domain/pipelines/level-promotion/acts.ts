import type { AppointPanelAct } from '../defense/acts.js';

/** The forms of a level promotion's cycle (§8.5). */

/** 8.5.1: HR opens the drafted cycle and says until when late ratings are waited for (I-13); HR's manager may drop it (I-81). */
export interface LaunchAct {
  readonly do: 'launch' | 'dismiss';
  /** Last day on which ratings of the window are taken, not before today. Required to launch. */
  readonly closingDate?: string;
  /** Required to drop the cycle, where the general manager reads it (I-81), and to launch after the fifth workday (8.5.1, I-28). */
  readonly reason?: string;
}

/** I-13: HR ends the wait for late ratings early, moves the closing date, or undoes a launch that was wrong. */
export interface CloseRatingsAct {
  readonly do: 'close' | 'move' | 'undo';
  readonly closingDate?: string;
  /** Required to undo the launch: it is a draft again, and nobody has been evaluated. */
  readonly reason?: string;
}

/** I-09: HR rules on missing months, a person each, never by silence. */
export interface RulingAct {
  readonly rulings: readonly Ruling[];
}

/** HR's ruling where months are missing or were protected leave (I-09); which leave it was stays in HR's records. */
export interface Ruling {
  readonly caseId: string;
  readonly ruling: 'proceed' | 'refuse';
  readonly reason: string;
}

/** 8.5.2: the department head's submission, everybody who is listed either submitted or left out. */
export interface SubmissionAct {
  readonly submitted: readonly Submitted[];
  readonly leftOut: readonly LeftOut[];
  /** I-26: special promotions, outside the rules of 8.4 but under the cap and after confirmation. */
  readonly special?: readonly SpecialPromotion[];
}

/** A candidate whom his superior asks promotion for. */
export interface Submitted {
  readonly caseId: string;
  /** Fewer steps than were found (I-11); absent: all of them. */
  readonly steps?: number;
}

/** A candidate whom his superior asks nothing for. */
export interface LeftOut {
  readonly caseId: string;
  /** The person reads it (I-27). */
  readonly reason: string;
}

/** A special promotion that is asked for (I-26). */
export interface SpecialPromotion {
  readonly caseId: string;
  readonly to: string;
  readonly reason: string;
  /** What the contribution was and where its proof lies. */
  readonly evidence: string;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
}

/** 8.5.3: HR's first review. */
export interface FirstReviewAct {
  readonly decisions: readonly FirstReview[];
}

/** What HR's first review says to one candidate. */
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

/** What the general manager says to one candidate (8.5.5). */
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

/** Which form belongs to which task of the cycle. */
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
}
