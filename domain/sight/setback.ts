import type { SetbackActByKind } from '../pipelines/setback/acts.js';
import type { SETBACK_WORDS } from '../pipelines/setback/words.js';
import type { StageOf } from '../pipelines/pipelines.js';
import {
  AT_RELEASE,
  atRelease,
  AT_ONCE,
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
 * What a setback (§11) tells: its person what he has to do himself, once it is his to do: to carry out a plan (11.1), to
 * acknowledge a lower level (I-67). Superior and head read what their own tasks are about (11.1, 11.2, I-70).
 */

//                        the person     above him      the head       who scores him
const STAGES: Readonly<Record<StageOf<'setback'>, Telling<StageWhen>>> = {
  cause: tells<StageWhen>('passed', 'now', 'now', 'never'),
  complaint: tells<StageWhen>('passed', 'passed', 'now', 'never'),
  proposal: UNDER_WAY,
  'gm-decision': UNDER_WAY,
  plan: tells<StageWhen>('passed', 'now', 'now', 'never'),
  'plan-review': tells<StageWhen>('release', 'now', 'now', 'never'),
  acknowledgement: AT_RELEASE,
  pay: tells<StageWhen>('release', 'passed', 'passed', 'never'),
  'post-review': tells<StageWhen>('passed', 'passed', 'now', 'never'),
  closed: AT_RELEASE,
};

const ACTS: Readonly<Record<keyof SetbackActByKind, ActTelling>> = {
  'setback.cause': tells('release', 'now', 'now', 'never'),
  'setback.complaint': tells('release', 'release', 'now', 'never'),
  'setback.proposal': AT_RELEASE,
  'setback.gm-decision': AT_RELEASE,
  'setback.plan': tells('release', 'now', 'now', 'never'),
  'setback.plan-review': tells('release', 'now', 'now', 'never'),
  'setback.acknowledgement': AT_RELEASE,
  'setback.pay': tells('release', 'release', 'release', 'never'),
  'setback.post-review': tells('release', 'release', 'now', 'never'),
};

const toBoth = told('release', 'now', 'now', 'never');
const DECISIONS: Readonly<Record<keyof typeof SETBACK_WORDS, DecisionTelling>> = {
  'cause:service-attitude': toBoth,
  'cause:other': toBoth,
  'complaint:upheld': told('release', 'release', 'now', 'never'),
  'complaint:dismissed': told('release', 'release', 'now', 'never'),
  'proposal:as-found': atRelease,
  'proposal:improvement-plan': atRelease,
  'proposal:demote': atRelease,
  'proposal:transfer': atRelease,
  'proposal:other': atRelease,
  'proposal:none': atRelease,
  'plan:written': toBoth,
  'plan-review:met': toBoth,
  'plan-review:not-met': toBoth,
  'plan-review:extend': toBoth,
  'pay:follows': atRelease,
  'pay:stays': atRelease,
  'post-review:keeps-post': told('release', 'release', 'now', 'never'),
  'post-review:gives-up-post': told('release', 'release', 'now', 'never'),
};

export const SETBACK_SIGHT = {
  known: { ...AT_ONCE, scorer: 'never', rater: 'never' },
  stages: STAGES,
  acts: ACTS,
  decisions: DECISIONS,
} as const satisfies PipelineSight;
