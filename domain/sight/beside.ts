import type { AppealActByKind } from '../pipelines/appeal/acts.js';
import type { RebaseActByKind } from '../pipelines/rebase/acts.js';
import type { APPEAL_WORDS } from '../pipelines/appeal/words.js';
import type { StageOf } from '../pipelines/pipelines.js';
import {
  atOnce,
  atRelease,
  OFFICES_ONLY,
  tells,
  told,
  type ActTelling,
  type DecisionTelling,
  type PipelineSight,
  type StageWhen,
  type Telling,
} from './telling.js';

/** What the cases about a case tell: an appeal (I-74), and the move to another policy version (I-73). */

/** An appeal is between its person and who reads it: those above hear how it ended. */
const APPEAL_UNDER_WAY = tells<StageWhen>('passed', 'never', 'never', 'never');
const ended = tells('release', 'release', 'release', 'never');
const APPEAL_STAGES: Readonly<Record<StageOf<'appeal'>, Telling<StageWhen>>> = {
  reader: APPEAL_UNDER_WAY,
  reading: APPEAL_UNDER_WAY,
  remedy: APPEAL_UNDER_WAY,
  'gm-decision': APPEAL_UNDER_WAY,
  notice: ended,
  refused: ended,
  cancelled: ended,
  upheld: ended,
};
const APPEAL_ACTS: Readonly<Record<keyof AppealActByKind, ActTelling>> = {
  'appeal.reader': tells('now', 'never', 'never', 'never'),
  'appeal.reading': tells('now', 'release', 'release', 'never'),
  'appeal.remedy': tells('release', 'never', 'never', 'never'),
  'appeal.gm-decision': tells('release', 'never', 'never', 'never'),
};
const APPEAL_DECISIONS: Readonly<Record<keyof typeof APPEAL_WORDS, DecisionTelling>> = {
  'appeal:lodged': told('now', 'never', 'never', 'never'),
  'appeal:upheld': told('now', 'release', 'release', 'never'),
  'appeal:refused': told('now', 'release', 'release', 'never'),
  'appeal:new-round': told('now', 'now', 'now', 'never'),
  'appeal:corrected': told('now', 'release', 'release', 'never'),
  'reader:named': told('now', 'never', 'never', 'never'),
  'reading:uphold': told('now', 'release', 'release', 'never'),
  'reading:refuse': told('now', 'release', 'release', 'never'),
  'remedy:new-round': atRelease,
  'remedy:level': atRelease,
  'remedy:record': atRelease,
};
export const APPEAL_SIGHT = {
  known: tells('now', 'release', 'release', 'never'),
  stages: APPEAL_STAGES,
  acts: APPEAL_ACTS,
  decisions: APPEAL_DECISIONS,
} as const satisfies PipelineSight;

/** HR and the general manager settle it; its person hears the result. */
const settled = tells('release', 'never', 'never', 'never');
const REBASE_STAGES: Readonly<Record<StageOf<'rebase'>, Telling<StageWhen>>> = {
  'gm-decision': OFFICES_ONLY,
  rejected: settled,
  cancelled: settled,
  rebased: settled,
};
const REBASE_ACTS: Readonly<Record<keyof RebaseActByKind, ActTelling>> = { 'rebase.gm-decision': settled };
export const REBASE_SIGHT = {
  known: settled,
  stages: REBASE_STAGES,
  acts: REBASE_ACTS,
  decisions: {
    'rebase:asked': { told: settled },
    'rebase:approved': { told: settled },
    'rebase:rejected': { told: settled },
    /** In the case that was moved: its person hears it at once, and it is evaluated again. */
    'rebase:rebased': atOnce,
  },
} as const satisfies PipelineSight;

/** What stands in a case because of another one, or of the house: a task taken up, reminded of, handed on (I-58). */
export const HOUSE_ACTS = {
  advance: 'with-its-stage',
  open: 'with-its-stage',
  'task.claimed': OFFICES_ONLY,
  'task.released': OFFICES_ONLY,
  'task.reminded': OFFICES_ONLY,
  'task.escalated': OFFICES_ONLY,
  'task.handed-on': OFFICES_ONLY,
} as const satisfies Readonly<Record<string, ActTelling>>;
