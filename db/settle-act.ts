import { DIVERGED } from '../domain/frozen.js';
import type { JournalledAct } from '../domain/journal.js';
import type { Refusal } from '../domain/refusal.js';
import { causeOfAct, type ActAnswer } from '../domain/turn.js';
import { answerAct } from './acts.js';
import type { Queryable } from './database.js';
import { findAnswer } from './projections.js';

/** What a delivery brought back: the workflow's answer, that there is no such workflow any more, or no answer. */
export type DeliveryOutcome =
  | { readonly state: 'open' | 'completed' | 'in-progress' }
  | { readonly refusal: Refusal }
  | { readonly gone: Refusal }
  | 'none';

/** The act is taken, and will be carried out or refused; it is delivered again. */
export type Settled = ActAnswer | 'taken';

/** Marks an act as answered once its answer is final; what the records hold of it counts before any refusal. */
export async function settleAct(
  db: Queryable,
  act: JournalledAct,
  outcome: DeliveryOutcome,
  at: Date,
): Promise<Settled> {
  if (outcome === 'none') return 'taken';
  if ('state' in outcome) {
    const { state } = outcome;
    if (state === 'in-progress') return 'taken';
    await answerAct(db, act.id, undefined, at);
    return { state };
  }
  const applied = await findAnswer(db, act.workflowId, causeOfAct(act.id));
  if (applied !== undefined) {
    await answerAct(db, act.id, 'refusal' in applied ? applied.refusal : undefined, at);
    return applied;
  }
  const refusal = 'gone' in outcome ? outcome.gone : outcome.refusal;
  // It may be the very act that froze the case.
  if (refusal.code === DIVERGED && act.again) return 'taken';
  await answerAct(db, act.id, refusal, at);
  return { refusal };
}

/** What an act that was answered before came to. */
export async function answerOf(db: Queryable, act: JournalledAct): Promise<ActAnswer> {
  if (act.refusal !== null) return { refusal: act.refusal };
  return (await findAnswer(db, act.workflowId, causeOfAct(act.id))) ?? { state: 'completed' };
}
