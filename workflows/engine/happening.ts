import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';

/** An act that passed its check and waits to be applied by `commit`, or refused by `refuse`. */
export type Happening = { readonly [K in TaskKind]: HumanAct<K> }[TaskKind];
export interface HumanAct<K extends TaskKind> {
  readonly kind: K;
  readonly key: string;
  /** Whose case its task is about, where it is one person's. */
  readonly caseId?: string;
  readonly act: ActByKind[K];
  readonly actor: Actor;
  /** Epoch milliseconds at which it was taken; what is written together goes by this clock, each for itself. */
  readonly at: number;
}
