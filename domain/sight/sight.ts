import type { CaseKind } from '../cases/case-kind.js';
import { text } from '../vocabulary/text.js';
import { APPEAL } from '../pipelines/appeal/catalogue.js';
import { CONFIRMATION } from '../pipelines/confirmation/catalogue.js';
import { DEPARTURE } from '../pipelines/departure/catalogue.js';
import { ENTRY } from '../pipelines/entry/catalogue.js';
import { LEVEL } from '../pipelines/level-promotion/catalogue.js';
import { PIPELINES, type PipelineStage } from '../pipelines/pipelines.js';
import { VACANCY } from '../pipelines/position-promotion/catalogue.js';
import { REBASE } from '../pipelines/rebase/catalogue.js';
import { SETBACK } from '../pipelines/setback/catalogue.js';
import { LEDGER_ACTS } from '../pipelines/task-kinds.js';
import { TRANSFER } from '../pipelines/transfer/catalogue.js';
import {
  AT_ONCE,
  AT_RELEASE,
  OFFICES_ONLY,
  SINGLE_SCORES,
  tells,
  type ActTelling,
  type Reader,
  type StageWhen,
  type Telling,
  type When,
} from './telling.js';

/** The allow-list of all pipelines together, from their catalogues. */

/** That a case of the kind is there at all. */
export const KNOWN: Readonly<Record<CaseKind, Telling>> = {
  'level-promotion': LEVEL.known,
  'position-promotion': VACANCY.known,
  entry: ENTRY.known,
  confirmation: CONFIRMATION.known,
  transfer: TRANSFER.known,
  setback: SETBACK.known,
  appeal: APPEAL.known,
  departure: DEPARTURE.known,
  rebase: REBASE.known,
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
  panel: SINGLE_SCORES,
  'trial-assessment': SINGLE_SCORES,
  'formal-assessment': SINGLE_SCORES,
  'trial-calendar': AT_RELEASE,
} as const satisfies Readonly<Record<string, Telling>>;

/** Of the case itself, beside its stage. Rounds count returns (I-38): who is not told of them reads no number. */
export const FIELD_SIGHT = {
  result: AT_RELEASE,
  // I-37: the auditor reads no score with a name, at any time.
  total: { ...AT_RELEASE, auditor: 'never' },
  round: OFFICES_ONLY,
  batch: OFFICES_ONLY,
  session: tells('never', 'now', 'now', 'now'),
  detail: OFFICES_ONLY,
  // I-79: the head sees it beside the name.
  wishes: tells('now', 'now', 'now', 'never'),
  // The person has his papers themselves; that there is one more would tell him of a second round.
  papers: tells('never', 'now', 'now', 'now'),
} as const satisfies Readonly<Record<string, Telling>>;

/** How a hidden stage shows, and what is said of somebody who stands there. */
export const IN_REVIEW = 'in-review' as const;
/** What is said of a case to whom its stage is not told yet. */
export const IN_REVIEW_WORDS = text('评定中', 'under way');

const OFFICES: ReadonlySet<Reader> = new Set(['appeal-reader', 'auditor', 'gm', 'hr']);
/** HR, the general manager, who reads an appeal and the auditor see a case as it is. */
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
  (PIPELINES[kind] as readonly PipelineStage[]).find((one) => one.stage === stage)?.tells[reader];

/** Whose case it is, through whose eyes, and where it stands. */
export interface Standing extends Progress {
  readonly kind: CaseKind;
  readonly stage: string;
  readonly reader: Reader;
}

/** Whether the reader may see where the case stands now. */
export const isStageTold = ({ kind, stage, reader, ...progress }: Standing): boolean =>
  seesAll(reader) || isTold(stageWhen(kind, stage, reader), progress);

/** Who is told of an act of the ledger; undefined for one that stands in no table, and so is told to nobody. */
export const actSight = (act: string): ActTelling | undefined =>
  (LEDGER_ACTS as Readonly<Record<string, { readonly tells: ActTelling }>>)[act]?.tells;
/** When a reader is told of an evaluation made for that reason; undefined where no table names it. */
export const evaluationWhen = (why: string, reader: Reader): When | undefined =>
  (EVALUATION_SIGHT as Readonly<Record<string, Telling>>)[why]?.[reader];
