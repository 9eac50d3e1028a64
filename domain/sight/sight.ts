import type { TaskKind } from '../pipelines/acts.js';
import type { CaseKind } from '../cases/case-kind.js';
import type { DecisionCode } from '../pipelines/decision-words.js';
import type { DocumentKind } from '../documents/kind.js';
import type { StageOf } from '../pipelines/pipelines.js';
import { APPEAL_SIGHT, HOUSE_ACTS, REBASE_SIGHT } from './beside.js';
import { LEVEL_SIGHT } from './level-promotion.js';
import { CONFIRMATION_SIGHT, DEPARTURE_SIGHT, ENTRY_SIGHT, PEOPLE_ACTS, TRANSFER_SIGHT } from './people.js';
import { POSITION_SIGHT } from './position-promotion.js';
import { SETBACK_SIGHT } from './setback.js';
import {
  AT_ONCE,
  AT_RELEASE,
  OFFICES_ONLY,
  tells,
  type ActTelling,
  type DecisionTelling,
  type Reader,
  type StageWhen,
  type Telling,
  type When,
} from './telling.js';

/** The allow-list of all pipelines together. A stage, task or decision that no table names does not compile. */

export const STAGE_SIGHT: { readonly [K in CaseKind]: Readonly<Record<StageOf<K>, Telling<StageWhen>>> } = {
  'level-promotion': LEVEL_SIGHT.stages,
  'position-promotion': POSITION_SIGHT.stages,
  entry: ENTRY_SIGHT.stages,
  confirmation: CONFIRMATION_SIGHT.stages,
  transfer: TRANSFER_SIGHT.stages,
  setback: SETBACK_SIGHT.stages,
  appeal: APPEAL_SIGHT.stages,
  departure: DEPARTURE_SIGHT.stages,
  rebase: REBASE_SIGHT.stages,
};

/** That a case of the kind is there at all. */
export const KNOWN: Readonly<Record<CaseKind, Telling>> = {
  'level-promotion': LEVEL_SIGHT.known,
  'position-promotion': POSITION_SIGHT.known,
  entry: ENTRY_SIGHT.known,
  confirmation: CONFIRMATION_SIGHT.known,
  transfer: TRANSFER_SIGHT.known,
  setback: SETBACK_SIGHT.known,
  appeal: APPEAL_SIGHT.known,
  departure: DEPARTURE_SIGHT.known,
  rebase: REBASE_SIGHT.known,
};

export const ACT_SIGHT: Readonly<Record<TaskKind | keyof typeof HOUSE_ACTS, ActTelling>> = {
  ...HOUSE_ACTS,
  ...PEOPLE_ACTS,
  ...LEVEL_SIGHT.acts,
  ...POSITION_SIGHT.acts,
  ...SETBACK_SIGHT.acts,
  ...APPEAL_SIGHT.acts,
  ...REBASE_SIGHT.acts,
};

export const DECISION_SIGHT: Readonly<Record<DecisionCode, DecisionTelling>> = {
  ...ENTRY_SIGHT.decisions,
  ...CONFIRMATION_SIGHT.decisions,
  ...TRANSFER_SIGHT.decisions,
  ...DEPARTURE_SIGHT.decisions,
  ...POSITION_SIGHT.decisions,
  ...LEVEL_SIGHT.decisions,
  ...SETBACK_SIGHT.decisions,
  ...APPEAL_SIGHT.decisions,
  ...REBASE_SIGHT.decisions,
};

/** What was asked of the rules: facts and findings at once, single scores never (I-37, I-48, I-56). */
export const EVALUATION_SIGHT = {
  'reference-day': AT_ONCE,
  ruling: AT_ONCE,
  reevaluation: AT_ONCE,
  special: AT_ONCE,
  nomination: AT_ONCE,
  entry: AT_RELEASE,
  'special-approval': AT_RELEASE,
  confirmation: tells('release', 'now', 'now', 'now'),
  setback: tells('release', 'now', 'now', 'now'),
  panel: OFFICES_ONLY,
  'trial-assessment': OFFICES_ONLY,
  'formal-assessment': OFFICES_ONLY,
  'trial-calendar': AT_RELEASE,
} as const satisfies Readonly<Record<string, Telling>>;

/** Papers are issued when what they say is told; those of the file are nobody's but HR's and the general manager's (I-48). */
export const DOCUMENT_SIGHT: Readonly<Record<DocumentKind, Telling>> = {
  'level-notice': tells('now', 'now', 'now', 'never'),
  'appointment-notice': tells('now', 'now', 'now', 'never'),
  'setback-notice': tells('now', 'now', 'now', 'never'),
  'trial-letter': tells('now', 'now', 'now', 'never'),
  'company-notice': AT_ONCE,
  'qualification-record': OFFICES_ONLY,
  'case-file': OFFICES_ONLY,
};

/** Of the case itself, beside its stage. Rounds count returns (I-38): who is not told of them reads no number. */
export const FIELD_SIGHT = {
  result: AT_RELEASE,
  round: OFFICES_ONLY,
  batch: OFFICES_ONLY,
  session: tells('never', 'now', 'now', 'now'),
  detail: OFFICES_ONLY,
} as const satisfies Readonly<Record<string, Telling>>;

/** How a hidden stage shows. */
export const IN_REVIEW = 'in-review' as const;

const OFFICES: ReadonlySet<Reader> = new Set(['appeal-reader', 'gm', 'hr']);
/** HR, the general manager and who reads an appeal see a case as it is. */
export const seesAll = (reader: Reader): boolean => OFFICES.has(reader);

/** What has come so far: whether the result is out, and the round of what is to be told. */
export interface Progress {
  readonly released: boolean;
  readonly round: number;
}

/** Whether something is told by now; `passed` is not, while the case stands there. */
export function isTold(when: StageWhen | undefined, { released, round }: Progress): boolean {
  if (when === 'now') return true;
  if (when === 'first-round') return round === 1 || released;
  return when === 'release' && released;
}

/** Undefined for a stage that the pipeline does not have: then it is hidden from all but the offices. */
export const stageWhen = (kind: CaseKind, stage: string, reader: Reader): StageWhen | undefined =>
  (STAGE_SIGHT[kind] as Readonly<Record<string, Telling<StageWhen>>>)[stage]?.[reader];

/** Whose case it is, through whose eyes, and where it stands. */
export interface Standing extends Progress {
  readonly kind: CaseKind;
  readonly stage: string;
  readonly reader: Reader;
}

/** Whether the reader may see where the case stands now. */
export const isStageTold = ({ kind, stage, reader, ...progress }: Standing): boolean =>
  seesAll(reader) || isTold(stageWhen(kind, stage, reader), progress);

export const actSight = (act: string): ActTelling | undefined =>
  (ACT_SIGHT as Readonly<Record<string, ActTelling>>)[act];
export const decisionSight = (kind: string, outcome: string): DecisionTelling | undefined =>
  (DECISION_SIGHT as Readonly<Record<string, DecisionTelling>>)[`${kind}:${outcome}`];
export const evaluationWhen = (why: string, reader: Reader): When | undefined =>
  (EVALUATION_SIGHT as Readonly<Record<string, Telling>>)[why]?.[reader];
