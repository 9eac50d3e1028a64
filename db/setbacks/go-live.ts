import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A day as the HR manager has named it (I-82). */
export interface NamedDay {
  readonly since: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setByName: string;
  readonly setAt: Date;
}

/** I-82: from which day on C and D start §11 by themselves; null while nobody is in the records. */
export async function setbacksSince(db: Queryable): Promise<string | null> {
  const { rows } = await sql<{ since: string | null }>`select setbacks_since() as since`.execute(db);
  return rows[0]?.since ?? null;
}

/** Every day that was named, latest first; the first of them holds. */
export async function listNamedDays(db: Queryable): Promise<readonly NamedDay[]> {
  const { rows } = await sql<NamedDay>`
    select g.since, g.reason, g.set_by as "setBy", p.name as "setByName", g.set_at as "setAt"
    from go_live g join person p on p.id = g.set_by order by g.no desc`.execute(db);
  return rows;
}

/** What a day would change, in numbers of C and D. */
export interface DayEffect {
  /** Of those that wait for HR, how many would start their case. */
  readonly starts: number;
  /** Of those that would start by themselves and have no case yet, how many would wait for HR instead. */
  readonly listed: number;
  /** How many published before it have a case that is open: it goes on. */
  readonly running: number;
}

/** I-82: what it would change if this civil date were the day; a case that exists is never undone. */
export async function effectOfDay(db: Queryable, since: string): Promise<DayEffect> {
  const { rows } = await sql<DayEffect>`
    select (select count(*)::int from setback_older where published_on >= ${since}::date) as starts,
           (select count(*)::int from setback_waiting w join setback_event e using (person_id, month)
            where e.case_id is null and e.decision is null and w.published_on < ${since}::date) as listed,
           (select count(*)::int from setback_event e
              join rating r on r.person_id = e.person_id and r.month = e.month
              left join personnel_case k on k.id = e.case_id
            where e.case_id is not null and r.published_on < ${since}::date and k.closed_at is null) as running`.execute(
    db,
  );
  return rows[0] ?? { starts: 0, listed: 0, running: 0 };
}

/** Keeps the day that the HR manager has named, with a line of the ledger. Call it inside a transaction. */
export async function nameDay(
  trx: Queryable,
  named: Pick<NamedDay, 'since' | 'reason' | 'setBy' | 'setAt'> & { readonly former: string | null },
): Promise<void> {
  const { since, reason, setBy, setAt, former } = named;
  const { rows } = await sql<{ no: number }>`
    insert into go_live (since, reason, set_by, set_at) values (${since}::date, ${reason}, ${setBy}, ${setAt})
    returning no::int as no`.execute(trx);
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (${setAt}, ${setBy}, 'go-live.day', 'I-82', 'go-live', ${rows[0]?.no ?? 0}::int,
            ${JSON.stringify({ since: former })}::jsonb, ${JSON.stringify({ since, reason })}::jsonb)`.execute(trx);
}
