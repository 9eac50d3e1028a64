import type { CaseKind } from '../cases/case-kind.js';
import { APPEAL } from './appeal/catalogue.js';
import { APPOINTMENT } from './appointment/catalogue.js';
import type { Stage, StageMark } from './catalogue.js';
import { CONFIRMATION } from './confirmation/catalogue.js';
import { DEPARTURE } from './departure/catalogue.js';
import { ENTRY } from './entry/catalogue.js';
import { LEVEL } from './level-promotion/catalogue.js';
import { VACANCY } from './position-promotion/catalogue.js';
import { REBASE } from './rebase/catalogue.js';
import { SETBACK } from './setback/catalogue.js';
import { TRANSFER } from './transfer/catalogue.js';
import { TRIAL } from './trial/catalogue.js';

type PositionStage = keyof (typeof VACANCY.stages & typeof TRIAL.stages & typeof APPOINTMENT.stages);
/** A promotion to a post goes through its vacancy, its trial and its appointment (§9). */
const POSITION_STAGES: Readonly<Record<PositionStage, Stage<PositionStage>>> = {
  ...VACANCY.stages,
  ...TRIAL.stages,
  ...APPOINTMENT.stages,
};

/** A stage of a pipeline with its name. */
export interface PipelineStage<S extends string = string> extends Stage<S> {
  readonly stage: S;
}

/** Steps in the order of the policy, then the ends. */
function inOrder<S extends string>(stages: Readonly<Record<S, Stage<S>>>): readonly PipelineStage<S>[] {
  const all = (Object.entries(stages) as [S, Stage<S>][]).map(([stage, rest]) => ({ ...rest, stage }));
  return [...all.filter(({ end }) => end === undefined), ...all.filter(({ end }) => end !== undefined)];
}

const PIPELINES_BY_KIND = {
  'level-promotion': inOrder(LEVEL.stages),
  'position-promotion': inOrder(POSITION_STAGES),
  entry: inOrder(ENTRY.stages),
  confirmation: inOrder(CONFIRMATION.stages),
  transfer: inOrder(TRANSFER.stages),
  setback: inOrder(SETBACK.stages),
  departure: inOrder(DEPARTURE.stages),
  appeal: inOrder(APPEAL.stages),
  rebase: inOrder(REBASE.stages),
};

/** The stages of a case of a kind. */
export type StageOf<K extends CaseKind> = (typeof PIPELINES_BY_KIND)[K][number]['stage'];

/**
 * The pipelines of the policy as the people in them see them: one stage of a case after the other, then its ends.
 * Workflows take their stages from here, the API serves it, the page of a case draws it, and every case that a test plays
 * is held against it.
 */
export const PIPELINES: { readonly [K in CaseKind]: readonly PipelineStage<StageOf<K>>[] } = PIPELINES_BY_KIND;

/** A stage by its name; undefined for one that the kind does not have. */
const stageAt = (kind: CaseKind, stage: string): PipelineStage | undefined =>
  (PIPELINES[kind] as readonly PipelineStage[]).find((one) => one.stage === stage);

/** Whether the mark holds of a case at a stage. */
export const isMarked = (kind: CaseKind, stage: string, mark: StageMark): boolean =>
  stageAt(kind, stage)?.marks?.includes(mark) === true;

/** The stages of a kind of which the mark holds. */
export const stagesMarked = <K extends CaseKind>(kind: K, mark: StageMark): readonly StageOf<K>[] =>
  PIPELINES[kind].filter(({ marks }) => marks?.includes(mark) === true).map(({ stage }) => stage);

/** The steps before one, in the order of the policy, from the first or from another on; a case may leave some out. */
export function stepsBefore<K extends CaseKind>(
  kind: K,
  step: StageOf<K>,
  from: StageOf<K> | undefined = PIPELINES[kind][0]?.stage,
): readonly StageOf<K>[] {
  const names = PIPELINES[kind].map(({ stage }) => stage);
  return from === undefined ? [] : names.slice(names.indexOf(from), names.indexOf(step));
}

/** The ends of a kind from which no way leads on. */
export const lastStages = <K extends CaseKind>(kind: K): readonly StageOf<K>[] =>
  PIPELINES[kind].filter(({ end, to }) => end !== undefined && to.length === 0).map(({ stage }) => stage);
