import type { PeopleKind } from '../pipelines/people/tasks.js';
import type { StageOf } from '../pipelines/pipelines.js';
import {
  AT_ONCE,
  AT_RELEASE,
  atOnce,
  atRelease,
  returned,
  tells,
  told,
  UNDER_WAY,
  type ActTelling,
  type PipelineSight,
  type StageWhen,
  type Telling,
} from './telling.js';

/** What entry (§6), confirmation (§7), transfer (§10) and departure (I-58) tell. */

const ENTRY: Readonly<Record<StageOf<'entry'>, Telling<StageWhen>>> = {
  'special-approval': UNDER_WAY,
  cancelled: AT_RELEASE,
  graded: AT_RELEASE,
};
/** 7.2.1: supervisor and manager propose and review; whether HR or the general manager returned it, who has to act again. */
const CONFIRMATION: Readonly<Record<StageOf<'confirmation'>, Telling<StageWhen>>> = {
  proposal: tells<StageWhen>('passed', 'now', 'now', 'never'),
  review: tells<StageWhen>('passed', 'now', 'now', 'never'),
  decision: UNDER_WAY,
  'gm-decision': UNDER_WAY,
  notice: AT_RELEASE,
  cancelled: AT_RELEASE,
  confirmed: AT_RELEASE,
};
const TRANSFER: Readonly<Record<StageOf<'transfer'>, Telling<StageWhen>>> = {
  opening: tells<StageWhen>('passed', 'passed', 'now', 'passed'),
  mapping: UNDER_WAY,
  agreement: tells<StageWhen>('passed', 'now', 'now', 'now'),
  acknowledgement: AT_ONCE,
  waiting: AT_ONCE,
  notice: AT_RELEASE,
  refused: AT_RELEASE,
  cancelled: AT_RELEASE,
  transferred: AT_RELEASE,
};
const DEPARTURE: Readonly<Record<StageOf<'departure'>, Telling<StageWhen>>> = {
  waiting: tells<StageWhen>('now', 'now', 'now', 'never'),
  settling: tells<StageWhen>('now', 'now', 'now', 'never'),
  withdrawn: tells<StageWhen>('now', 'now', 'now', 'never'),
  left: tells<StageWhen>('now', 'now', 'now', 'never'),
};

const between = tells('release', 'now', 'now', 'never');
export const PEOPLE_ACTS: Readonly<Record<PeopleKind, ActTelling>> = {
  'entry.special-approval': AT_RELEASE,
  'confirmation.proposal': between,
  'confirmation.review': between,
  'confirmation.decision': AT_RELEASE,
  'confirmation.gm-decision': AT_RELEASE,
  'transfer.opening': tells('release', 'release', 'now', 'release'),
  'transfer.mapping': AT_RELEASE,
  'transfer.agreement': tells('release', 'now', 'now', 'release'),
  'transfer.acknowledgement': AT_ONCE,
  'departure.conduct': tells('now', 'now', 'now', 'never'),
};

export const ENTRY_SIGHT = {
  known: AT_ONCE,
  stages: ENTRY,
  acts: {},
  decisions: { 'entry:accepted': atRelease, 'entry:approve': atRelease, 'entry:refuse': atRelease },
} as const satisfies PipelineSight;

export const CONFIRMATION_SIGHT = {
  known: AT_ONCE,
  stages: CONFIRMATION,
  acts: {},
  decisions: {
    'proposal:proposed': { told: between },
    'review:endorse': { told: between },
    'review:amend': { told: between },
    'review:return': returned(true, true),
    'hr-decision:approve': atRelease,
    'hr-decision:amend': atRelease,
    'hr-decision:return': returned(true, true),
  },
} as const satisfies PipelineSight;

export const TRANSFER_SIGHT = {
  known: AT_ONCE,
  stages: TRANSFER,
  acts: {},
  decisions: {
    'transfer-opening:confirm': told('release', 'release', 'now', 'release'),
    'transfer-opening:refuse': told('release', 'release', 'now', 'release'),
    'transfer-mapping:mapped': atRelease,
    'agreement:agreed': told('release', 'now', 'now', 'release'),
    'agreement:refused': told('release', 'now', 'now', 'release'),
    'acknowledgement:acknowledged': atOnce,
    /** In the other cases of who moved (I-72). */
    'transfer:carried-on': atOnce,
  },
} as const satisfies PipelineSight;

const toTheDepartment = told('now', 'now', 'now', 'never');
export const DEPARTURE_SIGHT = {
  known: toTheDepartment.told,
  stages: DEPARTURE,
  acts: {},
  decisions: {
    'departure:move': toTheDepartment,
    'departure:withdraw': toTheDepartment,
    'departure:name-successor': toTheDepartment,
  },
} as const satisfies PipelineSight;
