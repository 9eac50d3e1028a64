import { sql } from 'kysely';
import type { Leave } from '../../domain/people/leave.js';
import type { Queryable } from '../database.js';

/** A person's spells of leave that stand, latest first. */
export async function listLeaves(db: Queryable, personId: string): Promise<readonly Leave[]> {
  return db
    .selectFrom('leave_period')
    .select(['kind', 'from_on as from', 'to_on as to'])
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .execute();
}

/** A spell of leave as HR records or corrects it (I-09). */
export interface LeaveEntry extends Leave {
  readonly personId: string;
  /** Why, where it replaces what was recorded. */
  readonly reason?: string;
}

/** The first day of another leave of the person that lies on one of these days; undefined where there is none. */
export async function overlappingLeave(db: Queryable, { personId, from, to }: LeaveEntry): Promise<string | undefined> {
  const { rows } = await sql<{ from: string }>`
    select from_on as "from" from leave_period
    where person_id = ${personId} and from_on <> ${from}::date
      and daterange(from_on, to_on, '[]') && daterange(${from}::date, ${to}::date, '[]')
    order by from_on limit 1`.execute(db);
  return rows[0]?.from;
}

/**
 * Records a spell of leave, or another kind or last day of one; the former state is kept with the reason. Nothing
 * happens when it stands already. Throws pg's not-null violation for a change without a reason.
 */
export async function recordLeave(db: Queryable, entry: LeaveEntry, recordedBy: string): Promise<void> {
  const values = {
    kind: entry.kind,
    to_on: entry.to,
    withdrawn: false,
    reason: entry.reason ?? null,
    recorded_by: recordedBy,
  };
  await db
    .insertInto('leave_record')
    .values({ person_id: entry.personId, from_on: entry.from, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'from_on']).doUpdateSet(values))
    .execute();
}

/** Takes back a spell that was entered by mistake; it stays on record as withdrawn. False where none stands. */
export async function withdrawLeave(
  db: Queryable,
  { personId, from, reason }: { readonly personId: string; readonly from: string; readonly reason: string },
  recordedBy: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('leave_record')
    .set({ withdrawn: true, reason, recorded_by: recordedBy })
    .where('person_id', '=', personId)
    .where('from_on', '=', from)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
