import type { TaskKind } from '../pipelines/acts.js';
import type { DocumentKind } from '../documents/kind.js';
import type { EvaluationKind } from '../evaluation/request.js';
import type { Text } from '../vocabulary/text.js';
import { TRACE_OF_SECTIONS_1_TO_7 } from './sections-1-to-7.js';
import { TRACE_OF_SECTION_8 } from './section-8.js';
import { TRACE_OF_SECTION_9 } from './section-9.js';
import { TRACE_OF_SECTIONS_10_TO_15 } from './sections-10-to-15.js';

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

/** By §: every clause that has none below it, and those that say something of their own. */
export const TRACE: Readonly<Record<string, Trace>> = {
  ...TRACE_OF_SECTIONS_1_TO_7,
  ...TRACE_OF_SECTION_8,
  ...TRACE_OF_SECTION_9,
  ...TRACE_OF_SECTIONS_10_TO_15,
};
