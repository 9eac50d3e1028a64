import type { TaskKind } from '../pipelines/acts.js';
import type { DocumentKind } from '../documents/kind.js';
import type { EvaluationKind } from '../evaluation/request.js';
import type { Text } from '../vocabulary/text.js';

/** Where one § of the policy is carried out: who does what in the product, what computes it, and what it leaves. */
export interface Trace {
  /** One sentence for HR; for what is outside the product, who sees to it instead. */
  readonly how: Text;
  /** The tasks that people complete for it. */
  readonly tasks?: readonly TaskKind[];
  /** The questions whose answers compute it; each answer names the § in its findings. */
  readonly rules?: readonly EvaluationKind[];
  /** Policy data that no finding names: the ladder (§5), the versions' dates (13.3), the standards (14.1). */
  readonly data?: readonly ('ladder' | 'version' | 'standards')[];
  /** The clauses whose rule carries this one out as well. */
  readonly sameAs?: readonly string[];
  /** The workflows that do it by themselves, by the name under which the engine knows them. */
  readonly workflows?: readonly string[];
  /** The kinds of document that come out of it. */
  readonly documents?: readonly DocumentKind[];
  /** The pages on which it is begun or looked at. */
  readonly pages?: readonly string[];
}
