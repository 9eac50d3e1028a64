import type { AppointmentActByKind } from '../pipelines/appointment/acts.js';
import type { TrialActByKind } from '../pipelines/trial/acts.js';
import type { VacancyActByKind } from '../pipelines/position-promotion/acts.js';
import type { APPOINTMENT_WORDS } from '../pipelines/appointment/words.js';
import type { TRIAL_WORDS } from '../pipelines/trial/words.js';
import type { VACANCY_WORDS } from '../pipelines/position-promotion/words.js';
import type { StageOf } from '../pipelines/pipelines.js';
import type { TrialStage } from '../pipelines/trial/trial.js';
import {
  AT_ONCE,
  AT_RELEASE,
  atOnce,
  atRelease,
  FOR_HR,
  OFFICES_ONLY,
  returned,
  tells,
  told,
  UNDER_WAY,
  type ActTelling,
  type DecisionTelling,
  type PipelineSight,
  type StageWhen,
  type Telling,
} from './telling.js';

/**
 * What a promotion to a post (§9) tells: the trial by its letter (9.5.5), what the candidate has to do himself (9.5.7),
 * and how it ended at the release (9.5.9). That the 360° review is over is told by nothing but what follows from it.
 */

//                        the person     above him      the head       who scores him
const STAGES: Readonly<Record<StageOf<'position-promotion'>, Telling<StageWhen>>> = {
  verification: tells<StageWhen>('passed', 'passed', 'first-round', 'passed'),
  assessment: tells<StageWhen>('passed', 'passed', 'first-round', 'first-round'),
  qualification: UNDER_WAY,
  'trial-ready': UNDER_WAY,
  'trial-with-gm': UNDER_WAY,
  'trial-letter': UNDER_WAY,
  trial: AT_ONCE,
  'trial-review': UNDER_WAY,
  'trial-below-mark': UNDER_WAY,
  'trial-passed': UNDER_WAY,
  report: tells<StageWhen>('now', 'passed', 'passed', 'passed'),
  'awaiting-defense': AT_ONCE,
  'in-defense': AT_ONCE,
  ready: UNDER_WAY,
  'with-gm': UNDER_WAY,
  approved: UNDER_WAY,
  rejected: AT_RELEASE,
  interview: AT_RELEASE,
  confirmation: AT_RELEASE,
  notice: AT_RELEASE,
  publication: AT_RELEASE,
  'not-qualified': AT_RELEASE,
  'trial-failed': AT_RELEASE,
  'trial-ended': AT_RELEASE,
  'not-appointed': AT_RELEASE,
  cancelled: AT_RELEASE,
  appointed: AT_RELEASE,
};

/** The same of the trial itself; where it is `never`, there is no trial yet to those readers. */
export const TRIAL_SIGHT: Readonly<Record<TrialStage, Telling<StageWhen>>> = {
  letter: OFFICES_ONLY,
  scheduled: AT_ONCE,
  running: AT_ONCE,
  review: UNDER_WAY,
  'below-mark': UNDER_WAY,
  passed: UNDER_WAY,
  failed: AT_RELEASE,
  ended: AT_RELEASE,
};

type Acts = VacancyActByKind & TrialActByKind & AppointmentActByKind;
const ACTS: Readonly<Record<keyof Acts, ActTelling>> = {
  'vacancy.manage': AT_RELEASE,
  'vacancy.nomination': AT_ONCE,
  'vacancy.verification': tells('release', 'release', 'first-round', 'release'),
  'vacancy.competency-sheet': OFFICES_ONLY,
  'vacancy.peripheral-sheet': OFFICES_ONLY,
  'vacancy.raters': OFFICES_ONLY,
  'vacancy.qualification': AT_RELEASE,
  'vacancy.gm-submission': AT_RELEASE,
  'vacancy.gm-decision': AT_RELEASE,
  'trial.letter': AT_ONCE,
  'trial.manage': AT_RELEASE,
  'trial.extension': AT_RELEASE,
  'trial.end': AT_RELEASE,
  'trial.below-mark': AT_RELEASE,
  'review.raters': OFFICES_ONLY,
  'review.sheet': FOR_HR,
  'candidate.report': tells('now', 'release', 'release', 'release'),
  'candidate.appoint-panel': AT_ONCE,
  'candidate.gm-submission': AT_RELEASE,
  'candidate.gm-decision': AT_RELEASE,
  'candidate.release': AT_RELEASE,
  'candidate.notice-draft': AT_RELEASE,
  'candidate.notice-sign-off': AT_RELEASE,
  'notice.withdrawal': AT_RELEASE,
};

type Words = typeof VACANCY_WORDS & typeof TRIAL_WORDS & typeof APPOINTMENT_WORDS;
const internal: DecisionTelling = { told: OFFICES_ONLY };
const byScore: DecisionTelling = { told: AT_RELEASE, unnamed: true };
const DECISIONS: Readonly<Record<keyof Words, DecisionTelling>> = {
  'nomination:nominated': atOnce,
  'verification:confirmed': told('release', 'release', 'first-round', 'release'),
  'verification:refused': atRelease,
  'verification:rater-replaced': internal,
  'assessment:passed': byScore,
  'assessment:failed': byScore,
  'qualification:qualified': atRelease,
  'qualification:not-qualified': atRelease,
  'cancellation:left': atRelease,
  'cancellation:transferred': atRelease,
  'cancellation:vacancy-closed': atRelease,
  'hold:held': atRelease,
  'hold:released': atRelease,
  'trial:letter': atOnce,
  'trial:started': atOnce,
  'trial:extension-requested': atRelease,
  'trial:extension-refused': atRelease,
  'trial:extended': atOnce,
  'trial:end-requested': atRelease,
  'trial:end-refused': atRelease,
  'trial:end-approved': atRelease,
  'trial:paused': atOnce,
  'trial:resumed': atOnce,
  'trial:passed': atRelease,
  'trial:failed': atRelease,
  'trial:ended': atRelease,
  'trial:overdue': internal,
  'review:raters-confirmed': internal,
  'review:launched': atRelease,
  'review:rater-added': internal,
  'review:rater-replaced': internal,
  'review:rater-gone': internal,
  'review:group-waived': internal,
  'review:passed': byScore,
  'review:failed': byScore,
  'report:handed-in': told('now', 'release', 'release', 'now'),
  'report:waived': told('now', 'release', 'release', 'now'),
  'submission:to-gm': atRelease,
  'release:handed-back': atRelease,
  'appointment:took-effect': atRelease,
  'appointment:cancelled': atRelease,
  'company-notice:drafted': internal,
  'company-notice:returned': returned(false, false),
  'company-notice:published': atRelease,
  'withdrawal:requested': internal,
  'withdrawal:signed': atRelease,
  'withdrawal:returned': internal,
};

export const POSITION_SIGHT = {
  known: AT_ONCE,
  stages: STAGES,
  acts: ACTS,
  decisions: DECISIONS,
} as const satisfies PipelineSight;
