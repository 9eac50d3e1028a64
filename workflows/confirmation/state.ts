import type {
  ConfirmationDecisionAct,
  ConfirmationGmAct,
  ConfirmationProposalAct,
  ConfirmationReviewAct,
} from '../../domain/pipelines/confirmation/acts.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import type { ConfirmationOffers, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import type { ConfirmationEntry } from '../../domain/taken-over/entry.js';
import type { TakenOver } from '../../domain/taken-over/taken-over.js';
import { without } from '../../domain/vocabulary/without.js';
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
  /** The proposal went through the manager's review (4.4.2). */
  readonly isReviewed?: true;
  /** It was returned to a chosen step: the days of 7.2 are over, and each step has its workdays anew. */
  readonly isReturned?: true;
}

export const begun = ({ offers }: ConfirmationTerms): ConfirmationState => ({
  stage: 'proposal',
  round: 1,
  offers,
  level: null,
  contribution: null,
});

/**
 * Where one stands that was taken over (docs/decisions/0085): what was proposed and reviewed on paper is not done again; what
 * HR manager and general manager decide is decided here.
 */
export function stoodAt(terms: ConfirmationTerms, { entry }: TakenOver<ConfirmationEntry>): ConfirmationState {
  const first = begun(terms);
  const { proposed, steps } = entry;
  if (proposed === undefined) return first;
  const { level, contribution = null } = proposed;
  const isReviewed = steps.some(({ step }) => step === 'review');
  const stage = isReviewed || terms.proposer === null ? 'decision' : 'review';
  return { ...first, level, contribution, stage, ...(isReviewed ? { isReviewed } : {}) };
}

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
    ...without(state, 'isReviewed'),
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
  return { state: { ...state, level, contribution, stage: 'decision', isReviewed: true } };
}

export function decided(state: ConfirmationState, act: ConfirmationDecisionAct): Outcome {
  if (act.decision === 'return') return returned(state);
  const next = { ...state, level: act.level ?? state.level };
  if (isException(next)) return { state: { ...next, stage: 'gm-decision' } };
  return { decided: next.level ?? offeredLevel(next) };
}

/**
 * Back to an earlier step in a new round (docs/decisions/0058), with what was proposed so far; undefined where it did not
 * go through that step: what the manager has proposed himself he has not reviewed (4.4.1).
 */
export function returnedTo(state: ConfirmationState, to: string): ConfirmationState | undefined {
  const next = { ...without(state, 'isReviewed'), round: state.round + 1, isReturned: true } as const;
  switch (to) {
    case 'proposal':
      return { ...next, stage: 'proposal', level: null, contribution: null };
    case 'review':
      return state.isReviewed === true ? { ...next, stage: 'review' } : undefined;
    case 'decision':
      return { ...state, ...next, stage: 'decision' };
    default:
      return undefined;
  }
}

/** I-43: refused, what the rules offer stands. */
export const decidedByGm = (state: ConfirmationState, act: ConfirmationGmAct): Outcome => ({
  decided: act.decision === 'approve' && state.level !== null ? state.level : offeredLevel(state),
});
