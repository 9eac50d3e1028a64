import { sql } from 'kysely';
import type { DeliveryState } from '../../domain/outgoing/delivery.js';
import type { Queryable } from '../database.js';

/** How an attempt ended: where it went, and when. */
interface Attempt {
  /** The mail address; null where the row itself says where it goes. */
  readonly address: string | null;
  readonly at: Date;
}

/** Leaves what waits until it may go; its days of trying begin then. */
export async function postpone(trx: Queryable, ids: readonly number[], until: Date): Promise<void> {
  await sql`update outbox set due_at = ${until}, queued_at = ${until} where id = any(${[...ids]}::bigint[])`.execute(
    trx,
  );
}

/** Notes that the other side has taken what was sent. */
export async function markSent(trx: Queryable, ids: readonly number[], { address, at }: Attempt): Promise<void> {
  await sql`
    update outbox set state = 'sent', sent_at = ${at}, tried_at = ${at}, attempts = attempts + 1, address = ${address},
      fault_code = null, fault = null where id = any(${[...ids]}::bigint[])`.execute(trx);
}

/** When it is tried again, and what has been tried long enough by then. */
export interface Again {
  readonly dueAt: Date;
  readonly unlessQueuedBefore: Date;
}

/** Not sent: tried again, or given up where it never will be taken or waits for too long. Answers whether all of it waits. */
export async function markFault(
  trx: Queryable,
  ids: readonly number[],
  attempt: Attempt & { readonly code: string; readonly fault: string; readonly again: Again | null },
): Promise<boolean> {
  const { address, at, code, fault, again } = attempt;
  const { rows } = await sql<{ state: DeliveryState }>`
    update outbox set
      state = case when queued_at >= ${again?.unlessQueuedBefore ?? null}::timestamptz then 'waiting' else 'failed' end,
      due_at = coalesce(${again?.dueAt ?? null}::timestamptz, due_at),
      tried_at = ${at}, attempts = attempts + 1, address = ${address}, fault_code = ${code}, fault = ${fault}
    where id = any(${[...ids]}::bigint[]) returning state`.execute(trx);
  return rows.every(({ state }) => state === 'waiting');
}

/** Gives up everything that waits, with the reason. Answers how much there was. */
export async function giveUpWaiting(trx: Queryable, at: Date, code: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update outbox set state = 'failed', tried_at = ${at}, fault_code = ${code} where state = 'waiting'`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
