import type {
  ConfirmationDecisionAct,
  ConfirmationGmAct,
  ConfirmationProposalAct,
  ConfirmationReviewAct,
} from '../../domain/pipelines/confirmation/acts.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import type { ConfirmationOffers, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import type { StageOf } from '../../domain/pipelines/pipelines.js';

/** Where a confirmation stands until its level is decided (7.2). */
export interface ConfirmationState {
  readonly stage: Exclude<StageOf<'confirmation'>, 'notice' | 'confirmed' | 'cancelled'>;
  /** Counts up at every return. */
  readonly round: number;
  readonly offers: ConfirmationOffers;
  /** What was proposed last; null before. */
  readonly level: Level | null;
  /** The outstanding contribution as it was claimed (7.3.2, 7.3.3). */
  readonly contribution: string | null;
}

export const begun = ({ offers }: ConfirmationTerms): ConfirmationState => ({
  stage: 'proposal',
  round: 1,
  offers,
  level: null,
  contribution: null,
});

/** What the rules offer, with the contribution where one is claimed (I-44: the best rule). */
export const offeredLevel = ({ offers, contribution }: Pick<ConfirmationState, 'offers' | 'contribution'>): Level =>
  contribution === null ? offers.plain : offers.outstanding;

/** I-43: above what the rules offer, so the general manager decides. */
export const isException = (state: ConfirmationState): boolean =>
  state.level !== null && compareLevels(state.level, offeredLevel(state)) > 0;

/** Where an act leads: on to another stage, or to the level that is decided. */
export type Outcome = { readonly state: ConfirmationState } | { readonly decided: Level };

export const proposed = (
  state: ConfirmationState,
  act: ConfirmationProposalAct,
  by: string,
  { proposer, managers }: ConfirmationTerms,
): Outcome => ({
  state: {
    ...state,
    level: act.level,
    contribution: act.contribution ?? null,
    // 7.2.1: for inspectors the manager himself proposes, and he does not review what he has proposed (4.4.1).
    stage: proposer === null || managers.includes(by) ? 'decision' : 'review',
  },
});

const returned = (state: ConfirmationState): Outcome => ({
  state: { ...state, stage: 'proposal', round: state.round + 1, level: null, contribution: null },
});

export function reviewed(state: ConfirmationState, act: ConfirmationReviewAct): Outcome {
  if (act.decision === 'return') return returned(state);
  const level = act.level ?? state.level;
  const contribution = act.contribution ?? state.contribution;
  return { state: { ...state, level, contribution, stage: 'decision' } };
}

export function decided(state: ConfirmationState, act: ConfirmationDecisionAct): Outcome {
  if (act.decision === 'return') return returned(state);
  const next = { ...state, level: act.level ?? state.level };
  if (isException(next)) return { state: { ...next, stage: 'gm-decision' } };
  return { decided: next.level ?? offeredLevel(next) };
}

/** I-43: refused, what the rules offer stands. */
export const decidedByGm = (state: ConfirmationState, act: ConfirmationGmAct): Outcome => ({
  decided: act.decision === 'approve' && state.level !== null ? state.level : offeredLevel(state),
});
