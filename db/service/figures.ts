import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** What the records count of themselves, for whoever watches the service; nothing of anybody. */
export interface Figures {
  readonly tasksOpen: number;
  /** Of them past their day in Shanghai. */
  readonly tasksOverdue: number;
  readonly outboxWaiting: number;
  readonly outboxFailed: number;
  /** Acts that were taken and have no answer yet. */
  readonly actsWaiting: number;
  /** Rows that wait for their seal, and the number of the last link. */
  readonly unsealed: number;
  readonly chainHead: number;
  /** Alarms that stand, by what they are about. */
  readonly alarms: readonly { readonly code: string; readonly count: number }[];
}

/** Counts by indexes of what is open, which is small however long the service has run. */
export async function readFigures(db: Queryable): Promise<Figures> {
  const { rows } = await sql<Omit<Figures, 'alarms'>>`
    select (select count(*)::int from task where state = 'open') as "tasksOpen",
           (select count(*)::int from task where state = 'open'
             and due_on < (now() at time zone 'Asia/Shanghai')::date) as "tasksOverdue",
           (select count(*)::int from outbox where state = 'waiting') as "outboxWaiting",
           (select count(*)::int from outbox where state = 'failed') as "outboxFailed",
           (select count(*)::int from act where answered_at is null) as "actsWaiting",
           (select count(*)::int from unsealed) as unsealed,
           (select coalesce(max(no), 0)::float8 from seal) as "chainHead"`.execute(db);
  const alarms = await sql<{ code: string; count: number }>`
    select code, count(*)::int as count from alarm where cleared_at is null group by code order by code`.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('a row of counts is always there');
  return { ...counted, alarms: alarms.rows };
}
