import type { EntryProposalAct, EntryReviewAct } from '../../domain/pipelines/entry/acts.js';
import type { EntryTerms } from '../../domain/pipelines/entry/start.js';
import { stepsBefore, type StageOf } from '../../domain/pipelines/pipelines.js';
import type { Level } from '../../domain/vocabulary/level.js';

/** Where an entry stands until its level is settled (I-78). */
export interface EntryState {
  readonly stage: Exclude<StageOf<'entry'>, 'graded' | 'cancelled'>;
  /** Counts up at every return. */
  readonly round: number;
  /** What was proposed last; null before. */
  readonly level: Level | null;
  /** What the rules said to it: more than the standard level needs the approval (6.2). */
  readonly special: boolean;
  /** Whether it was proposed with a proof, in words or on paper. */
  readonly proven: boolean;
  /** Who proposed and reviewed in this round: none of them decides on it as well. */
  readonly hands: readonly string[];
}

export const begun: EntryState = { stage: 'proposal', round: 1, level: null, special: false, proven: false, hands: [] };

/** Whether an act brings a proof. */
export const proves = ({ evidence, files }: Pick<EntryProposalAct, 'evidence' | 'files'>): boolean =>
  evidence !== undefined || files !== undefined;

export const proposed = (
  state: EntryState,
  act: EntryProposalAct,
  by: string,
  { proposer, managers }: EntryTerms,
): EntryState => ({
  ...state,
  level: act.level,
  proven: proves(act),
  hands: [by],
  // 4.4.1: what the manager proposes himself he does not review.
  stage: proposer === null || managers.includes(by) ? 'verification' : 'review',
});

/** Back to whoever proposes (I-38). */
export const returned = (state: EntryState): EntryState => ({ ...begun, round: state.round + 1 });

export function reviewed(state: EntryState, act: EntryReviewAct, by: string): EntryState {
  if (act.decision === 'return') return returned(state);
  return {
    ...state,
    level: act.level ?? state.level,
    proven: state.proven || proves(act),
    hands: [...state.hands, by],
    stage: 'verification',
  };
}

/**
 * Back to an earlier step in a new round (docs/decisions/0058), with what was proposed so far; undefined where it did not
 * go through that step: what the manager has proposed himself he has not reviewed (4.4.1).
 */
export function returnedTo(state: EntryState, to: string): EntryState | undefined {
  if (!stepsBefore('entry', state.stage).some((one) => one === to)) return undefined;
  const round = state.round + 1;
  const [proposer] = state.hands;
  switch (to) {
    case 'proposal':
      return returned(state);
    case 'review':
      return state.hands.length < 2 || proposer === undefined
        ? undefined
        : { ...state, round, stage: 'review', hands: [proposer] };
    case 'verification':
    case 'special-approval':
      return { ...state, round, stage: to };
    default:
      return undefined;
  }
}
