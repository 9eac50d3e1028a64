import type { TaskKind } from '../pipelines/acts.js';

/**
 * Tasks whose answer holds single scores: it stands in its sheet alone, never in the task or the ledger, where it
 * could be read before all are in, or by whom it was hidden from (I-37, I-48, I-56).
 */
const SEALED_KINDS: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'defense.sheets',
  'review.sheet',
  'vacancy.competency-sheet',
  'vacancy.peripheral-sheet',
]);

/** What may be written of an answer outside its sheet. */
export const openAnswer = (kind: TaskKind, answer: unknown): unknown =>
  SEALED_KINDS.has(kind) ? { sheets: 'sealed' } : answer;
