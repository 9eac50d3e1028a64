import type { CaseView } from '../db/case-views.js';
import type { DecisionRow } from '../db/decisions.js';
import type { EvaluationRow } from '../db/evaluations.js';
import type { TimelineEntry } from '../db/timeline.js';
import { toldAtOnce } from '../domain/appeal.js';
import { concealReview } from '../domain/review-privacy.js';
import type { Role } from '../domain/roles.js';

/**
 * What of a case's history its reader may see. HR and the GM see everything; everybody else a result only once it was
 * handed back (8.5.6), and the panel's single scores never (I-37, I-56).
 */

/** Through whose eyes, and whether the result is out. */
export type Seen = Pick<CaseView, 'view' | 'released'>;

/** Evaluations whose request holds single scores (I-37, I-48, I-56). */
const HIDDEN = new Set(['panel', 'trial-assessment', 'formal-assessment']);

/** What holds every score is for HR and the GM alone. */
export const seenEvaluations = (seen: Seen, evaluations: readonly EvaluationRow[]): readonly EvaluationRow[] =>
  (seen.view === 'all' ? evaluations : evaluations.filter(({ why }) => !HIDDEN.has(why))).map(concealReview);

export type SeenDecision = Omit<DecisionRow, 'detail'> & { readonly detail: Record<string, unknown> | null };

/** Decisions with their reasons; their details (scores, notes) are for HR and the GM. */
export function seenDecisions(seen: Seen, decisions: readonly DecisionRow[]): readonly SeenDecision[] {
  if (seen.view === 'all') return decisions.map((one) => ({ ...one, detail: { ...one.detail } }));
  return decisions.filter((one) => seen.released || toldAtOnce(one)).map((one) => ({ ...one, detail: null }));
}

/** 9.5.6, I-56: who has answered a 360° sheet is for HR alone; the general manager is not among them, nor is his own case. */
export const mayKnowRaters = ({ view }: Pick<Seen, 'view'>, roles: readonly Role[]): boolean =>
  view === 'all' && roles.some((role) => role === 'hr' || role === 'hr-manager');

/** Stages that give a result away. */
const TELLING = new Set(['refused', 'approved', 'rejected', 'with-gm', 'ready', 'trial-ready', 'trial-with-gm']);

/** A line of the timeline, or none when it would give a result away. */
export function seenEntry(seen: Seen, entry: TimelineEntry, roles: readonly Role[]): readonly TimelineEntry[] {
  if (entry.act === 'review.sheet' && !mayKnowRaters(seen, roles)) return [];
  if (seen.view === 'all') return [entry];
  const { after } = entry;
  const stage: unknown = typeof after === 'object' && after !== null && 'stage' in after ? after.stage : undefined;
  if (!seen.released && typeof stage === 'string' && TELLING.has(stage)) return [];
  return [{ ...entry, before: null, after: typeof stage === 'string' ? { stage } : null }];
}
