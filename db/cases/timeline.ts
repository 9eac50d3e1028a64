import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A line of the ledger, as it was written; never changed. */
export interface TimelineEntry {
  readonly id: number;
  readonly at: Date;
  /** Employee number, or `system:<what>`. */
  readonly actor: string;
  readonly actorName: string | null;
  /** Who acted in his place, by a proxy. */
  readonly deputy: string | null;
  readonly deputyName: string | null;
  readonly act: string;
  readonly clause: string | null;
  readonly taskId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Everything that happened to a case, oldest first: what of it is told is decided over the whole (domain/sight). */
export async function listTimeline(db: Queryable, caseId: string): Promise<readonly TimelineEntry[]> {
  const { rows } = await sql<TimelineEntry>`
    select l.id, l.at, l.actor, p.name as "actorName", l.deputy,
           (select h.name from person h where h.id = l.deputy) as "deputyName", l.act, l.clause, l.task_id as "taskId", l.before, l.after
    from ledger l left join person p on p.id = l.actor
    where l.case_id = ${caseId} order by l.id`.execute(db);
  return rows;
}
