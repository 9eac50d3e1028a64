import type { Level } from '../../vocabulary/level.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { Role } from '../../vocabulary/roles.js';

/** What the pipelines of the appointment (9.5.7 to 9.5.10) ask of the outside world; they only read. */
export interface AppointmentActivities {
  /** I-54: the day on which a decision that is still open raises the alarm. */
  trialAlarm(input: { readonly lastDay: string; readonly policyVersion: string }): Promise<{ readonly on: string }>;

  /** 9.5.9: whether HR and the department were both there. */
  checkAttendance(input: {
    readonly personId: string;
    readonly by: { readonly personId: string; readonly roles: readonly Role[] };
    readonly attendees: readonly string[];
  }): Promise<{ readonly refusal?: Refusal }>;

  /** I-61: what HR's records say of the candidate on a day, and what the appointment makes of his level. */
  readAppointment(input: {
    readonly caseId: string;
    readonly personId: string;
    readonly to: 'team-leader' | 'supervisor';
    readonly policyVersion: string;
    /** Civil date. */
    readonly on: string;
    /** Employee number of who is to be the superior; checked where given. */
    readonly reportsTo?: string;
  }): Promise<AppointmentFacts | { readonly refusal: Refusal }>;

  /** I-62: whether a notice may be withdrawn, and what it is about. */
  checkWithdrawal(input: {
    readonly documentId: string;
    /** The workflow that asks; its own open task does not stand against it. */
    readonly workflowId: string;
  }): Promise<WithdrawalTerms | { readonly refusal: Refusal }>;
}

/** What an appointment rests on, as the records have it on its day. */
export interface AppointmentFacts {
  readonly personName: string;
  readonly level: Level | null;
  /** I-61; null for a post without a ladder (I-04). */
  readonly levelAfter: Level | null;
  readonly superiorId: string | null;
  readonly departmentHeadId: string | null;
}

/** Which company-wide notice is withdrawn, and what by (I-62). */
export interface WithdrawalTerms {
  readonly caseId: string;
  readonly personId: string;
  readonly policyVersion: string;
  readonly number: string;
  /** Of the notice that withdraws it, in its case. */
  readonly edition: number;
  readonly round: number;
  /** Time for one human step, in workdays. */
  readonly stepWorkdays: number;
}
