import type { AppointPanelAct } from '../defense/acts.js';

/** What people hand in from the end of the trial to the company-wide notice (9.5.7 to 9.5.10). */

/** 9.5.7: the candidate's report on duties (述职): text, files, or both. */
export interface DutyReportAct {
  readonly text?: string;
  /** Numbers of his uploads (`POST /v1/attachments`). */
  readonly files?: readonly string[];
  /** Only HR, after escalation: why the case goes on without a report. */
  readonly withoutReason?: string;
}

/** 9.5.7, 9.3.4: HR appoints the panel for the candidate. */
export type CandidatePanelAct = Omit<AppointPanelAct, 'caseIds'>;

/** 9.5.8: HR lays the report and everything that belongs to it before the general manager. */
export interface CandidateSubmissionAct {
  /** Required where the general manager had returned the case to HR: what was done about it. */
  readonly note?: string;
}

/** 9.5.8, I-38: the general manager on the formal appointment. */
export interface CandidateDecisionAct {
  readonly decision: 'approve' | 'reject' | 'return';
  /** Required to reject and to return, and to approve against the panel's recommendation (I-30). */
  readonly reason?: string;
  /** Required to return: the panel hears the candidate again, or HR adds to the materials. */
  readonly returnTo?: 'panel' | 'hr';
}

/** 9.5.9: HR hands the decision back to the department; an approved appointment takes effect with it. */
export interface CandidateReleaseAct {
  readonly note?: string;
  /** Employee number of another superior than the one of the vacancy, who may have left meanwhile. */
  readonly reportsTo?: string;
}

/** 9.5.10: HR's draft of the company-wide notice; names, posts and dates come from the records. */
export interface NoticeDraftAct {
  /** What stands above the table; without scores or pay (I-62). */
  readonly text: string;
}

/** 9.5.10, I-62: the general manager signs the notice off, or sends the draft back. */
export interface NoticeSignOffAct {
  readonly decision: 'sign' | 'return';
  /** Required to return. */
  readonly reason?: string;
}

/** Which form belongs to which task of the appointment (§9). */
export interface AppointmentActByKind {
  readonly 'candidate.report': DutyReportAct;
  readonly 'candidate.appoint-panel': CandidatePanelAct;
  readonly 'candidate.gm-submission': CandidateSubmissionAct;
  readonly 'candidate.gm-decision': CandidateDecisionAct;
  readonly 'candidate.release': CandidateReleaseAct;
  readonly 'candidate.notice-draft': NoticeDraftAct;
  readonly 'candidate.notice-sign-off': NoticeSignOffAct;
  readonly 'notice.withdrawal': NoticeSignOffAct;
}
