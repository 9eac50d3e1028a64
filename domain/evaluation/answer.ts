import type { CivilDate } from '../vocabulary/civil-date.js';
import type { EvaluationKind, ReviewGroup } from './request.js';
import type { Level } from '../vocabulary/level.js';
import type { Month } from '../vocabulary/month.js';
import type { Text } from '../vocabulary/text.js';

/** One test that the policy asks for: what it asks, what was found. */
export interface Finding {
  /** The § or register entry tested, without the sign: `8.4.1.2.C`, `I-04`. */
  readonly clause: string;
  readonly met: boolean;
  readonly expected: Text;
  readonly actual: Text;
}

/**
 * What an answer may warn of: missing months (I-09), a complaint to be acknowledged (I-10), facts that contradict
 * each other, holidays that are not published.
 */
export const WARNING_CODES = [
  'months-missing',
  'complaint-acknowledgement',
  'inconsistent-facts',
  'calendar-not-published',
] as const;
/** One of the codes of {@link WARNING_CODES}. */
export type WarningCode = (typeof WARNING_CODES)[number];

/** Something about the facts that leaves the answer as it is and has to be said. */
export interface Warning {
  readonly code: WarningCode;
  readonly clause: string;
}

/** What every answer carries beside its own fields. */
export interface AnswerFrame {
  readonly policyVersion: string;
  readonly findings: readonly Finding[];
  readonly warnings: readonly Warning[];
}

/** What §8 grants a person in a cycle: to which level, by how many steps, by which route. */
export interface LevelPromotionOutcome {
  readonly outcome: 'eligible' | 'ineligible' | 'needs-ruling' | 'on-hold';
  readonly from: Level | null;
  readonly to: Level | null;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly route: 'direct' | 'panel' | null;
}

/** Whether somebody may be nominated for the next post (§9.2, §9.3). */
export interface PositionPromotionOutcome {
  readonly outcome: 'eligible' | 'ineligible' | 'needs-ruling' | 'on-hold';
}

/** Scores are rounded half up to two decimals; `passed` was decided on the unrounded ones. */
export interface TrialAssessmentOutcome {
  readonly passed: boolean;
  readonly peripheralScore: number;
  readonly competencyScore: number;
}

/** What the 360° review comes to (§9.4.2); scores from 0 to 100 with two decimals, half up. */
export interface FormalAssessmentOutcome {
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  readonly score: number | null;
  /** Empty where a group's figure would give away what two or fewer subordinates answered (I-56). */
  readonly groups: Readonly<Partial<Record<ReviewGroup, number | undefined>>>;
}

/** What a panel's sheets come to (§8.3.4, §9.3.4); the total from 0 to 100 with two decimals, half up. */
export interface PanelOutcome {
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  readonly total: number | null;
}

/** The level at confirmation (§7.3). */
export interface ConfirmationOutcome {
  /** Steps really climbed, 0 to 2. */
  readonly steps: number;
  /** Null only for a supervisor without a level. */
  readonly to: Level | null;
}

/** The level at entry (§6); where a special approval is needed, the level without it. */
export interface EntryOutcome {
  readonly outcome: 'accepted' | 'needs-special-approval' | 'rejected';
  readonly level: Level | null;
}

/** The one measure that follows from a C or D (§11, I-63), and who decides on it. */
export interface SetbackOutcome {
  readonly measure: 'none' | 'improvement-plan' | 'demote' | 'revert' | 'awaiting-complaint';
  readonly to: Level | null;
  readonly effectiveFrom: CivilDate | null;
  readonly clause: '11.1' | '11.2' | '11.3' | null;
  readonly approval: 'standard' | 'hr-and-gm';
  /** The team leader's post itself is to be reviewed (I-71). */
  readonly positionReview: boolean;
}

/** The launch days of a cycle (§8.5.1) and the months it looks back on (I-12). */
export interface CycleCalendarOutcome {
  readonly launchFrom: CivilDate;
  readonly launchBy: CivilDate;
  readonly windowAgents: readonly [Month, Month];
  /** Null in July: team leaders are promoted in January only. */
  readonly windowTeamLeaders: readonly [Month, Month] | null;
}

/** The last day of a trial (I-51) and the day on which its review begins (I-53). */
export interface TrialCalendarOutcome {
  readonly lastDay: CivilDate;
  readonly reviewOn: CivilDate;
}

/** The exact fields of each kind's answer. */
export interface OutcomeByKind {
  readonly 'level-promotion': LevelPromotionOutcome;
  readonly 'position-promotion': PositionPromotionOutcome;
  readonly 'trial-assessment': TrialAssessmentOutcome;
  readonly 'formal-assessment': FormalAssessmentOutcome;
  readonly panel: PanelOutcome;
  readonly confirmation: ConfirmationOutcome;
  readonly entry: EntryOutcome;
  readonly setback: SetbackOutcome;
  readonly 'cycle-calendar': CycleCalendarOutcome;
  readonly 'trial-calendar': TrialCalendarOutcome;
}

/** The engine's answer to a request of that kind. */
export type AnswerOf<K extends EvaluationKind> = OutcomeByKind[K] & AnswerFrame;
/** The engine's answer to any valid request. */
export type EvaluationAnswer = { [K in EvaluationKind]: AnswerOf<K> }[EvaluationKind];

/** What a request that is not valid gets, and nothing beside it. */
export interface InvalidAnswer {
  readonly error: {
    readonly code: 'INVALID_REQUEST';
    /** Chinese and English in one line. */
    readonly message: string;
    /** `ratings.2.month`; empty for the request itself. */
    readonly path: string;
  };
}
