import { defineSignal } from '@temporalio/workflow';
import type { TrialEntry } from '../../domain/taken-over/entry.js';
import type { TakenOver, TakenOverReview } from '../../domain/taken-over/taken-over.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';

/** The messages of position promotion (§9); the human acts go by the three updates of `messages.ts`. */

/** 9.1: what HR opens a vacancy with. */
export interface VacancyInput {
  readonly vacancyId: string;
  readonly post: 'team-leader' | 'supervisor';
  readonly departmentId: string;
  /** The team to be led, as people call it. */
  readonly team: string;
  /** Employee number of whoever the appointed reports to. */
  readonly reportsTo: string;
  readonly headCount: number;
  readonly reason: string;
  readonly openedBy: string;
  /** Somebody was on trial for it when the service came (docs/decisions/0085). */
  readonly takesOver?: TakenOverTrial;
}

/** The one on trial, as he stands. */
export interface TakenOverTrial {
  readonly caseId: string;
  readonly from: Position;
  readonly level: Level | null;
  readonly takenOver: TakenOver<TrialEntry>;
  readonly reviewed?: TakenOverReview;
}

/** 9.5.4: from the general manager's approval of the trial on, each candidate has a workflow of his own. */
export interface PositionInput {
  readonly caseId: string;
  readonly vacancyId: string;
  readonly personId: string;
  readonly from: Position;
  readonly to: 'team-leader' | 'supervisor';
  /** As HR verified it; read again when the appointment takes effect (I-61). */
  readonly level: Level | null;
  readonly reportsTo: string;
  readonly round: number;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  /** Time for one human step, in workdays. */
  readonly stepWorkdays: number;
  /** His trial was under way when the service came (docs/decisions/0085). */
  readonly takenOver?: TakenOver<TrialEntry>;
  /** Set where the 360° review of such a trial was over. */
  readonly reviewed?: TakenOverReview;
}

/** 9.5.5 to 9.5.6: the trial is a child of the candidate's workflow and answers when it is over. */
export interface TrialInput extends PositionInput {
  readonly trialId: string;
}
export interface TrialResult {
  /** `ended`: before its time, by an interruption or by decision (I-58, I-59). */
  readonly outcome: 'passed' | 'failed' | 'ended';
  /** Civil dates; null where the letter was never issued. */
  readonly start: string | null;
  readonly lastDay: string | null;
  /** The 360° score with the decimals that decide (I-36); null where there is none. */
  readonly score: string | null;
  readonly reason: string | null;
}

/** A candidate's workflow tells its vacancy how it ended, so that it can count heads (I-46). */
export const candidateSettled = defineSignal<[CandidateSettled]>('candidateSettled');
export interface CandidateSettled {
  readonly caseId: string;
  readonly appointed: boolean;
}

/** The worker has another workday calendar than the one by which a trial's days were computed (I-53). */
export const calendarChanged = defineSignal('calendarChanged');

export const trialIdOf = (caseId: string): string => `${caseId}-T`;
