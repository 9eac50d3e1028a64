import type { Effect } from '../../step/effect.js';
import type { ReviewGroup } from '../../evaluation/request.js';
import type { Refusal, RefusalDetail } from '../../vocabulary/refusal.js';
import type { ConfirmedRaters, RosterException, TrialPlan } from './trial.js';

/** What a trial appointment asks of the outside world (9.5.5, 9.5.6); all of it reads, but for the evaluations kept. */
export interface TrialActivities {
  /** I-51, I-53: the days of the trial by today's calendar, or why not (9.5.5). Keeps the engine's answer. */
  planTrial(input: {
    readonly caseId: string;
    /** Names the question, so that a repeated call keeps it once. */
    readonly askedBy: string;
    readonly startOn: string;
    readonly months: number;
    readonly pausedDays: number;
    readonly policyVersion: string;
    readonly choices: Readonly<Record<string, string | number>>;
  }): Promise<{ readonly plan: TrialPlan } | { readonly refusal: Refusal }>;

  /** 9.5.5: whom the candidate and his team report to now, and which of them cannot be moved. */
  readHandover(input: {
    readonly personId: string;
    readonly reportsTo: string;
    readonly team: readonly string[];
  }): Promise<{
    readonly former: Readonly<Record<string, string | null>>;
    readonly faults: readonly RefusalDetail[];
  }>;

  /** I-58, I-60: what puts the reporting lines back that the trial changed and nobody has changed since. */
  readHandback(input: { readonly caseId: string; readonly on: string }): Promise<readonly Effect[]>;

  /** 9.5.6, I-55: whom the records propose beside the subordinates; neither relatives nor rivals. */
  proposeRaters(input: {
    readonly personId: string;
    readonly reportsTo: string;
    readonly vacancyId: string;
  }): Promise<ConfirmedRaters>;

  /** May these people be asked about the candidate? */
  checkRaters(input: {
    readonly personId: string;
    readonly vacancyId: string;
    readonly raters: readonly string[];
    /** HR's whole list, where it is confirmed: no head on record is missing without a reason (I-55). */
    readonly confirms?: ConfirmedRaters & { readonly reportsTo: string };
  }): Promise<{ readonly faults: readonly RefusalDetail[] }>;

  /** I-55: 128 random bits in hexadecimal, for the draw. */
  drawSeed(): Promise<{ readonly seed: string }>;

  /** I-55: the direct reports of the day, who of them is asked by the draw, and until when sheets are due. */
  freezeRoster(input: {
    readonly personId: string;
    readonly vacancyId: string;
    readonly on: string;
    readonly seed: string;
    readonly stepWorkdays: number;
    readonly policyVersion: string;
  }): Promise<FrozenRoster>;

  /** The first of the reserve who can be asked on that day. */
  nextInLine(input: {
    readonly reserve: readonly string[];
    readonly on: string;
  }): Promise<{ readonly personId: string | null }>;

  /** I-56: the engine on the sheets that are in; kept when `final`. */
  assessReview(input: {
    readonly caseId: string;
    readonly askedBy: string;
    readonly no: number;
    readonly to: 'team-leader' | 'supervisor';
    readonly asked: number;
    readonly waived: readonly ReviewGroup[];
    readonly policyVersion: string;
    readonly choices: Readonly<Record<string, string | number>>;
    readonly final: boolean;
  }): Promise<ReviewAssessment>;
}

/**
 * Whom the 360° review asks, drawn from a roster that is frozen with it (9.5.6, I-55); the due date is a civil date.
 */
export interface FrozenRoster {
  readonly roster: readonly string[];
  readonly leftOut: readonly RosterException[];
  readonly asked: readonly string[];
  readonly reserve: readonly string[];
  readonly dueOn: string;
  /** Fewer than the policy wants drawn: all are asked, and it is flagged (I-55). */
  readonly few: boolean;
}

/** What a 360° review comes to (§9.4.2); the score with the decimals that decide, as text (I-36). */
export interface ReviewAssessment {
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  readonly score: string | null;
  readonly groups: Readonly<Partial<Record<ReviewGroup, number>>>;
  /** What is still missing, where it is incomplete. */
  readonly missing: readonly RefusalDetail[];
}
