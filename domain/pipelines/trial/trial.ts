import type { HeadLeftOut } from './acts.js';
import type { TrialStage } from './catalogue.js';
import type { ReviewGroup } from '../../evaluation/request.js';

/** The days of a trial, from the workday calendar as it is known at present (I-51, I-53, I-54). Civil dates. */
export interface TrialPlan {
  readonly lastDay: string;
  readonly reviewOn: string;
  /** The workdays before the two: the reminders. */
  readonly remindReviewOn: string;
  readonly remindEndOn: string;
  /** I-54: with a decision still open on this day, an alarm is raised. */
  readonly alarmOn: string;
  /** Some day lies in a year whose holidays are not published. */
  readonly provisional: boolean;
  /** Which calendar this was computed with; another one asks for another plan. */
  readonly calendarDigest: string;
}

/** What a trial does by itself on a day (I-51, I-53, I-54). */
export const TRIAL_EVENTS = ['start', 'remind-review', 'review', 'remind-end', 'alarm'] as const;
/** What may happen on a day of a trial. */
export type TrialEvent = (typeof TRIAL_EVENTS)[number];

/** A day of a trial on which something is due. */
export interface TrialDay {
  readonly what: TrialEvent;
  /** Civil date. */
  readonly on: string;
}

type Reminders = 'remindReviewOn' | 'remindEndOn';

/** What a trial at a stage still does by itself, whatever of it has been done already; a pause is another matter. */
export function trialDays(
  stage: TrialStage,
  startOn: string,
  plan: Pick<TrialPlan, 'reviewOn' | 'alarmOn' | Reminders>,
): readonly TrialDay[] {
  const review: readonly TrialDay[] = [
    { what: 'remind-review', on: plan.remindReviewOn },
    { what: 'review', on: plan.reviewOn },
  ];
  const end: readonly TrialDay[] = [
    { what: 'remind-end', on: plan.remindEndOn },
    { what: 'alarm', on: plan.alarmOn },
  ];
  switch (stage) {
    case 'scheduled':
      return [{ what: 'start', on: startOn }];
    case 'running':
      return [...review, ...end];
    case 'review':
    case 'below-mark':
      return end;
    default:
      return [];
  }
}

/** I-51: days of a long leave do not count: from the first day away to the first day back. */
export interface TrialPause {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
}

/** What a step does to the row of a trial; what is absent stays. */
export interface TrialChange {
  readonly caseId: string;
  readonly opens?: {
    readonly personId: string;
    readonly post: 'team-leader' | 'supervisor';
    readonly reportsTo: string;
  };
  readonly stage: TrialStage;
  readonly startOn?: string;
  readonly months?: number;
  readonly extendedMonths?: number;
  readonly plan?: TrialPlan;
  readonly pauses?: readonly TrialPause[];
  readonly team?: readonly string[];
  /** Whom the people moved by the trial reported to before, the candidate among them. */
  readonly former?: Readonly<Record<string, string | null>>;
  readonly raters?: ConfirmedRaters;
  readonly score?: string;
  readonly reason?: string;
  /** The first day that is no trial any more; absent while it runs and after it was passed. */
  readonly endedOn?: string;
}

/** The superiors and department heads whom HR names for a review (I-55). */
export interface ConfirmedRaters {
  readonly superiors: readonly string[];
  readonly departmentHeads: readonly string[];
  /** Heads on record whom HR left out (I-55). */
  readonly leftOut?: readonly HeadLeftOut[];
}

/** What a step does to a 360° review (9.5.6): one row a review, one a rater; answers are none of its business. */
export interface ReviewChange {
  readonly caseId: string;
  /** Counts up when the trial is extended and reviewed again. */
  readonly no: number;
  readonly stage: 'seeded' | 'open' | 'closed' | 'cancelled';
  readonly seed?: string;
  readonly launch?: {
    readonly launchedOn: string;
    readonly dueOn: string;
    /** Direct reports who may be asked, and those left out with the reason; frozen (I-55). */
    readonly roster: readonly string[];
    readonly leftOut: readonly RosterException[];
    /** HR confirmed the other two groups; otherwise they are what the records propose. */
    readonly confirmed: boolean;
  };
  readonly raters?: readonly RaterChange[];
  readonly waived?: Readonly<Partial<Record<ReviewGroup, string>>>;
  readonly result?: {
    readonly closedOn: string;
    readonly outcome: 'passed' | 'failed';
    readonly score: string;
    readonly groups: Readonly<Partial<Record<ReviewGroup, number>>>;
  };
}

/** Why a direct report is not asked: away, new in the team, a relative of the candidate, or a rival of his (I-55). */
export const ROSTER_EXCEPTIONS = ['on-leave', 'under-a-month', 'relative', 'rival'] as const;

/** I-55: why a direct report is not on the roster. */
export interface RosterException {
  readonly personId: string;
  readonly why: (typeof ROSTER_EXCEPTIONS)[number];
}

/** Somebody who rates from now on, or does not any more. */
export interface RaterChange {
  readonly personId: string;
  readonly group: ReviewGroup;
  /** Where in the shuffle, from 1; null for those named. */
  readonly place: number | null;
  readonly replaces?: string;
  readonly withdrawn: boolean;
}
