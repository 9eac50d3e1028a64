import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';

/** An act that passed its check and waits to be applied by `commit`, or refused by `refuse`. */
export type Happening = { readonly [K in TaskKind]: HumanAct<K> }[TaskKind];
export interface HumanAct<K extends TaskKind> {
  readonly kind: K;
  readonly key: string;
  readonly act: ActByKind[K];
  readonly actor: Actor;
}
