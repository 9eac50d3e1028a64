import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { nextDeliveries } from '../db/steps/acts.js';
import type { Database } from '../db/database.js';
import { answerBook, settleAct, type DeliveryOutcome } from '../db/steps/settle-act.js';
import { trailOf, type JournalledAct } from '../domain/step/journal.js';
import { along } from '../domain/trail/current.js';
import { isForeign } from '../domain/step/letter.js';
import { sendingOf } from '../workflows/messages/cases.js';
import { goneFor } from '../domain/step/gone.js';
import { refusalIn } from '../workflows/messages/refused.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Milliseconds between two looks for acts that have had no answer. */
const PAUSE_MS = 1_000;
const ANSWER_MS = 10_000;
const AT_ONCE = 20;
/** The engine admits ten updates in flight a workflow unless it is told otherwise. */
const IN_FLIGHT = 8;
/** Deliveries after which an act has waited for more than ten minutes, so that the watch has something to say. */
const OVERDUE = 16;

/** What delivering the journalled acts works with; milliseconds between its looks. */
export interface DeliveryLoop {
  readonly db: Kysely<Database>;
  readonly client: Client;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
  readonly now?: () => Date;
  /** Has the watch look at once: an act waits for long. */
  readonly overdue?: () => Promise<void>;
}

/**
 * Delivers again what was taken and has had no answer, until `signal` comes (docs/decisions/0030). Any number of
 * workers may do it. Logs ids, never what was written.
 */
export function startDeliveries({
  db,
  client,
  log,
  signal,
  pauseMs = PAUSE_MS,
  now = () => new Date(),
  overdue = () => Promise.resolve(),
}: DeliveryLoop): RunningRounds {
  const mark = answerBook(db, now);
  const look = async (): Promise<number> => {
    const acts = await nextDeliveries(db, AT_ONCE, now());
    const workflowIds = [...new Set(acts.map(({ workflowId }) => workflowId))];
    if (acts.some(({ deliveries }) => deliveries === OVERDUE)) await overdue();
    await Promise.all(workflowIds.map((id) => inOrder(acts.filter(({ workflowId }) => workflowId === id))));
    return pauseMs;
  };
  const again = async (act: JournalledAct): Promise<void> => {
    const settled = await settleAct(db, act, await deliver(client, act), { mark, at: now() });
    const outcome = settled === 'taken' ? 'waits' : 'refusal' in settled ? settled.refusal.code : settled.state;
    log.info({ act: act.id, workflow: act.workflowId, deliveries: act.deliveries, outcome }, 'an act delivered again');
  };
  /** Whoever asks what became of a request finds this, too. */
  const inItsCourse = (act: JournalledAct): Promise<void> => {
    const trail = trailOf(act);
    return along(trail === undefined ? {} : { [act.id]: trail }, () => again(act));
  };
  /** Acts that were written together have to be there together again: they are sent side by side, the oldest first. */
  const inOrder = async (acts: readonly JournalledAct[]): Promise<void> => {
    const waiting = [...acts].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
    while (waiting.length > 0) await Promise.all(waiting.splice(0, IN_FLIGHT).map(inItsCourse));
  };
  return makeRounds({ round: look, failed: 'acts wait: they could not be delivered', againMs: pauseMs, log, signal });
}

async function deliver(client: Client, act: JournalledAct): Promise<DeliveryOutcome> {
  const { update, input } = sendingOf(act);
  const send = () => client.workflow.getHandle(act.workflowId).executeUpdate(update, { args: [input] });
  try {
    const answer = await client.withDeadline(Date.now() + ANSWER_MS, send);
    return isForeign(answer) ? 'none' : { state: answer.state };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { gone: goneFor(act) };
    const refusal = refusalIn(error);
    return refusal === undefined ? 'none' : { refusal };
  }
}
