import type { StageOf } from '../../domain/pipelines/pipelines.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import type { Happening } from '../engine/happening.js';

export type Side = 'giving' | 'receiving';

/** Where a transfer stands until its day (§10). */
export interface TransferState {
  readonly stage: Exclude<StageOf<'transfer'>, 'notice' | 'transferred' | 'cancelled'>;
  /** I-72: as mapped by HR; null where the level stays as it is. */
  readonly mapped: Level | null;
  readonly agreed: readonly Side[];
  /** Why it was refused. */
  readonly reason: string | null;
}

/** I-72: level and pay fall with the post; where it had no level nobody can say that they do not. */
export const lowers = ({ from }: TransferTerms, { mapped }: TransferState): boolean =>
  mapped !== null && (from.level === null || compareLevels(mapped, from.level) < 0);

export const sidesOf = ({ crossesDepartments }: TransferTerms): readonly Side[] =>
  crossesDepartments ? ['giving', 'receiving'] : ['giving'];

export function transferBegun({ opening }: TransferInput, { from, mapping }: TransferTerms): TransferState {
  const state: TransferState = { stage: 'agreement', mapped: null, agreed: [], reason: null };
  if (mapping !== null) return { ...state, stage: 'mapping' };
  return from.position === 'agent' && opening !== null ? { ...state, stage: 'opening' } : state;
}

const refused = (state: TransferState, reason: string | undefined): TransferState => ({
  ...state,
  stage: 'refused',
  reason: reason ?? '',
});

/** The state after an act that passed its check. */
export function afterTransferAct(
  state: TransferState,
  { kind, key, act }: Happening,
  terms: TransferTerms,
): TransferState {
  switch (kind) {
    case 'transfer.opening':
      return act.decision === 'confirm' ? { ...state, stage: 'agreement' } : refused(state, act.reason);
    case 'transfer.mapping':
      return { ...state, mapped: act.level, stage: 'agreement' };
    case 'transfer.agreement': {
      if (!act.agreed) return refused(state, act.reason);
      const agreed = sidesOf(terms).filter((side) => state.agreed.includes(side) || key === `agreement-${side}`);
      return { ...state, agreed, stage: agreed.length === sidesOf(terms).length ? 'acknowledgement' : 'agreement' };
    }
    case 'transfer.acknowledgement':
      return { ...state, stage: 'waiting' };
    default:
      throw new Error(`a transfer asks for no ${kind}`);
  }
}
