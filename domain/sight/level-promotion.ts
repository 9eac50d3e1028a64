import type { LevelActByKind } from '../pipelines/level-promotion/acts.js';
import type { DefenseActByKind } from '../pipelines/defense/acts.js';
import type { ClosingActByKind } from '../pipelines/closing/acts.js';
import type { StageOf } from '../pipelines/pipelines.js';
import {
  AT_ONCE,
  AT_RELEASE,
  atOnce,
  atRelease,
  OFFICES_ONLY,
  returned,
  tells,
  told,
  UNDER_WAY,
  type ActTelling,
  type PipelineSight,
  type StageWhen,
  type Telling,
} from './telling.js';

type LevelKind = keyof (LevelActByKind & DefenseActByKind & ClosingActByKind);

/** What a level promotion (§8) tells: findings at once, whatever is decided at the release (8.5.6). */

//                        the person     above him      the head       who scores him
const STAGES: Readonly<Record<StageOf<'level-promotion'>, Telling<StageWhen>>> = {
  ruling: tells<StageWhen>('now', 'now', 'now', 'passed'),
  listed: tells<StageWhen>('first-round', 'now', 'now', 'passed'),
  'first-review': UNDER_WAY,
  'awaiting-defense': AT_ONCE,
  'in-defense': AT_ONCE,
  ready: UNDER_WAY,
  'with-gm': UNDER_WAY,
  approved: UNDER_WAY,
  refused: UNDER_WAY,
  rejected: UNDER_WAY,
  interview: AT_RELEASE,
  confirmation: AT_RELEASE,
  notice: AT_RELEASE,
  ineligible: AT_RELEASE,
  'left-out': AT_RELEASE,
  'not-promoted': AT_RELEASE,
  promoted: AT_RELEASE,
};

const ACTS: Readonly<Record<LevelKind, ActTelling>> = {
  'cycle.launch': 'with-its-stage',
  'cycle.close-ratings': 'with-its-stage',
  'cycle.ruling': AT_ONCE,
  'cycle.submission': tells('first-round', 'now', 'now', 'release'),
  'cycle.first-review': AT_RELEASE,
  'cycle.appoint-panel': AT_ONCE,
  'cycle.gm-submission': AT_RELEASE,
  'cycle.gm-decision': AT_RELEASE,
  'cycle.release': AT_RELEASE,
  'defense.sheets': OFFICES_ONLY,
  'defense.conduct': OFFICES_ONLY,
  'defense.summary': OFFICES_ONLY,
  'level.interview': AT_RELEASE,
  'level.interview-confirmation': AT_RELEASE,
  'level.notice': AT_RELEASE,
};

export const LEVEL_SIGHT = {
  known: AT_ONCE,
  stages: STAGES,
  acts: ACTS,
  decisions: {
    'evaluation:eligible': atOnce,
    'evaluation:ineligible': atOnce,
    'evaluation:needs-ruling': atOnce,
    'evaluation:on-hold': atOnce,
    'ruling:proceed': atOnce,
    'ruling:refuse': atOnce,
    'submission:submitted': told('first-round', 'now', 'now', 'now'),
    'submission:left-out': told('first-round', 'now', 'now', 'now'),
    'submission:special': told('first-round', 'now', 'now', 'now'),
    'submission:proposed': told('first-round', 'now', 'now', 'now'),
    'submission:to-gm': atRelease,
    'review:reopened': returned(false, false),
    'first-review:pass': atRelease,
    'first-review:refuse': atRelease,
    'first-review:return': returned(true, true),
    'first-review:reevaluate': returned(false, false),
    'panel:passed': { told: AT_RELEASE, unnamed: true },
    'panel:failed': { told: AT_RELEASE, unnamed: true },
    'panel:incomplete': { told: AT_RELEASE, unnamed: true },
    'panel:missed': atOnce,
    'panel:absent': atOnce,
    'gm:approve': atRelease,
    'gm:reject': atRelease,
    'gm:return': returned(false, false),
    'interview:held': atRelease,
    'confirmation:confirmed': atRelease,
    'confirmation:denied': atRelease,
    'notice:signed': atRelease,
    'notice:refused': atRelease,
    'interruption:left': atRelease,
  },
} as const satisfies PipelineSight;
