import { SEAL } from '../../domain/refusals/seal.js';
import { DIVERGED } from '../../domain/step/frozen.js';
import type { JournalledAct } from '../../domain/step/journal.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { causeOfAct, type ActAnswer } from '../../domain/step/turn.js';
import { answerActs, refuseAct } from './acts.js';
import { refuseVoiding } from './refused-voiding.js';
import type { Queryable } from '../database.js';
import { findAnswer } from './projections.js';

/** What a delivery brought back: the workflow's answer, that there is no such workflow any more, or no answer. */
export type DeliveryOutcome =
  | { readonly state: 'open' | 'completed' | 'in-progress' }
  | { readonly refusal: Refusal }
  | { readonly gone: Refusal }
  | 'none';

/** The act is taken, and will be carried out or refused; it is delivered again. */
export type Settled = ActAnswer | 'taken';

/** Marks acts as carried out, soon; {@link answerBook}. */
export type Mark = (actId: string) => void;

/** Milliseconds for which marks are gathered. */
const GATHER_MS = 100;

/** Gathers the marks of acts that were carried out and writes them together; a mark that gets lost costs a delivery. */
export function answerBook(db: Queryable, now: () => Date): Mark {
  let ids: string[] = [];
  const write = (): void => {
    const written = ids;
    ids = [];
    answerActs(db, written, now()).catch(() => undefined);
  };
  return (id) => {
    if (ids.length === 0) setTimeout(write, GATHER_MS);
    ids.push(id);
  };
}

/** Says what an act came to once that is final; what the records hold of it counts before any refusal. */
export async function settleAct(
  db: Queryable,
  act: JournalledAct,
  outcome: DeliveryOutcome,
  { mark, at }: { readonly mark: Mark; readonly at: Date },
): Promise<Settled> {
  if (outcome === 'none') return 'taken';
  if ('state' in outcome) {
    const { state } = outcome;
    if (state === 'in-progress') return 'taken';
    mark(act.id);
    return { state };
  }
  const applied = await findAnswer(db, act.workflowId, causeOfAct(act.id));
  if (applied !== undefined && !('refusal' in applied)) {
    mark(act.id);
    return applied;
  }
  const refusal = applied?.refusal ?? ('gone' in outcome ? outcome.gone : outcome.refusal);
  // It may be the very act that froze the case.
  if (refusal.code === DIVERGED && act.again) return 'taken';
  // While keys are changed a service may not know the newest yet: what we took ourselves is delivered again.
  if (refusal.code === SEAL.FOREIGN.code) return 'taken';
  await (act.what === 'void' ? refuseVoiding(db, act, refusal, at) : refuseAct(db, act.id, refusal, at));
  return { refusal };
}

/** What an act that was answered before came to. */
export async function answerOf(db: Queryable, act: JournalledAct): Promise<ActAnswer> {
  if (act.refusal !== null) return { refusal: act.refusal };
  return (await findAnswer(db, act.workflowId, causeOfAct(act.id))) ?? { state: 'completed' };
}
