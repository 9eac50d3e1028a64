import { sql } from 'kysely';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { daysSince } from './days.js';

/**
 * Queues what has come to differ between the days ahead and what stands in calendars: a new or moved day as a request, one
 * that is called off or no longer somebody’s as a cancellation, under the next SEQUENCE; an interview that was held is not
 * called off. One worker at a time; in a transaction. Answers how many, undefined where another one is at it.
 */
export async function queueInvitations(trx: Queryable, at: Date): Promise<number | undefined> {
  const lock = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('jinji-invitations')) as free`.execute(trx);
  if (lock.rows[0]?.free !== true) return undefined;
  const today = todayIn('Asia/Shanghai', at.getTime());
  const { numAffectedRows } = await sql`
    with ahead as (${daysSince(sql`${today}::date`, today)}),
    latest as (
      select distinct on (person_id, what, ref) person_id::text, what, ref, day, sequence, called_off, of_level, case_id
      from invitation order by person_id, what, ref, id desc),
    both_sides as (
      select person_id, what, ref, a.day as day, l.day as was, a.version, l.sequence,
        a.person_id is not null and not a.called_off as stands, l.person_id is not null and not l.called_off as stood,
        coalesce(a.of_level, l.of_level) as of_level, coalesce(a.case_id, l.case_id) as case_id
      from ahead a full join latest l using (person_id, what, ref)),
    differing as (
      select * from both_sides b where stands and (not stood or day <> was)
        or stood and not stands and was >= ${today}::date and not (what = 'interview' and exists (
          select from task k where k.id = b.ref and k.state = 'completed'))),
    made as (
      insert into invitation (person_id, what, ref, day, sequence, called_off, moved, of_level, case_id, queued_at)
      select p.id, x.what, x.ref, case when x.stands then x.day else x.was end,
        greatest(x.version, coalesce(x.sequence + 1, 0)), not x.stands, x.stands and x.stood, x.of_level, x.case_id, ${at}
      from differing x join person p on p.id = x.person_id and p.status <> 'left' and p.email is not null
      where exists (select from mail_service where sender is not null)
      returning id)
    insert into outbox (invitation_id, due_at, queued_at) select id, ${at}, ${at} from made order by id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
