import type { Kysely } from 'kysely';
import type { Database, Queryable } from '../../db/database.js';
import { markFault, markSent, postpone, type Again } from '../../db/outbox/outbox.js';
import type { Delivery } from '../../domain/outgoing/delivery.js';

const MINUTE_MS = 60_000;
/** As long as SMTP servers themselves go on trying (RFC 5321, 4.5.4.1). */
const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS;
/** The longest pause between two attempts, in minutes: where the other side was there and said no, where it was not. */
const LONGEST_PAUSE = { answered: 60, away: 5 };

/** What is handed over in one turn: rows of the outbox that go together. */
export interface Due {
  readonly ids: readonly number[];
  readonly attempts: number;
}

/** What came of handing it over, and where it went; or until when it waits, since it may not go now. */
export type Handed = { readonly delivery: Delivery; readonly address: string | null } | { readonly until: Date };

/** One channel of the outbox: what is due next, held until the transaction ends, and how it is handed over. */
export interface Queue<D extends Due> {
  readonly hold: (trx: Queryable, at: Date) => Promise<D | undefined>;
  readonly hand: (trx: Queryable, due: D) => Promise<Handed>;
}

/** What came of one turn; `idle` when nothing is due. Without names and addresses, so that it may be logged. */
export interface Turn {
  readonly ids: readonly number[];
  readonly outcome: Delivery['outcome'] | 'quiet';
  /** Whether the other side was there at all. */
  readonly reached: boolean;
  readonly code?: string;
}

/** What taking turns works with. */
export interface TurnDependencies {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/**
 * Hands over what is due next. Rows and transaction are held until the other side has answered, so two workers never send
 * the same, and a worker that dies leaves it to the next. Only where it dies, or loses the database, after the yes and
 * before the commit does something go twice, under the same number (docs/decisions/0025, 0055).
 */
export const takeTurn = <D extends Due>({ db, now }: TurnDependencies, queue: Queue<D>): Promise<Turn | 'idle'> =>
  db.transaction().execute(async (trx) => {
    const due = await queue.hold(trx, now());
    if (due === undefined) return 'idle';
    const { ids } = due;
    const handed = await queue.hand(trx, due);
    if ('until' in handed) {
      await postpone(trx, ids, handed.until);
      return { ids, outcome: 'quiet', reached: true };
    }
    const { delivery, address } = handed;
    const attempt = { address, at: now() };
    if (delivery.outcome === 'sent') {
      await markSent(trx, ids, attempt);
      return { ids, outcome: 'sent', reached: true };
    }
    const { outcome, code, fault } = delivery;
    const reached = outcome === 'never' || delivery.reached;
    const again = outcome === 'never' ? null : nextAttempt(due, reached, attempt.at);
    const waits = await markFault(trx, ids, { ...attempt, code, fault, again });
    return { ids, outcome: waits ? outcome : 'never', reached, code };
  });

/** Milliseconds until something is tried again: twice as long after each attempt in vain, and so many minutes at most. */
export const pauseAfter = (inVain: number, longestMinutes: number): number =>
  Math.min(2 ** Math.min(inVain, 10), longestMinutes) * MINUTE_MS;

/** What was queued too long before has been tried long enough. */
function nextAttempt({ attempts }: Due, reached: boolean, at: Date): Again {
  const dueAt = at.getTime() + pauseAfter(attempts, reached ? LONGEST_PAUSE.answered : LONGEST_PAUSE.away);
  return { dueAt: new Date(dueAt), unlessQueuedBefore: new Date(dueAt - GIVE_UP_MS) };
}
