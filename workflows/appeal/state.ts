import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';

/** Where an appeal stands (I-74). */
export interface AppealState {
  readonly stage: 'reader' | 'reading' | 'remedy' | 'gm-decision' | 'notice' | 'upheld' | 'refused';
  readonly reader: string | null;
  /** How many readers were named: another one gets a task of his own. */
  readonly named: number;
  /** They took part in the case and read no appeal about it. */
  readonly tookPart: readonly string[];
  readonly correction: LevelCorrection | null;
  /** Counts up when the general manager returns the correction (I-38). */
  readonly round: number;
}

export const lodgedState: AppealState = {
  stage: 'reader',
  reader: null,
  named: 0,
  tookPart: [],
  correction: null,
  round: 1,
};

/**
 * Back to an earlier step in a new round (docs/decisions/0058): to HR, who name another reader, or with another remedy;
 * undefined for any other.
 */
export function returnedTo(state: AppealState, to: string): AppealState | undefined {
  const round = state.round + 1;
  if (to === 'reader') return { ...state, round, stage: 'reader', reader: null };
  return to === 'remedy' ? { ...state, round, stage: 'remedy', correction: null } : undefined;
}
