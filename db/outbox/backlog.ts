import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Mails and notices that were due an hour before an instant and that nobody has tried to send, though they may go. */
export async function countUnsent(db: Queryable, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from outbox o
    where o.state = 'waiting' and o.attempts = 0 and o.due_at < ${at}::timestamptz - interval '1 hour'
      and (o.endpoint_id is null and exists (select from mail_service where sender is not null)
        or exists (select from endpoint e where e.id = o.endpoint_id and e.state = 'on' and e.paused_until is null))`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
